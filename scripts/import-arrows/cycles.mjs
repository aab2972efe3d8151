// @ts-check

/** @typedef {import('./source-tree.mjs').SourceTree} SourceTree */

/**
 * Finds files that import each other in a circle. Of a knot of files, which has too many circles to
 * list, only one is named.
 * @param {SourceTree} tree
 * @returns {string[][]} the files of each circle, the first one again at the end
 */
export function findCycles(tree) {
  /** @type {string[][]} */
  const cycles = []
  const known = new Set()
  for (const start of tree.keys()) {
    if (known.has(start)) continue
    const way = shortestWayBack(tree, start)
    if (way === undefined) continue
    for (const file of reachable(tree, start)) {
      if (reachable(tree, file).has(start)) known.add(file)
    }
    cycles.push(way)
  }
  return cycles
}

/**
 * @param {SourceTree} tree
 * @param {string} start
 * @returns {Set<string>}
 */
function reachable(tree, start) {
  const found = new Set([start])
  for (const file of found) {
    for (const { file: next } of tree.get(file) ?? []) if (next !== undefined) found.add(next)
  }
  return found
}

/**
 * @param {SourceTree} tree
 * @param {string} start
 * @returns {string[] | undefined}
 */
function shortestWayBack(tree, start) {
  /** How each file was reached. @type {Map<string, string>} */
  const cameFrom = new Map()
  const queue = [start]
  for (const file of queue) {
    for (const { file: next } of tree.get(file) ?? []) {
      if (next === undefined) continue
      if (next === start) return wayTo(cameFrom, start, file)
      if (cameFrom.has(next)) continue
      cameFrom.set(next, file)
      queue.push(next)
    }
  }
  return undefined
}

/**
 * @param {Map<string, string>} cameFrom
 * @param {string} start
 * @param {string} last
 * @returns {string[]}
 */
function wayTo(cameFrom, start, last) {
  const way = [start]
  /** @type {string | undefined} */
  let file = last
  while (file !== undefined && file !== start) {
    way.unshift(file)
    file = cameFrom.get(file)
  }
  return [start, ...way]
}
