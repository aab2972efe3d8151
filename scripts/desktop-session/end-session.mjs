// @ts-check
import { readdirSync, readFileSync, rmSync } from 'node:fs'

/**
 * This variable is in the environment of each process of a session, and only there: daemons that
 * detached themselves are found by it as well.
 */
export const SESSION_MARK = 'CONCORD_SESSION'

const GRACE_MS = 1_500
const STEP_MS = 25

/**
 * Ends every process of the session and removes its folder. Synchronous, so that it also works while
 * Node is exiting.
 * @param {string} mark
 * @param {string} home
 */
export function endSession(mark, home) {
  signalAll(mark, 'SIGTERM')
  for (let waited = 0; waited < GRACE_MS && members(mark).length > 0; waited += STEP_MS) {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, STEP_MS)
  }
  signalAll(mark, 'SIGKILL')
  rmSync(home, { recursive: true, force: true, maxRetries: 5 })
}

/**
 * @param {string} mark
 * @param {NodeJS.Signals} signal
 */
function signalAll(mark, signal) {
  for (const pid of members(mark)) {
    try {
      process.kill(pid, signal)
    } catch {
      // It has ended meanwhile.
    }
  }
}

/**
 * @param {string} mark
 * @returns {number[]}
 */
function members(mark) {
  const wanted = `${SESSION_MARK}=${mark}`
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => {
      if (!Number.isInteger(pid) || pid === process.pid) return false
      try {
        return readFileSync(`/proc/${pid}/environ`, 'latin1').split('\0').includes(wanted)
      } catch {
        return false
      }
    })
}
