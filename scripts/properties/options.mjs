// @ts-check
import { SetupError } from '../lib/talk.mjs'

/** @typedef {{ cases?: string, only?: string, seed?: string, path?: string }} PropertyOptions */

/** What each option must look like. */
const FORMS = { cases: /^[1-9]\d*$/, only: /^[a-z-]+$/, seed: /^-?\d+$/, path: /^\d+(:\d+)*$/ }

/**
 * `--cases 1000000`, `--only matching`, and to replay a failure `--seed 5 --path 12:0:3`.
 * @param {string[]} args
 * @returns {PropertyOptions}
 */
export function readPropertyOptions(args) {
  /** @type {PropertyOptions} */
  const options = {}
  const words = args.values()
  for (const word of words) {
    const [name = '', inline] = word.split('=', 2)
    const key = Object.keys(FORMS).find((one) => `--${one}` === name)
    if (key !== 'cases' && key !== 'only' && key !== 'seed' && key !== 'path') throw usage()
    const value = inline ?? words.next().value ?? ''
    if (!FORMS[key].test(value)) throw usage()
    options[key] = value
  }
  if (options.path !== undefined && (options.seed === undefined || options.only === undefined)) {
    throw usage()
  }
  return options
}

function usage() {
  return new SetupError(
    'Usage: npm run properties -- [--cases N] [--only PROPERTY [--seed S [--path P]]]',
  )
}
