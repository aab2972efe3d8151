// @ts-check
import { spawn } from 'node:child_process'
import { constants } from 'node:os'

/**
 * @typedef {object} RunOptions
 * @property {string} [cwd]
 * @property {NodeJS.ProcessEnv} [env] the whole environment of the child
 * @property {number} seconds the child and what it started are ended after this time
 * @property {1 | 2} [showOn] let the child write to this stream; without it, output is collected
 * @property {boolean} [separateStreams] with `showOn: 1`: stderr stays stderr (the default sends both to `showOn`)
 */
/**
 * @typedef {object} RunResult
 * @property {number} code the exit code; 128 + signal number when a signal ended the child
 * @property {string} output what the child wrote, when it was collected
 * @property {boolean} timedOut
 */

/** How long a child may clean up after SIGTERM before it is killed. */
const GRACE_MS = 4_000
/** Collected output beyond this length is dropped from its beginning. */
const MAX_OUTPUT = 400_000

const isWindows = process.platform === 'win32'
/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set()
let watchingSignals = false
/** A signal came: we end as soon as the children have. */
let ending = false

/**
 * Runs a command, always with a time limit. On POSIX each child leads its own process group, so that
 * ending it ends what it started as well.
 * @param {string} command
 * @param {string[]} args
 * @param {RunOptions} options
 * @returns {Promise<RunResult>}
 */
export function run(command, args, { cwd, env, seconds, showOn, separateStreams = false }) {
  passSignalsOn()
  // Nothing new begins now; whoever waits for it ends with the process.
  if (ending) return new Promise(() => undefined)
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env: env ?? process.env,
      detached: !isWindows,
      stdio:
        showOn === undefined
          ? ['ignore', 'pipe', 'pipe']
          : ['ignore', showOn, separateStreams ? 2 : showOn],
    })
    running.add(child)
    let output = ''
    let timedOut = false
    const collect = (/** @type {Buffer} */ chunk) => {
      output = (output + chunk.toString()).slice(-MAX_OUTPUT)
    }
    child.stdout?.on('data', collect)
    child.stderr?.on('data', collect)
    const timer = setTimeout(() => {
      timedOut = true
      endTree(child)
    }, seconds * 1000)
    child.on('error', (error) => {
      clearTimeout(timer)
      running.delete(child)
      reject(error)
    })
    child.on('exit', (code, signal) => {
      clearTimeout(timer)
      running.delete(child)
      if (timedOut) signalTree(child, 'SIGKILL')
      const done = () => resolve({ code: exitCode(code, signal), output, timedOut })
      child.once('close', done)
      // A grandchild that lives on may keep the pipes open; it is not waited for.
      setTimeout(done, 500).unref()
    })
  })
}

/**
 * @param {number | null} code
 * @param {NodeJS.Signals | null} signal
 * @returns {number}
 */
export function exitCode(code, signal) {
  if (code !== null) return code
  return signal === null ? 1 : 128 + (constants.signals[signal] ?? 0)
}

/** @param {import('node:child_process').ChildProcess} child */
function endTree(child) {
  signalTree(child, 'SIGTERM')
  setTimeout(() => signalTree(child, 'SIGKILL'), GRACE_MS).unref()
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {NodeJS.Signals} signal
 */
function signalTree(child, signal) {
  if (child.pid === undefined) return
  try {
    if (isWindows) child.kill(signal)
    else process.kill(-child.pid, signal)
  } catch {
    // It has ended by itself.
  }
}

/** Ends all children at once, for when there is no time left to ask them. */
export function endAllNow() {
  for (const child of running) signalTree(child, 'SIGKILL')
}

/**
 * Children in their own process groups don't hear Ctrl-C: it is passed on, and then we end as well. A
 * signal may come twice (to the whole group, and handed on by a parent): the second one must not end us
 * before the children have ended and everything is cleaned up.
 */
export function passSignalsOn() {
  if (watchingSignals) return
  watchingSignals = true
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => {
      if (ending) return
      ending = true
      for (const child of running) endTree(child)
      const deadline = Date.now() + GRACE_MS + 500
      const timer = setInterval(() => {
        if (running.size > 0 && Date.now() < deadline) return
        clearInterval(timer)
        process.exit(exitCode(null, signal))
      }, 50)
    })
  }
}
