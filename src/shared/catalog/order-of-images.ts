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
 * in order stays (a longest rising part).
 */
export function movesTo(now: readonly string[], target: readonly string[]): Move[] {
  const wanted = target.filter((key) => now.includes(key))
  const places = new Map(wanted.map((key, index) => [key, index]))
  const placed = now.filter((key) => places.has(key))
  const kept = new Set(longestRising(placed, (key) => places.get(key) ?? 0))
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

/** The longest part of a list, not necessarily in one piece, whose items stand at rising places. */
export function longestRising<T>(items: readonly T[], placeOf: (item: T) => number): readonly T[] {
  /** For each item the longest part that ends with it. At most 250 pictures, so the square is small. */
  const parts: (readonly T[])[] = []
  for (const item of items) {
    const before = longest(
      parts.filter((part) => {
        const last = part.at(-1)
        return last !== undefined && placeOf(last) < placeOf(item)
      }),
    )
    parts.push([...before, item])
  }
  return longest(parts)
}

/** The first one of those that are longest; an empty one where there is none. */
function longest<T>(parts: readonly (readonly T[])[]): readonly T[] {
  return parts.reduce((best, part) => (part.length > best.length ? part : best), [])
}
