import type { AmsStatus, ShopifyStatus } from '@shared/catalog/product'
import { type Badge, badgeSchema, type Overview } from '@shared/contract/store'
import type { ScreenQueries } from '../engine/ports'
import { BADGE } from './badge'
import type { Database } from './database'
import type { Generations } from './generations'
import { type DetailStores, productDetailQuery } from './product-detail-query'
import { productHistoryQuery } from './product-history-query'
import { productFilter, productNeighboursQuery } from './product-list-filter'
import { amsThumb } from './thumb-sql'

type RowRecord = {
  id: string
  name: string
  vendor: string
  category: string
  variants: number
  price_from: string | null
  price_to: string | null
  shopify_status: ShopifyStatus
  status: AmsStatus
  badge: Badge
  differences: number
  thumb: string | null
}

type ProductScreens = Pick<
  ScreenQueries,
  | 'badges'
  | 'conflicts'
  | 'productRows'
  | 'productDetail'
  | 'productHistory'
  | 'productNeighbours'
  | 'lastSavedAt'
>

export function productScreenQueries(
  db: Database,
  generations: Generations,
  stores: DetailStores,
): ProductScreens {
  const ams = (): number => generations.liveId('ams')
  const countDifferences = (condition: string): number =>
    db.prepare<[], number>(`SELECT count(*) FROM difference WHERE ${condition}`).pluck().get() ?? 0
  const badgeCounts = (): Record<Badge, number> => {
    const counts: Record<Badge, number> = {
      synced: 0,
      'out-of-sync': 0,
      'sync-error': 0,
      'not-linked': 0,
    }
    const rows = db
      .prepare<{ ams: number }, { badge: string; count: number }>(
        `SELECT ${BADGE} AS badge, count(*) AS count FROM ams_product p
         WHERE p.generation = @ams GROUP BY 1`,
      )
      .all({ ams: ams() })
    for (const row of rows) counts[badgeSchema.parse(row.badge)] = row.count
    return counts
  }
  return {
    badges(): Overview['badges'] {
      const counts = badgeCounts()
      return {
        synced: counts.synced,
        outOfSync: counts['out-of-sync'],
        syncError: counts['sync-error'],
        onlyAms: countDifferences(`kind = 'product' AND review_group = 'only-ams'`),
        onlyShopify: countDifferences(`kind = 'product' AND review_group = 'only-shopify'`),
        unsure: countDifferences(`kind IN ('ambiguous', 'broken-link')`),
      }
    },
    conflicts: () => countDifferences(`changed_by = 'both'`),
    productRows({ search, badges, offset, limit }) {
      const { base, wanted, values } = productFilter({ search, badges, ams: ams() })
      const total =
        db
          .prepare<typeof values, number>(`SELECT count(*) FROM (${base}) ${wanted}`)
          .pluck()
          .get(values) ?? 0
      const rows = db
        .prepare<typeof values & { limit: number; offset: number }, RowRecord>(
          `WITH page AS MATERIALIZED (SELECT listed.id, listed.images, name, vendor, category, listed.status, shopify_status, badge,
             (SELECT count(*) FROM ams_variant v WHERE v.generation = @ams AND v.product_id = listed.id)
               AS variants,
             (SELECT v.retail_price FROM ams_variant v WHERE v.generation = @ams
               AND v.product_id = listed.id AND v.retail_price IS NOT NULL
               ORDER BY CAST(v.retail_price AS REAL) LIMIT 1) AS price_from,
             (SELECT v.retail_price FROM ams_variant v WHERE v.generation = @ams
               AND v.product_id = listed.id AND v.retail_price IS NOT NULL
               ORDER BY CAST(v.retail_price AS REAL) DESC LIMIT 1) AS price_to,
             (SELECT count(*) FROM difference d WHERE d.product_key = listed.id) AS differences
             FROM (${base}) listed ${wanted}
             ORDER BY name COLLATE NOCASE, listed.id LIMIT @limit OFFSET @offset)
           SELECT page.*, ${amsThumb('page.images')} AS thumb FROM page
           ORDER BY name COLLATE NOCASE, id`,
        )
        .all({ ...values, limit, offset })
      return { total, rows: rows.map(toRow), badgeCounts: badgeCounts() }
    },
    productDetail: (id) => productDetailQuery(db, generations, stores, id),
    productHistory: productHistoryQuery(db, stores.ams),
    productNeighbours: productNeighboursQuery(db, ams),
    lastSavedAt: () =>
      db
        .prepare<[], string>('SELECT decided_at FROM decision ORDER BY id DESC LIMIT 1')
        .pluck()
        .get() ?? null,
  }
}

function toRow(row: RowRecord) {
  return {
    amsProductId: row.id,
    name: row.name,
    thumb: row.thumb,
    vendor: row.vendor,
    category: row.category,
    variants: row.variants,
    priceFrom: row.price_from,
    priceTo: row.price_to,
    shopifyStatus: row.shopify_status,
    amsStatus: row.status,
    badge: row.badge,
    differences: row.differences,
  }
}
