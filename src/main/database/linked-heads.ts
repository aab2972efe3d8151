import type { AmsStatus, ShopifyStatus } from '@shared/catalog/product'
import type { ComparisonStore, LinkedHead } from '../engine/ports'
import { type BaseRecord, headOfBase } from './base-rows'
import type { Database } from './database'
import type { Generations } from './generations'

type OurRecord = readonly [
  name: string,
  vendor: string,
  category: string,
  status: AmsStatus,
  shopifyStatus: ShopifyStatus,
  storedId: string | null,
  descriptionHtml: string,
]

type TheirRecord = readonly [
  title: string,
  vendor: string,
  productType: string,
  status: string,
  updatedAt: string,
  descriptionHtml: string,
]

/**
 * Reads linked pairs as far as their products' own rows tell, see `linkedPairs`. Table by table: as one join
 * it costs twice as much.
 */
export function linkedHeads(
  db: Database,
  generations: Generations,
): ComparisonStore['linkedHeads'] {
  const selectSkus = db
    .prepare<[number, string], string>(
      'SELECT sku FROM ams_variant WHERE generation = ? AND product_id = ?',
    )
    .pluck()
  const whole = rowsWith(db, 'description_html', 'description')
  const short = rowsWith(db, `''`, 'NULL')
  return (links, withDescription) => {
    const [ams, shop] = [generations.liveId('ams'), generations.liveId('shop')]
    const rows = withDescription ? whole : short
    return links.flatMap(({ oursId, theirsId }): LinkedHead[] => {
      const our = rows.ours.get(ams, oursId)
      const their = rows.theirs.get(shop, theirsId)
      // An id that AMS itself stores outranks the link.
      if (!our || !their || (our[5] ?? theirsId) !== theirsId) return []
      return [
        {
          ours: toOurs(oursId, theirsId, our),
          theirs: toTheirs(theirsId, their),
          base: headOfBase(rows.base.get(oursId)),
          skus: selectSkus.all(ams, oursId),
        },
      ]
    })
  }
}

/** With the descriptions, or with what stands in their place. */
function rowsWith(db: Database, description: string, agreed: string) {
  return {
    ours: db
      .prepare<[number, string], OurRecord>(
        `SELECT name, vendor, category, status, shopify_status, shopify_product_id, ${description}
         FROM ams_product WHERE generation = ? AND id = ?`,
      )
      .raw(),
    theirs: db
      .prepare<[number, string], TheirRecord>(
        `SELECT title, vendor, product_type, status, updated_at, ${description}
         FROM shop_product WHERE generation = ? AND id = ?`,
      )
      .raw(),
    base: db
      .prepare<[string], BaseRecord>(`SELECT entries, ${agreed} FROM base WHERE ams_product_id = ?`)
      .raw(),
  }
}

function toOurs(
  id: string,
  theirsId: string,
  [name, vendor, category, status, shopifyStatus, , descriptionHtml]: OurRecord,
): LinkedHead['ours'] {
  return {
    id,
    name,
    descriptionHtml,
    vendor,
    category,
    status,
    shopifyStatus,
    shopifyProductId: theirsId,
    optionNames: [],
    amsOnly: {},
    images: [],
    variants: [],
  }
}

function toTheirs(
  id: string,
  [title, vendor, productType, status, updatedAt, descriptionHtml]: TheirRecord,
): LinkedHead['theirs'] {
  return {
    id,
    title,
    descriptionHtml,
    vendor,
    productType,
    status,
    updatedAt,
    optionNames: [],
    images: [],
    variants: [],
  }
}
