// @ts-check
import { createHash } from 'node:crypto'
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { cachedFolder, ROOT } from '../lib/paths.mjs'
import { run } from '../lib/run.mjs'
import { SetupError } from '../lib/talk.mjs'
import { hostNode, nodeGyp, npmEnvironment } from '../lib/tools.mjs'
import { REPLACEMENTS, replaceExactly } from './sqlite-patch.mjs'

const PACKAGE = join(ROOT, 'node_modules', 'better-sqlite3')
const NODE_ADDON_API = join(ROOT, 'node_modules', 'node-addon-api')
const FILE = 'better_sqlite3.node'
const VERIFY = fileURLToPath(new URL('verify-sqlite.cjs', import.meta.url))

/**
 * A build of better-sqlite3 for the fallback Electron. It is made in the cache from a copy of the
 * installed package, so node_modules stays as npm made it.
 * @param {string} electron the executable that has to load it
 * @param {import('../lib/talk.mjs').Talk} talk
 * @returns {Promise<string>} the `.node` file
 */
export async function sqliteBinding(electron, talk) {
  const { version } = readPackage(PACKAGE)
  const folder = await cachedFolder(
    `better-sqlite3-${version}-napi8-${key()}`,
    async (unfinished) => {
      talk.say('better-sqlite3: compiling it for this Electron (once, about 75 seconds) …')
      const copy = join(unfinished, 'source')
      copyPatched(copy)
      await compile(copy)
      const binding = join(unfinished, FILE)
      cpSync(join(copy, 'build', 'Release', FILE), binding)
      rmSync(copy, { recursive: true })
      await verify(electron, binding)
    },
  )
  return join(folder, FILE)
}

/** @param {string} copy */
function copyPatched(copy) {
  mkdirSync(copy)
  for (const part of ['binding.gyp', 'package.json', 'deps', 'lib', 'src']) {
    cpSync(join(PACKAGE, part), join(copy, part), { recursive: true })
  }
  cpSync(NODE_ADDON_API, join(copy, 'node_modules', 'node-addon-api'), { recursive: true })
  for (const replacement of REPLACEMENTS) {
    const path = join(copy, replacement.file)
    writeFileSync(path, replaceExactly(readFileSync(path, 'utf8'), replacement))
  }
}

/** @param {string} copy */
async function compile(copy) {
  const gyp = nodeGyp()
  if (gyp === undefined) {
    throw new SetupError('node-gyp, which comes with npm, was not found.', 'Reinstall npm.')
  }
  const env = npmEnvironment()
  // binding.gyp calls `node`: it has to be there, whatever PATH says.
  env.PATH = [dirname(hostNode()), env.PATH].join(delimiter)
  const args = [gyp, 'rebuild', '--release', '--force_build=1']
  const result = await run(hostNode(), args, { cwd: copy, env, seconds: 900 })
  if (result.code === 0) return
  throw new SetupError(
    `better-sqlite3 did not compile:\n${result.output.trim().slice(-3000)}`,
    'It needs a C++ compiler, make, python3 and Node’s own headers (Debian: g++ make python3 libnode-dev).',
  )
}

/**
 * @param {string} electron
 * @param {string} binding
 */
async function verify(electron, binding) {
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' }
  const result = await run(electron, [VERIFY, PACKAGE, binding], { env, seconds: 60 })
  if (result.code === 0) return
  throw new SetupError(`The compiled better-sqlite3 does not work in Electron:\n${result.output}`)
}

/** @returns {string} */
function key() {
  const hash = createHash('sha256').update(JSON.stringify(REPLACEMENTS))
  hash.update(readPackage(NODE_ADDON_API).version)
  return hash.digest('hex').slice(0, 8)
}

/**
 * @param {string} folder
 * @returns {{ version: string }}
 */
function readPackage(folder) {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
}
