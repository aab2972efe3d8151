// @ts-check
import { SetupError } from '../lib/talk.mjs'

export const PARTS = /** @type {const} */ (['checks', 'unit', 'engine', 'e2e'])
/** @typedef {typeof PARTS[number]} Part */

/**
 * `--only unit` runs one part, further words pick test files by a piece of their path, `--all` takes the long
 * tests of the desktop along.
 * @param {string[]} args
 * @returns {{ parts: Set<Part>, filters: string[], all: boolean }}
 */
export function readOptions(args) {
  /** @type {Set<Part>} */
  const parts = new Set()
  const filters = []
  let all = false
  const words = args.values()
  for (const arg of words) {
    if (arg === '--only') {
      parts.add(asPart(words.next().value))
    } else if (arg.startsWith('--only=')) {
      parts.add(asPart(arg.slice('--only='.length)))
    } else if (arg === '--all') {
      all = true
    } else if (arg.startsWith('-')) {
      throw usage()
    } else {
      filters.push(arg)
    }
  }
  return { parts: parts.size === 0 ? new Set(PARTS) : parts, filters, all }
}

/**
 * @param {string | undefined} word
 * @returns {Part}
 */
function asPart(word) {
  const part = PARTS.find((candidate) => candidate === word)
  if (part === undefined) throw usage()
  return part
}

function usage() {
  return new SetupError(
    `Usage: npm test -- [--all] [--only ${PARTS.join('|')}] [piece of a test file’s path …]`,
  )
}
