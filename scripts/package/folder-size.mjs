// @ts-check
import { lstatSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/**
 * The bytes of all files under a folder; a link counts as itself.
 * @param {string} folder
 * @returns {number}
 */
export function folderSize(folder) {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => lstatSync(join(folder, name)))
    .reduce((sum, found) => sum + (found.isDirectory() ? 0 : found.size), 0)
}
