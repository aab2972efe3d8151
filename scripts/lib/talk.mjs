// @ts-check
/** @typedef {{ say: (text: string) => void, fd: 1 | 2 }} Talk */

/** A failure whose text already tells the person what to do next: no stack is shown for it. */
export class SetupError extends Error {
  /**
   * @param {string} what what went wrong, in one sentence
   * @param {string} [next] the next step for the person in front of the screen
   */
  constructor(what, next) {
    super(next === undefined ? what : `${what}\n\n${next}`)
    this.name = 'SetupError'
  }
}

/**
 * Where lines for people go. `npm run store` needs stdout for itself and talks on stderr.
 * @param {1 | 2} fd
 * @returns {Talk}
 */
export function talkOn(fd) {
  const stream = fd === 1 ? process.stdout : process.stderr
  return { fd, say: (text) => void stream.write(`${text}\n`) }
}

/**
 * Runs a script's main function: a SetupError is shown as text, anything else with its stack.
 * @param {() => Promise<number>} main returns the exit code
 */
export async function runMain(main) {
  try {
    process.exitCode = await main()
  } catch (error) {
    process.stderr.write(`\n${textOf(error)}\n`)
    process.exitCode = 1
  }
}

/**
 * @param {unknown} error
 * @returns {string}
 */
export function textOf(error) {
  if (error instanceof SetupError) return error.message
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

/**
 * @param {unknown} error
 * @returns {unknown} such as `ENOENT`
 */
export function errorCode(error) {
  return error instanceof Error && 'code' in error ? error.code : undefined
}
