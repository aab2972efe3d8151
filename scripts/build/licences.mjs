// @ts-check
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { dirname, join, sep } from 'node:path'
import { ROOT } from '../lib/paths.mjs'

/** @typedef {{ name: string, version: string, licence: string, text: string }} Licence */

const LIST = 'licences.json'
const MODULES = `${sep}node_modules${sep}`
const LICENCE_FILE = /^(licen[cs]e|copying|notice)([-.].*)?$/i

/**
 * Writes beside what it builds the list of the packages that went into it or are loaded by it, each with the words
 * of its licence. About shows it. `also` names packages of which only files are taken, such as fonts.
 * @param {{ also?: readonly string[] }} [options]
 * @returns {import('vite').Plugin}
 */
export function licences({ also = [] } = {}) {
  return {
    name: 'concord-licences',
    generateBundle(_options, bundle) {
      const folders = new Set(also.map((name) => folderOf(name)))
      for (const id of this.getModuleIds()) {
        const folder = packageFolder(id)
        if (folder !== null) folders.add(folder)
      }
      for (const part of Object.values(bundle)) {
        if (part.type !== 'chunk') continue
        for (const name of [...part.imports, ...part.dynamicImports]) {
          if (!Object.hasOwn(bundle, name) && isPackage(name)) folders.add(folderOf(name))
        }
      }
      const list = [...folders].map((folder) => licenceOf(folder))
      list.sort((a, b) => a.name.localeCompare(b.name))
      this.emitFile({ type: 'asset', fileName: LIST, source: JSON.stringify(list) })
    },
  }
}

/**
 * The folder of the package that a module is of; null for our own modules and those that the bundler makes.
 * @param {string} id
 */
export function packageFolder(id) {
  const path = (id.replace(/^\0+/, '').split('?')[0] ?? '').replaceAll('/', sep)
  const at = path.lastIndexOf(MODULES)
  if (at === -1) return null
  const [scopeOrName = '', name = ''] = path.slice(at + MODULES.length).split(sep)
  const folder = scopeOrName.startsWith('@') ? join(scopeOrName, name) : scopeOrName
  const found = join(path.slice(0, at), 'node_modules', folder)
  return existsSync(join(found, 'package.json')) ? found : null
}

/** @param {string} name */
function isPackage(name) {
  return !name.startsWith('node:') && name !== 'electron' && !builtinModules.includes(name)
}

/** @param {string} name of a package, or of a part of one, such as "csv-stringify/sync" */
function folderOf(name) {
  const [scopeOrName = '', second = ''] = name.split('/')
  const folder = join(
    ROOT,
    'node_modules',
    scopeOrName.startsWith('@') ? join(scopeOrName, second) : scopeOrName,
  )
  if (!existsSync(join(folder, 'package.json'))) throw new Error(`${name} is not installed`)
  return folder
}

/**
 * @param {string} folder
 * @returns {Licence}
 */
export function licenceOf(folder) {
  /** @type {{ name?: string, version?: string, license?: string | { type?: string } }} */
  const about = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const licence = typeof about.license === 'object' ? about.license.type : about.license
  const texts = readdirSync(folder)
    .filter((name) => LICENCE_FILE.test(name))
    .sort()
    .map((name) => readFileSync(join(folder, name), 'utf8').trim())
  if (!about.name || !licence)
    throw new Error(`${dirname(folder)} does not say its name or licence`)
  return { name: about.name, version: about.version ?? '', licence, text: texts.join('\n\n') }
}
