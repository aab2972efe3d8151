import type { StateStore } from '../engine/ports'
import { amsCatalogQueries } from './ams-catalog-queries'
import { compareScreenQueries } from './compare-screen-queries'
import { comparisonQueries } from './comparison-queries'
import type { Database } from './database'
import { decisionQueries } from './decision-queries'
import { Generations } from './generations'
import { linkQueries } from './link-queries'
import { outboxQueries } from './outbox-queries'
import { outboxScreenQueries } from './outbox-screen-queries'
import { productScreenQueries } from './product-screen-queries'
import { runQueries } from './run-queries'
import { shopSnapshotQueries } from './shop-snapshot-queries'

/** The state of one store over an open state file. Half-finished generations of a crash go away first. */
export function sqliteStateStore(db: Database): StateStore {
  const generations = new Generations(db)
  for (const kind of ['ams', 'shop', 'compare'] as const) generations.sweep(kind)
  const ams = amsCatalogQueries(db, generations)
  const shop = shopSnapshotQueries(db, generations)
  const comparison = comparisonQueries(db, generations)
  return {
    ams,
    shop,
    comparison,
    links: linkQueries(db, generations),
    decisions: decisionQueries(db, generations),
    outbox: outboxQueries(db, generations),
    runs: runQueries(db),
    screens: {
      ...compareScreenQueries(db, generations, comparison),
      ...outboxScreenQueries(db),
      ...productScreenQueries(db, generations, { ams, shop, comparison }),
    },
  }
}
