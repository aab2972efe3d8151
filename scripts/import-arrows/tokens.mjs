// @ts-check

/**
 * @typedef {object} Token
 * @property {'word' | 'string' | 'template' | 'sign'} kind `template` is one with `${…}` in it
 * @property {string} value the text; for strings what stands between the quotes
 * @property {number} line
 */

/** After these words a slash begins a regular expression. */
const BEFORE_REGEX = new Set(
  'return typeof case in of void delete throw new do else yield await'.split(' '),
)
const WORD = /[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*/uy
const NUMBER = /\d[\w.]*/y
const SPACE = /\s+/y
const COMMENT = /\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)/y
/** A string ends with its line, so that an apostrophe in JSX text spoils that line at most. */
const QUOTED = /'(?:[^'\\\n]|\\[\s\S])*'?|"(?:[^"\\\n]|\\[\s\S])*"?/y
const REGEX = /\/(?:[^/\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*/y
const TEMPLATE_PART = /(?:[^`\\$]|\\[\s\S]|\$(?!\{))*/y

/**
 * Splits TypeScript or TSX into just enough of its tokens to find imports in it, with comments, text
 * in strings and regular expressions out of the way.
 * @param {string} source
 * @returns {Token[]}
 */
export function tokenize(source) {
  /** @type {Token[]} */
  const tokens = []
  /** Open braces since each open `${`, innermost last. @type {number[]} */
  const templates = []
  let at = 0
  let line = 1

  /** @param {RegExp} pattern */
  const take = (pattern) => {
    pattern.lastIndex = at
    const text = pattern.exec(source)?.[0]
    if (text === undefined) return undefined
    at += text.length
    return text
  }
  /** @param {Token['kind']} kind @param {string} value @param {string} text */
  const push = (kind, value, text) => {
    tokens.push({ kind, value, line })
    line += text.split('\n').length - 1
  }
  /** Reads a template from behind its backtick, or from behind a `}` in it. @param {boolean} fresh */
  const template = (fresh) => {
    const text = take(TEMPLATE_PART) ?? ''
    const whole = source[at] === '`' || at >= source.length
    push(fresh && whole ? 'string' : 'template', text, text)
    if (!whole) templates.push(0)
    at += whole ? 1 : 2
  }

  while (at < source.length) {
    const skipped = take(SPACE) ?? take(COMMENT)
    if (skipped !== undefined) {
      line += skipped.split('\n').length - 1
      continue
    }
    const sign = source.charAt(at)
    if (sign === '`') {
      at += 1
      template(true)
    } else if (sign === '}' && templates.at(-1) === 0) {
      templates.pop()
      at += 1
      template(false)
    } else if (sign === '"' || sign === "'") {
      const text = take(QUOTED) ?? ''
      push('string', text.replace(/^['"]|['"]$/g, ''), text)
    } else if (sign === '/' && mayBeginRegex(tokens.at(-1)) && take(REGEX) !== undefined) {
      push('sign', '/…/', '')
    } else {
      const word = take(WORD) ?? take(NUMBER)
      if (word !== undefined) {
        push('word', word, '')
        continue
      }
      at += 1
      push('sign', sign, '')
      const open = templates.pop()
      if (open === undefined) continue
      templates.push(open + (sign === '{' ? 1 : 0) - (sign === '}' ? 1 : 0))
    }
  }
  return tokens
}

/**
 * A slash behind a value divides, and behind `<` it closes a JSX element.
 * @param {Token | undefined} before
 * @returns {boolean}
 */
function mayBeginRegex(before) {
  if (before === undefined) return true
  if (before.kind === 'word') return BEFORE_REGEX.has(before.value)
  return before.kind === 'sign' && !')]}<'.includes(before.value)
}
