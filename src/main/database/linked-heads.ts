import type { AmsStatus, ShopifyStatus } from '@shared/catalog/product'
import type { LinkedHead } from '../engine/ports'
import type { baseRows } from './base-rows'
import type { Database } from './database'
import type { Generations } from './generations'

type OurRecord = readonly [
  name: string,
  descriptionHtml: string,
  vendor: string,
  category: string,
  status: AmsStatus,
  shopifyStatus: ShopifyStatus,
  storedId: string | null,
]

type TheirRecord = readonly [
  title: string,
  descriptionHtml: string,
  vendor: string,
  productType: string,
  status: string,
  updatedAt: string,
]

/** Reads linked pairs as far as their products' own rows tell, from Shopify's side; see `linkedPairs`. */
export function linkedHeads(
  db: Database,
  generations: Generations,
  base: ReturnType<typeof baseRows>,
): (shopIds: readonly string[]) => LinkedHead[] {
  const selectOurId = db
    .prepare<[string], string>('SELECT ams_product_id FROM link WHERE shopify_product_id = ?')
    .pluck()
  const selectOurs = db
    .prepare<[number, string], OurRecord>(
      `SELECT name, description_html, vendor, category, status, shopify_status, shopify_product_id
       FROM ams_product WHERE generation = ? AND id = ?`,
    )
    .raw()
  const selectTheirs = db
    .prepare<[number, string], TheirRecord>(
      `SELECT title, description_html, vendor, product_type, status, updated_at
       FROM shop_product WHERE generation = ? AND id = ?`,
    )
    .raw()
  const selectSkus = db
    .prepare<[number, string], string>(
      'SELECT sku FROM ams_variant WHERE generation = ? AND product_id = ?',
    )
    .pluck()
  return (shopIds) => {
    const [ams, shop] = [generations.liveId('ams'), generations.liveId('shop')]
    return shopIds.flatMap((theirsId): LinkedHead[] => {
      const oursId = selectOurId.get(theirsId)
      if (oursId === undefined) return []
      const our = selectOurs.get(ams, oursId)
      const their = selectTheirs.get(shop, theirsId)
      // An id that AMS itself stores outranks the link.
      if (!our || !their || (our[6] ?? theirsId) !== theirsId) return []
      return [
        {
          ours: toOurs(oursId, theirsId, our),
          theirs: toTheirs(theirsId, their),
          base: base.readHead(oursId),
          skus: selectSkus.all(ams, oursId),
        },
      ]
    })
  }
}

function toOurs(
  id: string,
  theirsId: string,
  [name, descriptionHtml, vendor, category, status, shopifyStatus]: OurRecord,
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
  [title, descriptionHtml, vendor, productType, status, updatedAt]: TheirRecord,
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
