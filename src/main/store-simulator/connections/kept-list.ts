import type { StoreState } from '../state/store-state'

type Kept<Node> = {
  readonly version: number
  readonly key: string
  readonly nodes: readonly Node[]
}

/**
 * The last list that was filtered and ordered for a store, for as long as nothing changes in it: whoever
 * pages through a large shop asks for the same list hundreds of times.
 */
export class KeptList<Node> {
  readonly #kept = new WeakMap<StoreState, Kept<Node>>()

  /** What `make` gives, or gave for the same key while the store was as it is. */
  get(store: StoreState, key: string, make: () => readonly Node[]): readonly Node[] {
    const known = this.#kept.get(store)
    if (known?.version === store.version && known.key === key) return known.nodes
    const nodes = make()
    this.#kept.set(store, { version: store.version, key, nodes })
    return nodes
  }
}
