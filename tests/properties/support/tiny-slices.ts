import type { StateStore } from '@main/engine/ports'

/** The same store, which hands out what it is asked for in slices of at most `size`. */
export function inTinySlices(store: StateStore, size: number): StateStore {
  const least = (limit: number): number => Math.min(limit, size)
  const { comparison, matches } = store
  return {
    ...store,
    comparison: {
      ...comparison,
      moved: (side, after, limit) => comparison.moved(side, after, least(limit)),
      movedInShop: (limit) => comparison.movedInShop(least(limit)),
    },
    matches: {
      ...matches,
      storedIds: (after, limit) => matches.storedIds(after, least(limit)),
      onlyOurs: (after, limit) => matches.onlyOurs(after, least(limit)),
    },
  }
}
