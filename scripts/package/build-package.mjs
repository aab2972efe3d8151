// @ts-check
// Run by package-app.mjs as a process of its own, with a time limit.
import { rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { Arch, build, Platform } from 'electron-builder'
import { ROOT } from '../lib/paths.mjs'
import { readFuses } from './fuses.mjs'

/** @typedef {import('electron-builder').Configuration} Configuration */
/**
 * @typedef {object} PackageOrder
 * @property {string} executable the Electron whose folder is packed
 * @property {string} version
 * @property {string} [sqliteBinding] for a runtime that can't load the one that better-sqlite3 ships
 * @property {boolean} installers
 */

/** @type {PackageOrder} */
const order = JSON.parse(process.argv[2] ?? '')

await build({
  projectDir: ROOT,
  publish: 'never',
  targets: Platform.current().createTarget(
    order.installers ? null : 'dir',
    Arch[/** @type {keyof typeof Arch} */ (process.arch)],
  ),
  config: {
    electronVersion: order.version,
    electronDist: dirname(order.executable),
    // An app that takes any folder from the command line: for developers, never for a package.
    afterExtract: async ({ appOutDir }) => {
      rmSync(join(appOutDir, 'resources', 'app'), { recursive: true, force: true })
    },
    beforePack: async ({ packager: { config } }) => {
      dropMissingFuses(config, await readFuses(order.executable))
      if (order.sqliteBinding !== undefined) addSqliteBinding(config, order.sqliteBinding)
    },
  },
})

/**
 * An older Electron has fewer fuses, and electron-builder stops at one that is not there.
 * @param {Configuration} config
 * @param {Record<string, boolean>} known
 */
function dropMissingFuses(config, known) {
  const wanted = Object.entries(config.electronFuses ?? {})
  Object.assign(config, {
    electronFuses: Object.fromEntries(wanted.filter(([name]) => name in known)),
  })
}

/**
 * better-sqlite3 looks for one that was compiled on purpose before it takes the one that it ships.
 * @param {Configuration} config
 * @param {string} binding
 */
function addSqliteBinding(config, binding) {
  if (!Array.isArray(config.files)) throw new Error('electron-builder.yml has no list of files')
  config.files.push({
    from: dirname(binding),
    to: 'node_modules/better-sqlite3/build/Release',
    filter: [basename(binding)],
  })
}
