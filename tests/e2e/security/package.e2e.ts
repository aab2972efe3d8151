import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { beforeAll, expect, test } from 'vitest'
import { electronRuntime } from '../../../scripts/electron-runtime/index.mjs'
import { talkOn } from '../../../scripts/lib/talk.mjs'
import { folderSize } from '../../../scripts/package/folder-size.mjs'
import { readFuses } from '../../../scripts/package/fuses.mjs'
import { packageApp } from '../../../scripts/package/package-app.mjs'
import { freePort } from '../../../scripts/tour/free-port.ts'
import { filesInArchive } from '../support/asar-files'
import { isPortOpen, startPackagedApp, temporaryFolder } from '../support/packaged-app'

/*
 * The package that `npm run package` makes. Playwright can't drive it, which is the point of two of its
 * fuses: so it is started as a person starts it, and what it did is read from its log and its state file.
 */

type Package = { readonly folder: string; readonly executable: string }
let made: Package

beforeAll(async () => {
  made = await packageApp(await electronRuntime(talkOn(2)))
  const megabytes = Math.round(folderSize(made.folder) / 1_000_000)
  console.log(`The package has ${megabytes} MB`)
})

test('19. the fuses of the packaged executable are set', async () => {
  const { grantFileProtocolExtraPrivileges, ...fuses } = await readFuses(made.executable)
  expect(fuses).toEqual({
    runAsNode: false,
    enableCookieEncryption: true,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    loadBrowserProcessSpecificV8Snapshot: false,
  })
  // Electron 25 does not have it yet.
  expect(grantFileProtocolExtraPrivileges ?? false).toBe(false)
})

test('it opens by itself, whatever the environment and the command line want of it', async () => {
  const folder = temporaryFolder('concord-package-')
  const canary = join(folder, 'ran')
  const script = join(folder, 'canary.cjs')
  writeFileSync(script, `require('node:fs').writeFileSync(${JSON.stringify(canary)}, '')`)
  const [inspectPort, remotePort] = [await freePort(), await freePort()]

  const app = startPackagedApp(made.executable, {
    args: [
      `--inspect=127.0.0.1:${inspectPort}`,
      `--remote-debugging-port=${remotePort}`,
      '--require',
      script,
      script,
    ],
    env: {
      ELECTRON_RUN_AS_NODE: '1',
      NODE_OPTIONS: `--require ${script}`,
      CONCORD_SQLITE_BINDING: join(folder, 'somebody-elses.node'),
    },
  })
  try {
    for (const line of [
      'The window is shown',
      'The screens ask for the engine',
      'The engine is ready',
    ])
      await app.hasLogged(line)
    expect(await Promise.all([inspectPort, remotePort].map(isPortOpen))).toEqual([false, false])
    expect(existsSync(canary)).toBe(false)
  } finally {
    await app.end()
  }
  expect(app.log()).not.toContain('[error]')
  const state = new Database(app.stateFile, { readonly: true })
  const products: unknown = state.prepare('select count(*) from ams_product').pluck().get()
  state.close()
  expect(products).toBeGreaterThan(0)
})

test('it holds what the app loads and nothing else', () => {
  const resources = resourcesOf(made)
  const packed = filesInArchive(join(resources, 'app.asar'))
  const folders = new Set(packed.map((file) => file.split('/').slice(0, 2).join('/')))
  expect([...folders].toSorted()).toEqual([
    'node_modules/better-sqlite3',
    'node_modules/csv-stringify',
    'node_modules/keytar',
    'out/main',
    'out/preload',
    'out/renderer',
    'package.json',
  ])
  const kinds = new Set(packed.map((file) => file.replace(/^.*?(\.[a-z0-9]+)?$/, '$1')))
  expect([...kinds].toSorted()).toEqual([
    '',
    '.cjs',
    '.css',
    '.html',
    '.js',
    '.json',
    '.md',
    '.node',
    '.woff2',
  ])
  const scripts = packed.filter((file) => /^out\/.*\.c?js$/.test(file))
  expect(scripts).toContain('out/main/engine.cjs')
  expect(packed.filter((file) => /(?:store|ams-server)-cli/.test(file))).toEqual([])

  const beside = readdirSync(resources, { recursive: true, encoding: 'utf8' })
  const native = beside.filter((file) => file.endsWith('.node'))
  expect(native.length).toBeGreaterThanOrEqual(2)
  expect(native.filter((file) => !file.startsWith('app.asar.unpacked'))).toEqual([])
  // An app beside the archive would be somebody else's.
  expect(beside).not.toContain('app')
  expect(beside).not.toContain('default_app.asar')
  expect(readFileSync(join(resources, 'sample', 'shop.json')).length).toBeGreaterThan(0)
})

test('installers are made with the official Electron only', async () => {
  const fallback = { kind: 'fallback', executable: '', version: '25.1.1', env: {} } as const
  await expect(packageApp(fallback, { installers: true })).rejects.toThrow('official Electron only')
})

function resourcesOf({ folder }: Package): string {
  return process.platform === 'darwin'
    ? join(folder, 'Concord.app', 'Contents', 'Resources')
    : join(folder, 'resources')
}
