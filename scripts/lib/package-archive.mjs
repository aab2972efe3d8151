// @ts-check
import { createHash } from 'node:crypto'
import { createReadStream, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { run } from './run.mjs'
import { SetupError } from './talk.mjs'
import { npm, npmEnvironment } from './tools.mjs'

/** @typedef {{ name: string, version: string, integrity: string }} PinnedPackage */

/**
 * Fetches a package's archive without installing it, and proves that it is the one that was pinned.
 * @param {PinnedPackage} wanted
 * @param {string} folder an existing folder, gets the archive
 * @returns {Promise<string>} the archive's file name in that folder
 */
export async function fetchArchive({ name, version, integrity }, folder) {
  const [command, ...first] = npm()
  const args = [...first, 'pack', `${name}@${version}`, '--ignore-scripts', '--loglevel=error']
  const result = await run(command, args, { cwd: folder, env: npmEnvironment(), seconds: 600 })
  const archive = readdirSync(folder).find((file) => file.endsWith('.tgz'))
  if (result.code !== 0 || archive === undefined) {
    throw new SetupError(
      `npm could not fetch ${name} ${version}:\n${result.output.trim().slice(-1500)}`,
      'Check that npm reaches its registry (npm ping), and run this again.',
    )
  }
  const found = await sha512(join(folder, archive))
  if (found !== integrity) {
    rmSync(join(folder, archive))
    throw new SetupError(
      `${name} ${version} is not the package that was pinned, so it was thrown away.\n` +
        `  expected ${integrity}\n  got      ${found}`,
      'Whatever stands between this machine and the npm registry changes packages: find out what.',
    )
  }
  return archive
}

/**
 * Unpacks named members; relative names only, because some tars take `C:` for a remote machine.
 * @param {string} folder the archive's folder, and the one to unpack into
 * @param {string[]} args tar's arguments
 */
export async function untar(folder, args) {
  const result = await run('tar', args, { cwd: folder, seconds: 300 })
  if (result.code !== 0) throw new SetupError(`tar ${args.join(' ')} failed:\n${result.output}`)
}

/**
 * @param {string} file
 * @returns {Promise<string>} in the form that npm's lock files use
 */
async function sha512(file) {
  const hash = createHash('sha512')
  await pipeline(createReadStream(file), hash)
  return `sha512-${hash.digest('base64')}`
}
