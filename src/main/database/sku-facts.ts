import type { MatchStore, SkuFact } from '../engine/ports'

import type { Database } from './database'
import { storedIdOf } from './valid-pair'

type Live = { readonly ams: number; readonly shop: number }

type FactRecord = readonly [
  oursId: string,
  sku: string | null,
  isOursTwice: 0 | 1,
  theirsId: string | null,
  secondTheirsId: string | null,
]

const holder = (place: 0 | 1): string => `(SELECT x.product_id FROM shop_variant x
  WHERE x.generation = @shop AND x.sku = v.sku LIMIT 1 OFFSET ${place})`

/** What the SKUs of moved AMS products say, read in one walk: an unlinked catalog has them all moved. */
export function skuFacts(db: Database, live: () => Live): MatchStore['skuFacts'] {
  const select = db
    .prepare<Live & { first: string; last: string }, FactRecord>(
      `SELECT a.id, v.sku,
         EXISTS (SELECT 1 FROM ams_variant x WHERE x.generation = @ams AND x.sku = v.sku
           LIMIT 1 OFFSET 1),
         ${holder(0)}, ${holder(1)}
       FROM moved m CROSS JOIN ams_product a LEFT JOIN ams_variant v
         ON v.generation = @ams AND v.product_id = a.id
       WHERE m.side = 'ams' AND m.id BETWEEN @first AND @last
         AND a.generation = @ams AND a.id = m.id
         AND NOT EXISTS (SELECT 1 FROM ${storedIdOf('a.id')})
         AND NOT EXISTS (SELECT 1 FROM link l WHERE l.ams_product_id = a.id)
       ORDER BY m.id`,
    )
    .raw()
  return (first, last) => select.all({ ...live(), first, last }).map(toFact)
}

function toFact([oursId, sku, isOursTwice, theirsId, secondId]: FactRecord): SkuFact {
  if (sku === null || isBlank(sku)) {
    return { oursId, sku: '', ourUses: 0, theirUses: 0, theirsId: null }
  }
  return {
    oursId,
    sku,
    ourUses: isOursTwice === 1 ? 2 : 1,
    theirUses: theirsId === null ? 0 : secondId === null ? 1 : 2,
    theirsId,
  }
}

/** A SKU of nothing but white space tells nothing. The same characters as in `IS_SKU` of the matching. */
function isBlank(sku: string): boolean {
  return !/[^\t-\r \u00a0\u200b\ufeff]/.test(sku)
}
