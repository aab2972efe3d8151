// @ts-check
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ROOT } from './lib/paths.mjs'
import { run } from './lib/run.mjs'
import { errorCode, runMain, SetupError, talkOn } from './lib/talk.mjs'
import { tool, toolNode } from './lib/tools.mjs'

const SOURCES = [
  'src',
  'electron.vite.config.ts',
  'scripts/build',
  'package.json',
  'package-lock.json',
  'tsconfig.base.json',
]
const OUT = join(ROOT, 'out')
/** Holds the hash of the sources that `out` was made from. */
const STAMP = join(OUT, '.sources')
const BUILD_SECONDS = 300

/**
 * Bundles the app into `out`, unless what lies there was made from exactly these sources.
 * @param {import('./lib/talk.mjs').Talk} talk
 */
export async function build(talk) {
  const hash = hashSources()
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === hash) return
  talk.say('Building the app …')
  rmSync(STAMP, { force: true })
  const args = [tool('electron-vite'), 'build', '--logLevel', 'warn']
  const result = await run(toolNode(), args, { cwd: ROOT, seconds: BUILD_SECONDS })
  if (result.code !== 0) {
    throw new SetupError(`The build failed:\n${result.output.trim().slice(-4000)}`)
  }
  writeFileSync(STAMP, hash)
}

/** @returns {string} */
function hashSources() {
  const hash = createHash('sha256')
  for (const source of SOURCES) hashInto(hash, source)
  return hash.digest('hex')
}

/**
 * @param {import('node:crypto').Hash} hash
 * @param {string} path relative to the root
 */
function hashInto(hash, path) {
  const full = join(ROOT, path)
  const entries = readEntries(full)
  if (entries === undefined) {
    hash.update(`${path}\0`).update(readFileSync(full))
    return
  }
  for (const name of entries) hashInto(hash, `${path}/${name}`)
}

/**
 * @param {string} path
 * @returns {string[] | undefined} undefined for a file
 */
function readEntries(path) {
  try {
    return readdirSync(path).toSorted()
  } catch (error) {
    if (errorCode(error) === 'ENOTDIR') return undefined
    throw error
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await runMain(async () => {
    await build(talkOn(1))
    return 0
  })
}
