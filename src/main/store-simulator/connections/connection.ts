/** The place of a node in its list: the sorted value, then the id, so that equal values have an order too. */
export type SortKey = { readonly value: string | number; readonly id: number }

/**
 * A list that the API serves as a connection. `nodes` is ordered already (also when reversed) and asked for
 * only when needed, because a bulk run reads all of it and a page only a window.
 */
export class Connection<Node = unknown> {
  readonly #list: () => readonly Node[]
  readonly #keyOf: (node: Node) => SortKey
  readonly reversed: boolean
  /** Largest `first` or `last` allowed. */
  readonly maxPageSize: number

  constructor(
    list: () => readonly Node[],
    keyOf: (node: Node) => SortKey,
    options: { reversed?: boolean; maxPageSize?: number } = {},
  ) {
    this.#list = list
    this.#keyOf = keyOf
    this.reversed = options.reversed ?? false
    this.maxPageSize = options.maxPageSize ?? 250
  }

  get nodes(): readonly Node[] {
    return this.#list()
  }

  /** Cursor text of every node in a window. */
  window(from: number, to: number): { readonly node: Node; readonly key: SortKey }[] {
    return this.nodes.slice(from, to).map((node) => ({ node, key: this.#keyOf(node) }))
  }

  /** Index of the first node that comes after `key` (`orEqual`: at or after it) in the served order. */
  indexAfter(key: SortKey, orEqual: boolean): number {
    const nodes = this.nodes
    let low = 0
    let high = nodes.length
    while (low < high) {
      const middle = (low + high) >> 1
      const node = nodes[middle]
      if (node === undefined) break
      const order = compareKeys(this.#keyOf(node), key) * (this.reversed ? -1 : 1)
      if (order < 0 || (order === 0 && !orEqual)) low = middle + 1
      else high = middle
    }
    return low
  }
}

export function compareKeys(a: SortKey, b: SortKey): number {
  if (a.value < b.value) return -1
  if (a.value > b.value) return 1
  return a.id - b.id
}
