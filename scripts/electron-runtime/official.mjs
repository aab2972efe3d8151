// @ts-check
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../lib/paths.mjs'
import { run } from '../lib/run.mjs'
import { toolNode } from '../lib/tools.mjs'

/** @typedef {import('./index.mjs').ElectronRuntime} ElectronRuntime */

const PACKAGE = join(ROOT, 'node_modules', 'electron')
/** Remembers that the download failed: a network that swallows packets would cost minutes each time. */
const FAILED_STAMP = join(PACKAGE, '.download-failed')
const RETRY_AFTER_MS = 24 * 3600 * 1000
const DOWNLOAD_SECONDS = 300

/**
 * Electron as its makers publish it: the runtime of everyone whose network reaches their releases.
 * @param {import('../lib/talk.mjs').Talk} talk
 * @returns {Promise<ElectronRuntime | undefined>}
 */
export async function officialElectron(talk) {
  const found = installed()
  if (found !== undefined) return found
  if (failedLately()) return undefined
  talk.say('Electron: fetching the official release (about 100 MB) …')
  const script = join(PACKAGE, 'install.js')
  const result = await run(toolNode(), [script], { seconds: DOWNLOAD_SECONDS })
  const fetched = result.code === 0 ? installed() : undefined
  if (fetched === undefined) {
    writeFileSync(FAILED_STAMP, `${Date.now()}\n`)
    talk.say('Electron: the official release is out of reach from this network.')
  }
  return fetched
}

/** @returns {ElectronRuntime | undefined} */
function installed() {
  try {
    const { version } = JSON.parse(readFileSync(join(PACKAGE, 'package.json'), 'utf8'))
    const unpacked = readFileSync(join(PACKAGE, 'dist', 'version'), 'utf8').trim()
    const executable = join(PACKAGE, 'dist', readFileSync(join(PACKAGE, 'path.txt'), 'utf8'))
    if (unpacked.replace(/^v/, '') !== version || !existsSync(executable)) return undefined
    return { kind: 'official', executable, version, env: {} }
  } catch {
    return undefined
  }
}

/** @returns {boolean} */
function failedLately() {
  try {
    return Date.now() - Number(readFileSync(FAILED_STAMP, 'utf8')) < RETRY_AFTER_MS
  } catch {
    return false
  }
}
