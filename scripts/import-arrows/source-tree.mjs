// @ts-check
import { readdirSync, readFileSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { join, posix } from 'node:path'
import { findImports } from './find-imports.mjs'

/**
 * @typedef {object} Arrow one import of one file
 * @property {number} line
 * @property {string} specifier as written
 * @property {'path' | 'package' | 'computed'} kind
 * @property {string} target a path from the root without its extension, or a package's name
 * @property {string | undefined} file the source file that a path leads to, if there is one
 */
/** @typedef {Map<string, Arrow[]>} SourceTree imports by file, as paths from the root with slashes */

const SOURCE = /\.tsx?$/
const ENDINGS = ['', '.ts', '.tsx', '.d.ts', '/index.ts', '/index.tsx']

/**
 * Reads all sources below a folder and where their imports lead to.
 * @param {string} root
 * @param {string} folder
 * @param {Record<string, string>} aliases
 * @returns {SourceTree}
 */
export function readSourceTree(root, folder, aliases) {
  const files = new Set(listSources(root, folder))
  /** @type {SourceTree} */
  const tree = new Map()
  for (const file of files) {
    const imports = findImports(readFileSync(join(root, file), 'utf8'))
    tree.set(
      file,
      imports.map(({ specifier, line }) => ({ line, ...follow(file, specifier, files, aliases) })),
    )
  }
  return tree
}

/**
 * @param {string} root
 * @param {string} folder
 * @returns {string[]}
 */
function listSources(root, folder) {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = posix.join(folder, entry.name)
    if (entry.isDirectory()) return listSources(root, path)
    return SOURCE.test(entry.name) ? [path] : []
  })
}

/**
 * @param {string} from
 * @param {string | undefined} specifier
 * @param {Set<string>} files
 * @param {Record<string, string>} aliases
 * @returns {Omit<Arrow, 'line'>}
 */
function follow(from, specifier, files, aliases) {
  if (specifier === undefined) {
    return { kind: 'computed', specifier: 'a computed path', target: '', file: undefined }
  }
  const path = toPath(from, specifier, aliases)
  if (path === undefined) {
    return { kind: 'package', specifier, target: packageName(specifier), file: undefined }
  }
  const candidates = [path, path.replace(/\.js(x?)$/, '.ts$1')]
  const file = candidates
    .flatMap((start) => ENDINGS.map((end) => start + end))
    .find((name) => files.has(name))
  return { kind: 'path', specifier, target: withoutExtension(file ?? path), file }
}

/**
 * @param {string} from
 * @param {string} specifier
 * @param {Record<string, string>} aliases
 * @returns {string | undefined} undefined for packages
 */
function toPath(from, specifier, aliases) {
  const bare = specifier.replace(/\?.*$/, '')
  if (/^\.\.?(\/|$)/.test(bare)) return posix.join(posix.dirname(from), bare)
  for (const [alias, folder] of Object.entries(aliases)) {
    if (bare === alias || bare.startsWith(`${alias}/`))
      return posix.join(folder, bare.slice(alias.length))
  }
  return undefined
}

/**
 * @param {string} specifier
 * @returns {string} Node's own modules always with `node:`
 */
function packageName(specifier) {
  if (specifier.startsWith('node:')) return specifier
  if (isBuiltin(specifier)) return `node:${specifier}`
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/')
}

/**
 * @param {string} path
 * @returns {string}
 */
export function withoutExtension(path) {
  return path.replace(/(\/index)?(\.d)?\.tsx?$/, '')
}
