import type { ComparisonStore } from '../engine/ports'
import { agreedLinks } from './agreed-links'
import { baseRows } from './base-rows'
import type { Database } from './database'
import { reviewRowWriter } from './difference-writer'
import type { Generations } from './generations'
import { linkWriter } from './link-writer'
import { linkedPairs } from './linked-pairs'
import { movedMarks } from './moved'

export function comparisonQueries(db: Database, generations: Generations): ComparisonStore {
  const writeRows = reviewRowWriter(db)
  const links = linkWriter(db, generations)
  const base = baseRows(db)
  const { unmark } = movedMarks(db)
  const selectMoved = db
    .prepare<[string, string, number], string>(
      'SELECT id FROM moved WHERE side = ? AND id > ? ORDER BY id LIMIT ?',
    )
    .pluck()
  const countMoved = db.prepare<[], number>('SELECT count(*) FROM moved').pluck()
  const isAnotherPartner = db.prepare<[string, string]>(
    'SELECT 1 FROM link WHERE ams_product_id = ? AND shopify_product_id <> ?',
  )
  const agreed = agreedLinks(db)

  return {
    baseOf: (amsProductId, shopifyProductId) =>
      isAnotherPartner.get(amsProductId, shopifyProductId) ? [] : base.read(amsProductId),
    remember: (amsProductId, agreements, agreedAt) => {
      db.transaction(() => base.merge(amsProductId, agreements, agreedAt))()
    },
    moved: (side, after, limit) => selectMoved.all(side, after, limit),
    movedCount: () => countMoved.get() ?? 0,
    markEverything: () => {
      db.prepare(
        `INSERT INTO moved (side, id, identity)
         SELECT 'ams', id, 0 FROM ams_product WHERE generation = ?
         ON CONFLICT (side, id) DO NOTHING`,
      ).run(generations.liveId('ams'))
    },
    linkedPairs: linkedPairs(db, generations),
    saveSlice: ({ reviews, gone, looked }, at) =>
      db.transaction(() => {
        for (const { amsProductId, review } of reviews) {
          links.learn(amsProductId, review, at)
          writeRows(amsProductId, review.differences, at)
        }
        for (const productKey of gone) {
          agreed.set(productKey, false)
          writeRows(productKey, [], at)
        }
        for (const { side, id } of looked) unmark(side, id)
      })(),
    counts: () => ({ inAgreement: agreed.count(), ...countRows(db) }),
    linkedVariants: () =>
      db.prepare<[], number>('SELECT count(*) FROM variant_link').pluck().get() ?? 0,
    rowsOfField: (field) =>
      db
        .prepare<[string], number>('SELECT count(*) FROM difference WHERE field = ?')
        .pluck()
        .get(field) ?? 0,
  }
}

function countRows(db: Database) {
  const rows = db
    .prepare<[], { review_group: string; count: number }>(
      'SELECT review_group, count(*) AS count FROM difference GROUP BY review_group',
    )
    .all()
  const of = (group: string): number => rows.find((row) => row.review_group === group)?.count ?? 0
  return {
    differs: of('differs'),
    onlyAms: of('only-ams'),
    onlyShopify: of('only-shopify'),
    needsPerson: of('needs-person'),
  }
}
