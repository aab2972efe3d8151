/**
 * A list in the order that another one gives to what both have; what only the list has keeps its place.
 * `(['a', 'b', 'x', 'c'], ['c', 'a', 'b'])` is `['c', 'a', 'x', 'b']`.
 */
export function orderedLike<T>(
  list: readonly T[],
  keyOf: (item: T) => string,
  order: readonly string[],
): T[] {
  const places = new Map(order.map((key, index) => [key, index]))
  const placed = list
    .filter((item) => places.has(keyOf(item)))
    .sort((a, b) => (places.get(keyOf(a)) ?? 0) - (places.get(keyOf(b)) ?? 0))
  return list.map((item) => (places.has(keyOf(item)) ? (placed.shift() ?? item) : item))
}

/** A list with new items, each behind all that come before it in the other list, or first. */
export function insertedLike<T>(
  list: readonly T[],
  added: readonly T[],
  keyOf: (item: T) => string,
  order: readonly string[],
): T[] {
  const result = [...list]
  const inOrder = [...added].sort((a, b) => order.indexOf(keyOf(a)) - order.indexOf(keyOf(b)))
  for (const item of inOrder) {
    const before = new Set(order.slice(0, order.indexOf(keyOf(item))))
    const at = result.reduce((last, other, index) => (before.has(keyOf(other)) ? index : last), -1)
    result.splice(at + 1, 0, item)
  }
  return result
}

export type Move = { readonly key: string; readonly position: number }

/**
 * The fewest moves, one after another, that bring a list into another order of the same keys: what already stands
 * in order stays (a longest ascending part).
 */
export function movesTo(now: readonly string[], target: readonly string[]): Move[] {
  const wanted = target.filter((key) => now.includes(key))
  const kept = new Set(longestAscending(now, wanted))
  const list = [...now]
  const moves: Move[] = []
  for (const [index, key] of wanted.entries()) {
    if (kept.has(key)) continue
    const from = list.indexOf(key)
    list.splice(from, 1)
    const before = wanted[index - 1]
    const position = before === undefined ? 0 : list.indexOf(before) + 1
    list.splice(position, 0, key)
    moves.push({ key, position })
  }
  return moves
}

/** The longest part of `now`, not necessarily in one piece, whose keys stand as in `wanted`. */
function longestAscending(now: readonly string[], wanted: readonly string[]): string[] {
  const places = new Map(wanted.map((key, index) => [key, index]))
  const keys = now.filter((key) => places.has(key))
  const place = (key: string): number => places.get(key) ?? 0
  /** For each key the best list that ends with it. At most 250 pictures, so the square is small. */
  const best: string[][] = []
  for (const [index, key] of keys.entries()) {
    const before = best
      .slice(0, index)
      .filter((list) => place(list[list.length - 1] ?? '') < place(key))
      .reduce<string[]>((longest, list) => (list.length > longest.length ? list : longest), [])
    best.push([...before, key])
  }
  return best.reduce<string[]>(
    (longest, list) => (list.length > longest.length ? list : longest),
    [],
  )
}
