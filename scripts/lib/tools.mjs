// @ts-check
import { existsSync, readFileSync, realpathSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { ROOT } from './paths.mjs'

const isWindows = process.platform === 'win32'
const NODE_NAME = isWindows ? 'node.exe' : 'node'
const OWN_BIN = `node_modules${isWindows ? '\\' : '/'}.bin`

/**
 * The tools need Node 24, which the `node` package brings, whatever Node the host has.
 * @returns {string}
 */
export function toolNode() {
  const own = join(ROOT, 'node_modules', 'node', 'bin', NODE_NAME)
  return existsSync(own) ? own : process.execPath
}

/**
 * The executable file of an installed tool, e.g. `tool('typescript', 'tsc')`.
 * @param {string} packageName
 * @param {string} [binName]
 * @returns {string}
 */
export function tool(packageName, binName = packageName) {
  const folder = join(ROOT, 'node_modules', packageName)
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  return join(folder, typeof bin === 'string' ? bin : bin[binName])
}

/** PATH without the folders that npm scripts add: `npm ci` replaces what lies there. */
export function hostPath() {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '' && !folder.includes(OWN_BIN))
    .join(delimiter)
}

/**
 * The Node of the host, not the one inside node_modules.
 * @returns {string}
 */
export function hostNode() {
  for (const folder of hostPath().split(delimiter)) {
    const candidate = join(folder, NODE_NAME)
    if (existsSync(candidate)) return realpathSync(candidate)
  }
  return process.execPath
}

/**
 * npm as `[file, ...first arguments]`.
 * @returns {[string, ...string[]]}
 */
export function npm() {
  const script = npmScript()
  return script === undefined ? ['npm'] : [hostNode(), script]
}

/** @returns {string | undefined} */
function npmScript() {
  const said = process.env.npm_execpath
  if (said?.endsWith('npm-cli.js') && existsSync(said)) return said
  const prefix = dirname(dirname(hostNode()))
  return [
    join(prefix, 'lib/node_modules/npm/bin/npm-cli.js'),
    join(dirname(hostNode()), 'node_modules/npm/bin/npm-cli.js'),
    join(prefix, 'share/nodejs/npm/bin/npm-cli.js'),
  ].find((path) => existsSync(path))
}

/**
 * node-gyp comes with npm; which folder it lies in differs between systems.
 * @returns {string | undefined}
 */
export function nodeGyp() {
  const script = npmScript()
  return [
    script && join(dirname(script), '../node_modules/node-gyp/bin/node-gyp.js'),
    join(ROOT, 'node_modules/node-gyp/bin/node-gyp.js'),
    join(dirname(dirname(hostNode())), 'share/nodejs/node-gyp/bin/node-gyp.js'),
  ].find((path) => path !== undefined && existsSync(path))
}

/**
 * The environment for npm and node-gyp. Without `nodedir` node-gyp fetches Node's headers from the
 * internet, although most installations of Node bring them. What an outer `npm start` put into the
 * environment is taken out, so that npm behaves as if called by hand.
 * @returns {NodeJS.ProcessEnv}
 */
export function npmEnvironment() {
  /** @type {NodeJS.ProcessEnv} */
  const env = {}
  for (const [name, value] of Object.entries(process.env)) {
    if (/^npm_(lifecycle|package|command|config_(local|global)_prefix)/.test(name)) continue
    env[name] = value
  }
  env.PATH = hostPath()
  const prefix = dirname(dirname(hostNode()))
  if (existsSync(join(prefix, 'include/node/node_api.h'))) env.npm_config_nodedir = prefix
  return env
}
