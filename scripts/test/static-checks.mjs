// @ts-check
import { fileURLToPath } from 'node:url'
import { tool } from '../lib/tools.mjs'

/** @typedef {{ name: string, command: () => string[] }} StaticCheck */

const ARROWS = fileURLToPath(new URL('../check-import-arrows.mjs', import.meta.url))

/**
 * Checks that need no running app, each a script for Node with its arguments.
 * @type {readonly StaticCheck[]}
 */
export const STATIC_CHECKS = [
  { name: 'types', command: () => [tool('typescript', 'tsc'), '-b'] },
  { name: 'lint', command: () => [tool('oxlint'), '--type-aware'] },
  { name: 'format', command: () => [tool('@biomejs/biome', 'biome'), 'ci', '.'] },
  { name: 'dead code', command: () => [tool('knip')] },
  { name: 'import arrows', command: () => [ARROWS] },
]
