import { type Badge, badgeSchema } from '@shared/contract/products'
import type { Overview } from '@shared/contract/store'
import type { ScreenQueries } from '../engine/ports'
import { BADGE } from './badge'
import type { Database } from './database'
import type { Generations } from './generations'
import { type DetailStores, productDetailQuery } from './product-detail-query'
import { productHistoryQuery } from './product-history-query'
import { productCounts, productNeighbours, productPage } from './product-list-query'

type ProductScreens = Pick<
  ScreenQueries,
  | 'badges'
  | 'conflicts'
  | 'productRows'
  | 'productCounts'
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
    productRows: (input) => productPage(db, ams(), input),
    productCounts: (input) => productCounts(db, input),
    productDetail: (id) => productDetailQuery(db, generations, stores, id),
    productHistory: productHistoryQuery(db, stores.ams),
    productNeighbours: (input) => productNeighbours(db, input),
    lastSavedAt: () =>
      db
        .prepare<[], string>('SELECT decided_at FROM decision ORDER BY id DESC LIMIT 1')
        .pluck()
        .get() ?? null,
  }
}
