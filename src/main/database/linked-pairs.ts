import type { ComparisonStore, LinkedPair } from '../engine/ports'
import { amsProductReader } from './ams-product-rows'
import { baseRows } from './base-rows'
import type { Database } from './database'
import type { Generations } from './generations'
import { shopProductReader } from './shop-product-rows'

/**
 * Reads linked pairs whole. A comparison reads every pair that moved this way, and each from other pages
 * of the file than the one before: nothing is asked for that another answer tells as well.
 */
export function linkedPairs(
  db: Database,
  generations: Generations,
): ComparisonStore['linkedPairs'] {
  const base = baseRows(db)
  const readOurs = amsProductReader(db)
  const readTheirs = shopProductReader(db)
  const selectTheirs = db
    .prepare<[string], string>('SELECT shopify_product_id FROM link WHERE ams_product_id = ?')
    .pluck()
  const selectOurs = db
    .prepare<[string], string>('SELECT ams_product_id FROM link WHERE shopify_product_id = ?')
    .pluck()
  return (side, ids) => {
    const select = side === 'ams' ? selectTheirs : selectOurs
    const links = ids.flatMap((id) => {
      const partner = select.get(id)
      if (partner === undefined) return []
      return [
        side === 'ams' ? { oursId: id, theirsId: partner } : { oursId: partner, theirsId: id },
      ]
    })
    const theirsIds = links.map(({ theirsId }) => theirsId)
    const theirsById = new Map(
      readTheirs(generations.liveId('shop'), theirsIds).map((product) => [product.id, product]),
    )
    const ams = generations.liveId('ams')
    return links.flatMap(({ oursId, theirsId }): LinkedPair[] => {
      const theirs = theirsById.get(theirsId)
      const ours = theirs ? readOurs(ams, oursId, theirsId) : null
      // An id that AMS itself stores outranks the link.
      if (!theirs || !ours || ours.shopifyProductId !== theirsId) return []
      return [{ ours, theirs, base: base.read(oursId) }]
    })
  }
}
