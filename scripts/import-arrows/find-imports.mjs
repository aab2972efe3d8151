// @ts-check
import { tokenize } from './tokens.mjs'

/** @typedef {import('./tokens.mjs').Token} Token */
/**
 * @typedef {object} Import
 * @property {string | undefined} specifier undefined when it is computed while the program runs
 * @property {number} line
 */

/**
 * Every import of a source file: static, `export … from`, dynamic, of types, and `require`.
 * @param {string} source
 * @returns {Import[]}
 */
export function findImports(source) {
  const tokens = tokenize(source)
  /** @type {Import[]} */
  const found = []
  tokens.forEach((token, index) => {
    if (token.kind !== 'word' || isSign(tokens[index - 1], '.')) return
    const specifier = specifierAt(tokens, index)
    if (specifier === undefined) return
    found.push({ specifier: specifier === COMPUTED ? undefined : specifier, line: token.line })
  })
  return found
}

/** More tokens than any list of imported names has; it only bounds the walk. */
const MAX_NAMES = 2000
/** Stands for a specifier that can't be read from the source. */
const COMPUTED = '\0'

/**
 * @param {Token[]} tokens
 * @param {number} index of a word
 * @returns {string | undefined} undefined when no import begins here
 */
function specifierAt(tokens, index) {
  const next = tokens[index + 1]
  switch (tokens[index]?.value ?? '') {
    case 'import':
      if (isSign(next, '(')) return called(tokens[index + 2])
      if (next?.kind === 'string') return next.value
      return behindFrom(tokens, index + 1)
    case 'export': {
      const list = next?.value === 'type' ? index + 2 : index + 1
      const isList = isSign(tokens[list], '{') || isSign(tokens[list], '*')
      return isList ? behindFrom(tokens, list) : undefined
    }
    case 'require':
      return isSign(next, '(') && tokens[index + 2]?.kind === 'string'
        ? tokens[index + 2]?.value
        : undefined
    default:
      return undefined
  }
}

/**
 * @param {Token | undefined} argument
 * @returns {string}
 */
function called(argument) {
  return argument?.kind === 'string' ? argument.value : COMPUTED
}

/**
 * Walks over the names between `import` or `export` and `from`.
 * @param {Token[]} tokens
 * @param {number} start
 * @returns {string | undefined}
 */
function behindFrom(tokens, start) {
  let depth = 0
  for (const [offset, token] of tokens.slice(start, start + MAX_NAMES).entries()) {
    const next = tokens[start + offset + 1]
    if (depth === 0 && token.value === 'from' && next?.kind === 'string') return next.value
    if (isSign(token, '{')) depth += 1
    else if (isSign(token, '}')) {
      depth -= 1
      const goesOn = next?.value === 'from' || isSign(next, ',')
      if (!goesOn) return undefined
    } else if (token.kind === 'sign' && token.value !== ',' && token.value !== '*') return undefined
    else if (token.kind === 'template') return undefined
  }
  return undefined
}

/**
 * @param {Token | undefined} token
 * @param {string} value
 * @returns {boolean}
 */
function isSign(token, value) {
  return token?.kind === 'sign' && token.value === value
}
