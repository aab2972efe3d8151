// @ts-check
// Run by package-app.mjs as a process of its own, with a time limit.
import { rmSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { Arch, build, Platform } from 'electron-builder'
import { ROOT } from '../lib/paths.mjs'
import { missingFuses } from './fuses.mjs'

/** @typedef {import('electron-builder').Configuration} Configuration */
/**
 * @typedef {object} PackageOrder
 * @property {string} executable the Electron whose folder is packed
 * @property {string} version
 * @property {string} [sqliteBinding] for a runtime that can't load the one that better-sqlite3 ships
 * @property {boolean} installers
 */

/** @type {PackageOrder} */
const order = JSON.parse(process.argv[2] ?? '')

await build({
  projectDir: ROOT,
  publish: 'never',
  targets: Platform.current().createTarget(
    order.installers ? null : 'dir',
    Arch[/** @type {keyof typeof Arch} */ (process.arch)],
  ),
  config: {
    electronVersion: order.version,
    electronDist: electronFolder(order.executable),
    // An app that takes any folder from the command line: for developers, never for a package.
    afterExtract: async ({ appOutDir }) => {
      rmSync(join(appOutDir, 'resources', 'app'), { recursive: true, force: true })
    },
    beforePack: async ({ packager: { config } }) => {
      dropFuses(config, await missingFuses(order.executable))
      if (order.sqliteBinding !== undefined) addSqliteBinding(config, order.sqliteBinding)
    },
  },
})

/**
 * What is packed: all that Electron's makers put into one folder.
 * @param {string} executable
 * @returns {string}
 */
function electronFolder(executable) {
  // On macOS it lies deep inside: Electron.app/Contents/MacOS/Electron.
  return process.platform === 'darwin' ? resolve(executable, '../../../..') : dirname(executable)
}

/**
 * An older Electron has fewer fuses, and electron-builder stops at one that is not there.
 * @param {Configuration} config
 * @param {readonly string[]} missing
 */
function dropFuses(config, missing) {
  const wanted = Object.entries(config.electronFuses ?? {})
  Object.assign(config, {
    electronFuses: Object.fromEntries(wanted.filter(([name]) => !missing.includes(name))),
  })
}

/**
 * better-sqlite3 looks for one that was compiled on purpose before it takes the one that it ships.
 * @param {Configuration} config
 * @param {string} binding
 */
function addSqliteBinding(config, binding) {
  if (!Array.isArray(config.files)) throw new Error('electron-builder.yml has no list of files')
  config.files.push({
    from: dirname(binding),
    to: 'node_modules/better-sqlite3/build/Release',
    filter: [basename(binding)],
  })
}
