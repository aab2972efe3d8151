// @ts-check
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../lib/paths.mjs'
import { run } from '../lib/run.mjs'
import { SetupError } from '../lib/talk.mjs'
import { npm, npmEnvironment } from '../lib/tools.mjs'

/** @typedef {{ packages: Record<string, { version?: string, optional?: boolean, link?: boolean }> }} Lock */

const INSTALL_SECONDS = 900
/** Made by install scripts: they are missing when somebody installed with --ignore-scripts. */
const MADE_BY_SCRIPTS = [
  ['keytar', 'build', 'Release', 'keytar.node'],
  ['node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node'],
]

/**
 * Installs the packages of package-lock.json, unless exactly these are there.
 * @param {import('../lib/talk.mjs').Talk} talk
 * @param {() => string | undefined} compilerHint says what is missing for compiling, if anything is
 */
export async function ensureNodePackages(talk, compilerHint) {
  if (areNodePackagesInstalled()) return
  talk.say('Node packages: installing them with npm ci (about a minute) …')
  const [command, ...first] = npm()
  const result = await run(command, [...first, 'ci', '--loglevel=error'], {
    cwd: ROOT,
    env: npmEnvironment(),
    seconds: INSTALL_SECONDS,
  })
  if (result.code !== 0) {
    throw new SetupError(
      `npm ci failed:\n${result.output.trim().slice(-3000)}`,
      compilerHint() ?? 'Check that npm reaches its registry (npm ping), and run this again.',
    )
  }
  talk.say('Node packages: installed.')
}

/** @returns {boolean} */
export function areNodePackagesInstalled() {
  const wanted = readLock(join(ROOT, 'package-lock.json'))
  // npm writes this file at the very end, so an install that was killed has none.
  const installed = readLock(join(ROOT, 'node_modules', '.package-lock.json'))
  if (wanted === undefined || installed === undefined || !isInstallOf(installed, wanted))
    return false
  return MADE_BY_SCRIPTS.every((path) => existsSync(join(ROOT, 'node_modules', ...path)))
}

/**
 * Whether what npm wrote down about node_modules is an install of this lock file. Optional packages
 * may be absent: most of them are for other systems.
 * @param {Lock} installed
 * @param {Lock} wanted
 * @returns {boolean}
 */
export function isInstallOf(installed, wanted) {
  for (const [path, { version }] of Object.entries(installed.packages)) {
    if (path !== '' && wanted.packages[path]?.version !== version) return false
  }
  return Object.entries(wanted.packages).every(
    ([path, about]) => path === '' || about.optional || about.link || path in installed.packages,
  )
}

/**
 * @param {string} path
 * @returns {Lock | undefined}
 */
function readLock(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return undefined
  }
}
