// @ts-check
import { parseSync } from 'vite'

/**
 * @typedef {object} Texts
 * @property {Map<string, string>} texts keys of what is given to `t` and `tAs`, with the line where each stands first
 * @property {Map<string, string>} units first words of what is given to `counted`
 * @property {string[]} unsaid words that a person would see and that nobody could translate
 */

/** Attributes of elements and properties of components that a person reads or hears. */
const READ =
  /^(?:title|label|alt|placeholder|aria-label|aria-description|aria-roledescription|aria-valuetext)$/

/**
 * Finds the texts of a source file.
 * @param {string} file named in what is found
 * @param {string} source
 * @param {Texts} found is added to
 */
export function findTexts(file, source, found) {
  const { program, errors } = parseSync(file, source)
  if (errors.length > 0) throw new Error(`${file} can't be read: ${errors[0]?.message ?? ''}`)
  const place = (/** @type {Node} */ node) =>
    `${file}:${source.slice(0, node.start).split('\n').length}`
  walk(program, (node) => {
    if (node.type === 'TaggedTemplateExpression') {
      const key = keyOf(node)
      if (key !== null && !found.texts.has(key)) found.texts.set(key, place(node))
    } else if (node.type === 'CallExpression' && isNamed(node.callee, 'counted')) {
      const unit = node.arguments[1]
      for (const one of unitsOf(unit)) if (!found.units.has(one)) found.units.set(one, place(node))
    } else if (node.type === 'JSXText' && isRead(node.value)) {
      found.unsaid.push(`${place(node)}: ${node.value.trim()}`)
    } else if (node.type === 'JSXAttribute' && READ.test(attributeName(node))) {
      const words = node.value?.type === 'Literal' ? String(node.value.value) : ''
      if (isRead(words)) found.unsaid.push(`${place(node)}: ${words}`)
    }
  })
}

/** Names are the same in all languages. */
const NAMES = /\b(?:AMS|Shopify|Concord|SKU)\b/g

/** @param {string} words */
function isRead(words) {
  return /\p{L}{2}/u.test(words.replace(NAMES, ''))
}

/** @typedef {import('vite').ESTree.Node & Record<string, any>} Node */

/**
 * The English text with a number for each value: "Sent to {0}"; with its meaning behind a bar where it has one.
 * @param {Node} node
 * @returns {string | null} null for other templates
 */
function keyOf({ tag, quasi }) {
  const text = quasi.quasis
    .map((/** @type {Node} */ part) => part.value.cooked)
    .reduce(
      (/** @type {string} */ key, /** @type {string} */ part, /** @type {number} */ index) =>
        `${key}{${index - 1}}${part}`,
    )
  if (tag.type === 'Identifier' && tag.name === 't') return text
  const isWithMeaning = tag.type === 'CallExpression' && tag.callee.name === 'tAs'
  return isWithMeaning ? `${text}|${tag.arguments[0].value}` : null
}

/** @param {Node} node */
function attributeName({ name }) {
  return name.type === 'JSXIdentifier' ? String(name.name) : ''
}

/**
 * @param {Node} node
 * @param {string} name
 */
function isNamed(node, name) {
  return node.type === 'Identifier' && node.name === name
}

/**
 * What is counted: one word, or one of two.
 * @param {Node | undefined} node
 * @returns {string[]}
 */
function unitsOf(node) {
  if (node?.type === 'Literal') return [String(node.value)]
  if (node?.type === 'ConditionalExpression') {
    return [...unitsOf(node.consequent), ...unitsOf(node.alternate)]
  }
  return []
}

/**
 * @param {Node} node
 * @param {(node: Node) => void} visit
 */
function walk(node, visit) {
  visit(node)
  for (const child of Object.values(node)) {
    for (const one of Array.isArray(child) ? child : [child]) {
      if (one !== null && typeof one === 'object' && typeof one.type === 'string') walk(one, visit)
    }
  }
}
