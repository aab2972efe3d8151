import type { AmsStatus, ShopifyStatus } from '@shared/catalog/product'
import type { ComparisonStore, LinkedHead } from '../engine/ports'
import { headOfBase } from './base-rows'
import type { Database } from './database'
import type { Generations } from './generations'

type HeadRecord = readonly [
  oursId: string,
  name: string,
  ourVendor: string,
  category: string,
  ourStatus: AmsStatus,
  shopifyStatus: ShopifyStatus,
  ourHtml: string,
  variantCount: number,
  onlySku: string,
  theirsId: string,
  title: string,
  theirVendor: string,
  productType: string,
  theirStatus: string,
  updatedAt: string,
  theirHtml: string,
  agreed: string | null,
  agreedDescription: string | null,
]

type Asked = { ams: number; shop: number; upTo: string }

/**
 * Reads moved pairs as far as their products' own rows tell, all that are asked for by one statement: a statement for
 * each table of each pair costs half as much again.
 */
export function movedHeads(db: Database, generations: Generations): ComparisonStore['movedHeads'] {
  const select = {
    head: selectHeads(
      db,
      { ours: 'o.description_html', theirs: 's.description_html', agreed: 'b.description' },
      1,
    ),
    'short-head': selectHeads(db, { ours: `''`, theirs: `''`, agreed: 'NULL' }, 0),
  }
  return (extent, upTo) =>
    select[extent]
      .all({ ams: generations.liveId('ams'), shop: generations.liveId('shop'), upTo })
      .map(toHead)
}

type Descriptions = { readonly ours: string; readonly theirs: string; readonly agreed: string }

function selectHeads(db: Database, { ours, theirs, agreed }: Descriptions, withDescription: 0 | 1) {
  // An id that AMS itself stores outranks the link.
  return db
    .prepare<Asked, HeadRecord>(
      `SELECT o.id, o.name, o.vendor, o.category, o.status, o.shopify_status, ${ours},
         o.variants_counted, o.only_sku,
         s.id, s.title, s.vendor, s.product_type, s.status, s.updated_at, ${theirs},
         b.product, ${agreed}
       FROM moved m
       CROSS JOIN link l ON l.shopify_product_id = m.id
       CROSS JOIN ams_product o ON o.generation = @ams AND o.id = l.ams_product_id
         AND coalesce(o.shopify_product_id, m.id) = m.id
       CROSS JOIN shop_product s ON s.generation = @shop AND s.id = m.id
       LEFT JOIN base b ON b.ams_product_id = o.id
       WHERE m.side = 'shop' AND m.id <= @upTo AND m.head_only = 1
         AND m.with_description = ${withDescription}
       ORDER BY m.id`,
    )
    .raw()
}

function toHead([
  oursId,
  name,
  ourVendor,
  category,
  ourStatus,
  shopifyStatus,
  ourHtml,
  variantCount,
  onlySku,
  theirsId,
  title,
  theirVendor,
  productType,
  theirStatus,
  updatedAt,
  theirHtml,
  agreed,
  agreedDescription,
]: HeadRecord): LinkedHead {
  return {
    ours: {
      id: oursId,
      name,
      descriptionHtml: ourHtml,
      vendor: ourVendor,
      category,
      status: ourStatus,
      shopifyStatus,
      shopifyProductId: theirsId,
      optionNames: [],
      amsOnly: {},
      images: [],
      variants: [],
    },
    theirs: {
      id: theirsId,
      title,
      descriptionHtml: theirHtml,
      vendor: theirVendor,
      productType,
      status: theirStatus,
      updatedAt,
      optionNames: [],
      images: [],
      variants: [],
    },
    base: headOfBase(agreed, agreedDescription),
    variantCount,
    onlySku,
  }
}
