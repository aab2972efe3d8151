// @ts-check
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { NEEDS } from './system-needs.mjs'

/** @typedef {import('./system-needs.mjs').Need} Need */
/** @typedef {import('./system-needs.mjs').Group} Group */

/**
 * @param {Group[]} groups
 * @returns {Need[]}
 */
export function missingNeeds(groups) {
  const libraries = knownLibraries()
  return NEEDS.filter(({ group, probe }) => {
    if (!groups.includes(group)) return false
    if ('library' in probe) return libraries !== undefined && !libraries.has(probe.library)
    if ('command' in probe) return !probe.command.some(isOnPath)
    return !hasPkgConfigFile(probe.pkgConfig)
  })
}

/** @returns {Set<string> | undefined} undefined where the system keeps no such list */
function knownLibraries() {
  const ldconfig = ['/sbin/ldconfig', '/usr/sbin/ldconfig'].find((path) => existsSync(path))
  const list = ldconfig === undefined ? '' : output(ldconfig, ['-p'])
  const names = [...list.matchAll(/^\s+(\S+) \(/gm)].map((match) => match[1] ?? '')
  return names.length === 0 ? undefined : new Set(names)
}

/**
 * @param {string} command
 * @returns {boolean}
 */
function isOnPath(command) {
  const folders = (process.env.PATH ?? '').split(delimiter)
  return folders.some((folder) => folder !== '' && existsSync(join(folder, command)))
}

/**
 * @param {string} file
 * @returns {boolean}
 */
function hasPkgConfigFile(file) {
  const fixed = [
    '/usr/lib/pkgconfig',
    '/usr/lib64/pkgconfig',
    '/usr/share/pkgconfig',
    '/usr/local/lib/pkgconfig',
  ]
  const perArchitecture = readdirSync('/usr/lib')
    .filter((name) => name.endsWith('-gnu') || name.includes('-linux-'))
    .map((name) => `/usr/lib/${name}/pkgconfig`)
  const asked = (process.env.PKG_CONFIG_PATH ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '')
  return [...asked, ...fixed, ...perArchitecture].some((folder) => existsSync(join(folder, file)))
}

/**
 * @param {string} command
 * @param {string[]} args
 * @returns {string} empty when the command fails
 */
export function output(command, args) {
  try {
    return execFileSync(command, args, {
      encoding: 'utf8',
      timeout: 20_000,
      stdio: ['ignore', 'pipe', 'ignore'],
    })
  } catch {
    return ''
  }
}
