// @ts-check
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { errorCode, SetupError, textOf } from './talk.mjs'

/** The root of the clone. */
export const ROOT = resolve(fileURLToPath(new URL('../..', import.meta.url)))

/**
 * The per-user folder for what is too big or too slow to make again for each clone.
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {string}
 */
export function cacheFolder(env = process.env) {
  if (env.CONCORD_CACHE_DIR) return resolve(env.CONCORD_CACHE_DIR)
  return join(env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'concord')
}

/**
 * Makes a folder in the cache that is either complete or not there: `fill` works in a temporary
 * neighbour, which gets its final name at the end. A killed set-up leaves nothing half done.
 * @param {string} name
 * @param {(folder: string) => Promise<void>} fill
 * @returns {Promise<string>} the finished folder
 */
export async function cachedFolder(name, fill) {
  const cache = cacheFolder()
  const finished = join(cache, name)
  if (existsSync(finished)) return finished
  try {
    mkdirSync(cache, { recursive: true })
  } catch (error) {
    throw new SetupError(
      `The cache folder cannot be made: ${textOf(error)}`,
      'Set CONCORD_CACHE_DIR to a folder that you can write to, and run this again.',
    )
  }
  removeAbandoned(cache)
  const unfinished = join(cache, `.unfinished-${process.pid}-${name}`)
  rmSync(unfinished, { recursive: true, force: true })
  mkdirSync(unfinished)
  try {
    await fill(unfinished)
    moveIntoPlace(unfinished, finished)
  } finally {
    rmSync(unfinished, { recursive: true, force: true })
  }
  return finished
}

/**
 * @param {string} from
 * @param {string} to
 */
function moveIntoPlace(from, to) {
  try {
    renameSync(from, to)
  } catch (error) {
    // Another set-up finished the same folder first: its result is as good as ours.
    if (!existsSync(to)) throw error
  }
}

/**
 * Removes what set-ups left behind that were killed in the middle.
 * @param {string} cache
 */
function removeAbandoned(cache) {
  for (const name of readdirSync(cache)) {
    const pid = Number(/^\.unfinished-(\d+)-/.exec(name)?.[1] ?? Number.NaN)
    if (Number.isNaN(pid) || isAlive(pid)) continue
    rmSync(join(cache, name), { recursive: true, force: true })
  }
}

/**
 * @param {number} pid
 * @returns {boolean}
 */
function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return errorCode(error) === 'EPERM'
  }
}
