// @ts-check
import { resolve } from 'node:path'
import { findCycles } from './import-arrows/cycles.mjs'
import { judgeWith } from './import-arrows/judge.mjs'
import { readSourceTree } from './import-arrows/source-tree.mjs'
import { ROOT } from './lib/paths.mjs'

/** @typedef {import('./import-arrows/judge.mjs').Rule} Rule */

const ENGINE = 'src/main/engine'
const SHARED = 'src/shared'
const VIEW = 'src/renderer/src'
/** What the adapters see of the engine: the ports that they fill, and the fields with their rules. */
const PORTS = [`${ENGINE}/ports`, `${ENGINE}/fields`]

/** Packages that only the folders which name them may import. */
const RESERVED = ['electron', 'better-sqlite3', 'kysely', 'keytar']

/**
 * The arrows between the folders: who may import whom. docs/architecture.md tells why.
 * @type {readonly Rule[]}
 */
const ARROWS = [
  // What all processes share, so nothing in it may need Node.
  { folder: SHARED, may: [SHARED], packages: 'npm' },
  { folder: `${SHARED}/catalog`, may: [SHARED], never: [`${SHARED}/contract`], packages: 'npm' },
  { folder: `${SHARED}/fields`, may: [SHARED], never: [`${SHARED}/contract`], packages: 'npm' },

  { folder: `${SHARED}/connecting`, may: [SHARED], never: [`${SHARED}/contract`], packages: 'npm' },

  // A sandboxed preload can load nothing but electron.
  { folder: 'src/preload', may: [`${SHARED}/contract`], packages: [], reserved: ['electron'] },

  // The window's content: screens know neither each other nor the app around them.
  { folder: VIEW, filesOnly: true, may: [SHARED, VIEW], packages: 'npm' },
  // The page for one secret: no framework, no screens, only how it looks.
  { folder: 'src/renderer/credential', may: [`${VIEW}/theme`], packages: [] },
  { folder: `${VIEW}/app`, may: [SHARED, VIEW], packages: 'npm' },
  {
    folder: `${VIEW}/screens/*`,
    may: [
      SHARED,
      ...['components', 'api', 'theme', 'format', 'state'].map((name) => `${VIEW}/${name}`),
    ],
    packages: 'npm',
  },
  { folder: `${VIEW}/components`, may: [SHARED], packages: 'npm' },
  { folder: `${VIEW}/api`, may: [SHARED], packages: 'npm' },
  { folder: `${VIEW}/theme`, may: [SHARED], packages: 'npm' },
  { folder: `${VIEW}/format`, may: [SHARED], packages: 'npm' },
  { folder: `${VIEW}/state`, may: [SHARED, `${VIEW}/api`, `${VIEW}/format`], packages: 'npm' },

  // The rules of the trade: no disk, no network, no window.
  { folder: ENGINE, may: [SHARED], packages: ['zod', 'parse5', 'big.js', 'node:crypto'] },

  // The engine's connections to the world, which never know one another.
  {
    folder: 'src/main/database',
    may: [SHARED, ...PORTS],
    packages: 'any',
    reserved: ['better-sqlite3', 'kysely'],
  },
  { folder: 'src/main/shopify', may: [SHARED, ...PORTS], packages: 'any' },
  { folder: 'src/main/ams-http', may: [SHARED, ...PORTS], packages: 'any' },
  { folder: 'src/main/merchant-catalog', may: [SHARED, ...PORTS], packages: 'any' },
  { folder: 'src/main/exports', may: [SHARED, ...PORTS], packages: 'any' },
  { folder: 'src/main/images', may: [SHARED, ...PORTS], packages: 'any' },
  { folder: 'src/main/keychain', may: [SHARED, ...PORTS], packages: 'any', reserved: ['keytar'] },

  { folder: 'src/main/stores', may: [SHARED], packages: 'any' },
  { folder: 'src/main/ipc', may: [SHARED, ENGINE], packages: 'any' },
  { folder: 'src/main/window', may: [SHARED], packages: 'any', reserved: ['electron'] },
  { folder: 'src/main/processes', may: [SHARED], packages: 'any', reserved: ['electron'] },
  { folder: 'src/main/store-simulator', may: [SHARED], packages: 'any' },
  {
    folder: 'src/main/ams-server',
    may: [SHARED],
    packages: 'any',
    reserved: ['better-sqlite3'],
  },

  // Where everything is put together, and the files that the processes begin with.
  {
    folder: 'src/main/bootstrap',
    may: [SHARED, ...mainFolders()],
    packages: 'any',
    reserved: ['electron'],
  },
  {
    folder: 'src/main',
    filesOnly: true,
    may: [SHARED, 'src/main/bootstrap'],
    packages: 'any',
    reserved: ['electron'],
  },
  {
    folder: 'src/main/store-cli',
    may: [SHARED, 'src/main/bootstrap', 'src/main/store-simulator'],
    packages: 'any',
  },
  {
    folder: 'src/main/ams-server-cli',
    may: [SHARED, 'src/main/ams-server', 'src/main/merchant-catalog'],
    packages: 'any',
  },
]

const ALIASES = { '@shared': SHARED, '@main': 'src/main' }

/** What bootstrap may import: every folder of the main process, but none of the entry files. */
function mainFolders() {
  const names = [
    'database',
    'shopify',
    'ams-http',
    'merchant-catalog',
    'exports',
    'images',
    'keychain',
    'stores',
    'ipc',
    'window',
  ]
  return [ENGINE, ...[...names, 'processes', 'store-simulator'].map((name) => `src/main/${name}`)]
}

const root = resolve(process.argv[2] ?? ROOT)
const tree = readSourceTree(root, 'src', ALIASES)
const judge = judgeWith(ARROWS, RESERVED)
const offences = [...tree].flatMap(([file, arrows]) => judge(file, arrows))
for (const cycle of findCycles(tree))
  offences.push(`these files import each other: ${cycle.join(' → ')}`)
// A check that sees nothing is blind, not content.
if (tree.size === 0) offences.push(`there is no source file below ${root}/src`)

for (const offence of offences) process.stdout.write(`${offence}\n`)
const imports = [...tree.values()].flat().length
process.stdout.write(
  `${tree.size} files, ${imports} imports, ${offences.length} against the arrows\n`,
)
process.exitCode = offences.length === 0 ? 0 : 1
