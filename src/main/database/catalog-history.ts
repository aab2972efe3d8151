import type { AmsProduct } from '@shared/catalog/product'
import { changedFields } from '../engine/fields'
import type { Database } from './database'
import { historyWriter } from './history-writer'

type NewCatalog = {
  readonly sourceName: string
  readonly at: string
  /** Ids. */
  readonly added: readonly string[]
  readonly changed: readonly string[]
  /** Products that AMS has and the new catalog has not. */
  readonly missing: readonly string[]
  readonly readBefore: (id: string) => AmsProduct | null
  readonly readAfter: (id: string) => AmsProduct | null
}

/** What a catalog file changes, field by field, kept before it takes the earlier catalog's place. */
export function catalogHistory(db: Database): (catalog: NewCatalog) => void {
  const history = historyWriter(db)
  return ({ sourceName: detail, at, added, changed, missing, readBefore, readAfter }) => {
    for (const id of missing) history.product(id, { action: 'file-missing', detail, at })
    for (const id of added) history.product(id, { action: 'file-new', detail, at })
    for (const id of changed) {
      const [earlier, product] = [readBefore(id), readAfter(id)]
      if (!earlier || !product) continue
      const written = { action: 'file-changed', detail, at } as const
      history.changes(id, changedFields(earlier, product), written)
    }
  }
}
