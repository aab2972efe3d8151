// @ts-check
import { spawn } from 'node:child_process'
import { Socket } from 'node:net'
import { SetupError } from '../lib/talk.mjs'

const SCREEN = '1600x1000x24'
const START_MS = 20_000

/**
 * Starts an X server without a monitor. It picks a free display number itself, and is found and ended
 * by the session's mark in its environment.
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<string>} the value for DISPLAY
 */
export function startVirtualScreen(env) {
  const args = ['-displayfd', '3', '-screen', '0', SCREEN, '-nolisten', 'tcp', '-noreset']
  return new Promise((resolve, reject) => {
    const server = spawn('Xvfb', args, { env, stdio: ['ignore', 'ignore', 'pipe', 'pipe'] })
    let said = ''
    const fail = (/** @type {string} */ why) => {
      clearTimeout(timer)
      reject(new SetupError(`The virtual screen (Xvfb) did not start: ${why}\n${said}`.trim()))
    }
    const timer = setTimeout(() => fail('it took too long.'), START_MS)
    server.on('error', (error) => fail(error.message))
    server.on('exit', (code) => fail(`it ended with code ${code}.`))
    server.stderr?.on('data', (chunk) => {
      said = (said + chunk).slice(-2000)
    })
    let number = ''
    server.stdio[3]?.on('data', (chunk) => {
      number += chunk
      if (!number.includes('\n')) return
      clearTimeout(timer)
      // From here on it must not keep this process alive.
      server.unref()
      unref(server.stderr)
      unref(server.stdio[3])
      resolve(`:${number.trim()}`)
    })
  })
}

/** @param {unknown} stream a pipe of a child, which is a socket, though its type doesn't say so */
function unref(stream) {
  if (stream instanceof Socket) stream.unref()
}
