import type { StateStore } from '../engine/ports'
import { amsCatalogQueries } from './ams-catalog-queries'
import { amsServerQueries } from './ams-server-queries'
import { bulkQueries } from './bulk-queries'
import { catalogExportQueries } from './catalog-export-queries'
import { compareScreenQueries } from './compare-screen-queries'
import { comparisonQueries } from './comparison-queries'
import type { Database } from './database'
import { decisionQueries } from './decision-queries'
import { editQueries } from './edit-queries'
import { Generations } from './generations'
import { imageContentQueries } from './image-content-queries'
import { importQueries } from './import-queries'
import { linkQueries } from './link-queries'
import { linkSearchQuery } from './link-search-query'
import { inSmallPortions } from './log-portions'
import { matchQueries } from './match-queries'
import { outboxQueries } from './outbox-queries'
import { outboxScreenQueries } from './outbox-screen-queries'
import { productScreenQueries } from './product-screen-queries'
import { pushQueries } from './push-queries'
import { repeatableWork } from './repeatable-work'
import { ruleQueries } from './rule-queries'
import { endInterruptedRuns, runQueries } from './run-queries'
import { runScreenQueries } from './run-screen-queries'
import { shopSnapshotQueries } from './shop-snapshot-queries'
import { soldOutQueries } from './sold-out-queries'
import { stockQueries } from './stock-queries'
import { stockQueueQueries } from './stock-queue-queries'
import { suggestedLinksQuery } from './suggested-links-query'

/**
 * The state of one store over an open state file. What a read or an import had staged when its process
 * died is not wanted any more; its rows go away with the next sweep.
 */
export function sqliteStateStore(db: Database): StateStore {
  const generations = new Generations(db)
  generations.abandonStaged()
  generations.sweep('ams')
  endInterruptedRuns(db)
  const ams = amsCatalogQueries(db, generations)
  const shop = shopSnapshotQueries(db, generations)
  const comparison = comparisonQueries(db, generations)
  return {
    repeatable: repeatableWork(db),
    inSmallPortions: inSmallPortions(db),
    ams,
    amsServer: amsServerQueries(db, generations),
    catalogExports: catalogExportQueries(db, generations, (ids) => ams.products(ids)),
    imports: importQueries(db, generations),
    shop,
    comparison,
    matches: matchQueries(db, generations),
    links: linkQueries(db, generations),
    decisions: decisionQueries(db),
    outbox: outboxQueries(db, generations),
    bulk: bulkQueries(db),
    pushes: pushQueries(db),
    rules: ruleQueries(db),
    runs: runQueries(db),
    stock: stockQueries(db, generations),
    edits: editQueries(db, generations),
    stockSync: stockQueueQueries(db, generations),
    soldOut: soldOutQueries(db, generations),
    images: imageContentQueries(db, generations),
    screens: {
      ...compareScreenQueries(db, generations, comparison),
      ...outboxScreenQueries(db),
      shopProducts: linkSearchQuery(db, generations),
      suggestedLinks: suggestedLinksQuery(db, generations),
      ...runScreenQueries(db),
      ...productScreenQueries(db, generations, { ams, shop, comparison }),
    },
  }
}
