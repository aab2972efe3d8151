import type { CatalogChanges } from '../engine/ports'
import { amsListed } from './ams-listed'
import { missingKeeper } from './ams-missing'
import { markMovedAms } from './ams-moves'
import type { AmsProductReader } from './ams-product-rows'
import { amsServerRemovals } from './ams-server-removals'
import { catalogHistory } from './catalog-history'
import type { Database } from './database'
import type { Generations } from './generations'
import { stockEnqueuer } from './stock-enqueuer'

type Switch = {
  readonly generation: number
  readonly sourceName: string
  readonly at: string
}

/**
 * Makes a staged generation AMS's live catalog, with all that follows from what it changes, inside the caller's
 * transaction. What the one before had and this one lacks is kept apart: the next file may have it again.
 */
export function catalogSwitch(
  db: Database,
  generations: Generations,
  read: AmsProductReader,
): (input: Switch) => CatalogChanges {
  const selectAdded = db
    .prepare<{ before: number; after: number }, string>(
      `SELECT n.id FROM ams_product n WHERE n.generation = @after AND NOT EXISTS
         (SELECT 1 FROM ams_product o WHERE o.generation = @before AND o.id = n.id)
       ORDER BY n.position`,
    )
    .pluck()
  const selectChanged = db
    .prepare<{ before: number; after: number }, string>(
      `SELECT n.id FROM ams_product n JOIN ams_product o ON o.generation = @before AND o.id = n.id
       WHERE n.generation = @after AND n.content_hash <> o.content_hash ORDER BY n.position`,
    )
    .pluck()
  const selectMissing = db
    .prepare<{ before: number; after: number }, string>(
      `SELECT o.id FROM ams_product o WHERE o.generation = @before AND NOT EXISTS
         (SELECT 1 FROM ams_product n WHERE n.generation = @after AND n.id = o.id)
       ORDER BY o.position`,
    )
    .pluck()
  const countOf = db
    .prepare<[number], number>('SELECT count(*) FROM ams_product WHERE generation = ?')
    .pluck()
  const keepMissing = missingKeeper(db)
  const removals = amsServerRemovals(db)
  // A person's "not the same" outranks the id that a file stores, unless the two were linked after all.
  const forgetRejectedIds = db.prepare(
    `UPDATE ams_product SET shopify_product_id = NULL WHERE generation = ?
       AND shopify_product_id IS NOT NULL
       AND EXISTS (SELECT 1 FROM rejected_pair r WHERE r.ams_product_id = ams_product.id
         AND r.shopify_product_id = ams_product.shopify_product_id)
       AND NOT EXISTS (SELECT 1 FROM link l WHERE l.ams_product_id = ams_product.id
         AND l.shopify_product_id = ams_product.shopify_product_id)`,
  )
  const history = catalogHistory(db)
  const queue = stockEnqueuer(db)
  const listed = amsListed(db, generations)
  return ({ generation: after, sourceName, at }) => {
    const before = generations.liveId('ams')
    const both = { before, after }
    const [added, changed] = [selectAdded.all(both), selectChanged.all(both)]
    const missing = selectMissing.all(both)
    for (const id of missing) {
      const product = read(before, id)
      if (product) keepMissing(product)
      removals.asked(id, at)
    }
    for (const id of added) removals.back(id)
    // The first catalog of all changes nothing.
    if (before !== 0) {
      const readBefore = (id: string) => read(before, id)
      const readAfter = (id: string) => read(after, id)
      history({ sourceName, at, added, changed, missing, readBefore, readAfter })
    }
    const counts = {
      added: added.length,
      changed: changed.length,
      unchanged: countOf.get(after) ?? 0,
      missing: missing.length,
      before: countOf.get(before) ?? 0,
    }
    forgetRejectedIds.run(after)
    markMovedAms(db, before, after)
    queue.imported(before, after, sourceName, at)
    generations.makeLive('ams', after, at)
    listed.moved()
    return { ...counts, unchanged: counts.unchanged - counts.added - counts.changed }
  }
}
