import type { MatchStore, ProductSkus, SkuFact, SkusUsedTwice } from '../engine/ports'
import type { Database } from './database'
import { storedIdOf } from './valid-pair'

type Live = { readonly ams: number; readonly shop: number }
type Stretch = Live & { readonly first: string; readonly last: string }

type PlainRecord = readonly [oursId: string, sku: string | null, theirsId: string | null]
type CountedRecord = readonly [...PlainRecord, isOursTwice: 0 | 1, isTheirsTwice: 0 | 1]

/** With fewer products to look at, each SKU is asked for by itself: both catalogs are not walked for them. */
const FEW = 2_000
/** So many SKUs are held in memory at most. */
const MOST_TWICE = 50_000

const isTwice = (table: 'ams_variant' | 'shop_variant', generation: '@ams' | '@shop'): string =>
  `EXISTS (SELECT 1 FROM ${table} x WHERE x.generation = ${generation} AND x.sku = v.sku
     LIMIT 1 OFFSET 1)`

const HOLDER = `(SELECT x.product_id FROM shop_variant x
  WHERE x.generation = @shop AND x.sku = v.sku LIMIT 1)`

/**
 * What the SKUs of moved AMS products say, read in one walk: an unlinked catalog has them all moved. `few`: up to so
 * many moved products each SKU is asked for by itself.
 */
export function skuFacts(
  db: Database,
  live: () => Live,
  few = FEW,
): Pick<MatchStore, 'skusUsedTwice' | 'skuFacts'> {
  const selecting = (columns: string): string =>
    `SELECT a.id, v.sku, ${columns}
     FROM moved m CROSS JOIN ams_product a LEFT JOIN ams_variant v
       ON v.generation = @ams AND v.product_id = a.id
     WHERE m.side = 'ams' AND m.id BETWEEN @first AND @last
       AND a.generation = @ams AND a.id = m.id
       AND NOT EXISTS (SELECT 1 FROM ${storedIdOf('a.id')})
       AND NOT EXISTS (SELECT 1 FROM link l WHERE l.ams_product_id = a.id)
     ORDER BY m.id`
  const selectPlain = db.prepare<Stretch, PlainRecord>(selecting(HOLDER)).raw()
  const selectCounted = db
    .prepare<Stretch, CountedRecord>(
      selecting(
        `${HOLDER}, ${isTwice('ams_variant', '@ams')}, ${isTwice('shop_variant', '@shop')}`,
      ),
    )
    .raw()
  const hasMany = db
    .prepare<[number], 1>(`SELECT 1 FROM moved WHERE side = 'ams' LIMIT 1 OFFSET ?`)
    .pluck()
  const usedTwice = (table: 'ams_variant' | 'shop_variant') =>
    db
      .prepare<[number], string>(
        `SELECT sku FROM ${table} WHERE generation = ? GROUP BY sku HAVING count(*) > 1
         LIMIT ${MOST_TWICE}`,
      )
      .pluck()
  const oursTwice = usedTwice('ams_variant')
  const theirsTwice = usedTwice('shop_variant')
  return {
    skusUsedTwice() {
      if (hasMany.get(few) === undefined) return null
      const { ams, shop } = live()
      const ours = new Set(oursTwice.all(ams))
      const theirs = new Set(theirsTwice.all(shop))
      return ours.size < MOST_TWICE && theirs.size < MOST_TWICE ? { ours, theirs } : null
    },
    skuFacts(first, last, twice) {
      const stretch = { ...live(), first, last }
      return twice
        ? grouped(selectPlain.all(stretch), (row) => plainFact(row, twice))
        : grouped(selectCounted.all(stretch), countedFact)
    },
  }
}

/** The rows of a product follow one another. */
function grouped<Row extends PlainRecord | CountedRecord>(
  rows: readonly Row[],
  toFact: (row: Row) => SkuFact,
): ProductSkus[] {
  const products: { oursId: string; facts: SkuFact[] }[] = []
  let last: { oursId: string; facts: SkuFact[] } | undefined
  for (const row of rows) {
    if (last?.oursId !== row[0]) {
      last = { oursId: row[0], facts: [] }
      products.push(last)
    }
    last.facts.push(toFact(row))
  }
  return products
}

function plainFact([, sku, theirsId]: PlainRecord, { ours, theirs }: SkusUsedTwice): SkuFact {
  if (sku === null || isBlank(sku)) return SAYS_NOTHING
  const theirUses = theirsId === null ? 0 : theirs.has(sku) ? 2 : 1
  return { sku, ourUses: ours.has(sku) ? 2 : 1, theirUses, theirsId }
}

function countedFact([, sku, theirsId, isOursTwice, isTheirsTwice]: CountedRecord): SkuFact {
  if (sku === null || isBlank(sku)) return SAYS_NOTHING
  const theirUses = theirsId === null ? 0 : 1 + isTheirsTwice
  return { sku, ourUses: 1 + isOursTwice, theirUses, theirsId }
}

const SAYS_NOTHING: SkuFact = { sku: '', ourUses: 0, theirUses: 0, theirsId: null }

/** A SKU of nothing but white space tells nothing. The same characters as in `IS_SKU` of the matching. */
function isBlank(sku: string): boolean {
  return !/[^\t-\r \u00a0\u200b\ufeff]/.test(sku)
}
