import type { AmsProduct } from '@shared/catalog/product'
import { changedFields } from '../engine/fields'
import type { Database } from './database'
import { historyWriter } from './history-writer'

type NewCatalog = {
  readonly sourceName: string
  readonly at: string
  readonly added: readonly AmsProduct[]
  readonly changed: readonly AmsProduct[]
  /** Products that AMS has and the new catalog has not. */
  readonly missing: readonly AmsProduct[]
  /** The products as AMS has them still. */
  readonly products: (ids: readonly string[]) => readonly AmsProduct[]
}

/** So many products are held twice in memory at a time. */
const PART = 200

/** What a catalog file changes, field by field, kept before it takes the earlier catalog's place. */
export function catalogHistory(db: Database): (catalog: NewCatalog) => void {
  const history = historyWriter(db)
  return ({ sourceName: detail, at, added, changed, missing, products }) => {
    for (const { id } of missing) history.product(id, { action: 'file-missing', detail, at })
    for (const { id } of added) history.product(id, { action: 'file-new', detail, at })
    for (let from = 0; from < changed.length; from += PART) {
      const part = changed.slice(from, from + PART)
      const before = new Map(products(part.map(({ id }) => id)).map((one) => [one.id, one]))
      for (const product of part) {
        const earlier = before.get(product.id)
        if (!earlier) continue
        const written = { action: 'file-changed', detail, at } as const
        history.changes(product.id, changedFields(earlier, product), written)
      }
    }
  }
}
