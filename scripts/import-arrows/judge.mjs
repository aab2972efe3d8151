// @ts-check
import { withoutExtension } from './source-tree.mjs'

/**
 * What the files of one folder may import. They may always import each other.
 * @typedef {object} Rule
 * @property {string} folder `*` stands for one name; each match is a folder of its own
 * @property {boolean} [filesOnly] the files right in the folder, not those of its subfolders
 * @property {string[]} may folders or files, without extension
 * @property {string[]} [never] exceptions from `may`
 * @property {'any' | 'npm' | string[]} packages `npm`: no modules of Node; `any`: these too
 * @property {string[]} [reserved] which of the reserved packages it may import
 */
/** @typedef {{ rule: Rule, folder: string, depth: number }} Home */

/**
 * @param {readonly Rule[]} rules
 * @param {readonly string[]} reserved packages that only folders which name them may import
 */
export function judgeWith(rules, reserved) {
  const homeOf = (/** @type {string} */ file) => findHome(rules, file)

  /**
   * @param {string} file
   * @param {import('./source-tree.mjs').Arrow[]} arrows
   * @returns {string[]} what is wrong, one line each
   */
  return function judge(file, arrows) {
    const home = homeOf(file)
    if (home === undefined) return [`${file}: no rule says what this folder may import`]
    const { rule, folder } = home
    return arrows.flatMap(({ kind, line, specifier, target, file: targetFile }) => {
      const where = `${file}:${line} imports ${specifier}`
      if (kind === 'computed') return [`${where}: nobody can check where that leads`]
      if (kind === 'package') {
        return mayUse(rule, target, reserved)
          ? []
          : [`${where}: ${folder} may not import ${target}`]
      }
      const targetHome = homeOf(targetFile ?? `${target}.ts`)
      if (targetHome?.folder === folder || mayReach(rule, target)) return []
      return [`${where}: ${folder} may not import ${targetHome?.folder ?? target}`]
    })
  }
}

/**
 * The rule that names a file's place most exactly.
 * @param {readonly Rule[]} rules
 * @param {string} file
 * @returns {Home | undefined}
 */
function findHome(rules, file) {
  const path = withoutExtension(file)
  /** @type {Home | undefined} */
  let best
  for (const rule of rules) {
    const depth = rule.folder.split('/').length
    const folder = path.split('/').slice(0, depth).join('/')
    if (!matches(rule.folder, folder)) continue
    const isDirectlyIn = file.split('/').length === depth + 1
    if (rule.filesOnly && !isDirectlyIn) continue
    // A rule with `*` is about subfolders, never about a file that happens to be in that place.
    if (rule.folder.endsWith('*') && file.split('/').length === depth) continue
    if (best === undefined || depth > best.depth) best = { rule, folder, depth }
  }
  return best
}

/**
 * @param {string} pattern
 * @param {string} folder
 * @returns {boolean}
 */
function matches(pattern, folder) {
  const names = folder.split('/')
  const wanted = pattern.split('/')
  return (
    names.length === wanted.length && wanted.every((name, i) => name === '*' || name === names[i])
  )
}

/**
 * @param {Rule} rule
 * @param {string} target
 * @returns {boolean}
 */
function mayReach({ may, never = [] }, target) {
  const isUnder = (/** @type {string} */ place) =>
    target === place || target.startsWith(`${place}/`)
  return may.some(isUnder) && !never.some(isUnder)
}

/**
 * @param {Rule} rule
 * @param {string} name
 * @param {readonly string[]} reserved
 * @returns {boolean}
 */
function mayUse({ packages, reserved: own = [] }, name, reserved) {
  if (reserved.includes(name)) return own.includes(name)
  if (packages === 'any') return true
  if (packages === 'npm') return !name.startsWith('node:')
  return packages.includes(name)
}
