import type { ChangedBy, MatchResult } from '@shared/contract/review'
import type { FieldKey } from '@shared/fields/field-registry'
import type { ComparisonStore, KnownRow, MovedInShop } from '../engine/ports'
import { agreedLinks } from './agreed-links'
import { baseRows } from './base-rows'
import { fieldValue, toJson } from './columns'
import type { Database } from './database'
import { reviewRowWriter } from './difference-writer'
import type { Generations } from './generations'
import { headSaver } from './head-saver'
import { historyWriter } from './history-writer'
import { inTransaction } from './in-transaction'
import { linkWriter } from './link-writer'
import { linkedPairs } from './linked-pairs'
import { movedMarks } from './moved'
import { movedHeads } from './moved-heads'

type KnownRecord = {
  product_key: string
  field: FieldKey
  ams_variant_id: string
  theirs: string
}

export function comparisonQueries(db: Database, generations: Generations): ComparisonStore {
  const writeRows = reviewRowWriter(db)
  const links = linkWriter(db, generations)
  const base = baseRows(db)
  const history = historyWriter(db)
  const { mark, markAll, unmark, unmarkUpTo } = movedMarks(db)
  const selectMoved = db
    .prepare<[string, string, number], string>(
      'SELECT id FROM moved WHERE side = ? AND id > ? ORDER BY id LIMIT ?',
    )
    .pluck()
  const selectMovedInShop = db.prepare<[number], MovedInShop>(
    `SELECT id, CASE WHEN head_only = 0 THEN 'whole' WHEN with_description = 1 THEN 'head'
       ELSE 'short-head' END AS extent
     FROM moved WHERE side = 'shop' ORDER BY id LIMIT ?`,
  )
  const countMoved = db.prepare<[], number>('SELECT count(*) FROM moved').pluck()
  const isAnotherPartner = db.prepare<[string, string]>(
    'SELECT 1 FROM link WHERE ams_product_id = ? AND shopify_product_id <> ?',
  )
  const agreed = agreedLinks(db)
  const selectKnown = db.prepare<[string], KnownRecord>(
    `SELECT d.product_key, d.field, d.ams_variant_id, d.theirs
     FROM json_each(?) wanted CROSS JOIN difference d
     WHERE d.product_key = wanted.value AND d.kind = 'field'`,
  )
  const selectShopStatuses = db
    .prepare<[], [theirs: string, count: number]>(
      `SELECT theirs, count(*) FROM difference
       WHERE review_group = 'needs-person' AND field = 'shopify-status' GROUP BY theirs ORDER BY theirs`,
    )
    .raw()

  return {
    baseOf: (amsProductId, shopifyProductId) =>
      isAnotherPartner.get(amsProductId, shopifyProductId) ? [] : base.read(amsProductId),
    remember: (amsProductId, agreements, agreedAt) => {
      inTransaction(db, () => base.merge(amsProductId, agreements, agreedAt))
    },
    moved: (side, after, limit) => selectMoved.all(side, after, limit),
    movedCount: () => countMoved.get() ?? 0,
    markEverything: () => markAll(generations.liveId('ams')),
    linkedPairs: linkedPairs(db, generations),
    knownRows: (amsProductIds) => {
      const known = new Map<string, KnownRow[]>()
      for (const row of selectKnown.all(toJson(amsProductIds))) {
        const rows = known.get(row.product_key) ?? []
        known.set(row.product_key, rows)
        rows.push({
          field: row.field,
          variantId: row.ams_variant_id,
          theirs: fieldValue(row.theirs),
        })
      }
      return known
    },
    saveSlice: ({ reviews, gone, looked }, at) =>
      inTransaction(db, () => {
        for (const { amsProductId, review, seen } of reviews) {
          history.changes(amsProductId, seen, { action: 'seen', detail: '', at })
          links.learn(amsProductId, review, at)
          writeRows(amsProductId, review.differences, at)
        }
        for (const productKey of gone) writeRows(productKey, [], at)
        agreed.judge(reviews, ({ review }) => review.differences.length === 0)
        agreed.set(gone, false)
        for (const side of ['ams', 'shop'] as const) unmark(side, looked[side])
      }),
    movedInShop: (limit) => selectMovedInShop.all(limit),
    movedHeads: movedHeads(db, generations),
    saveHeads: headSaver(db, base, history, agreed),
    passInShop: (upTo, left) =>
      inTransaction(db, () => {
        unmarkUpTo('shop', upTo)
        for (const id of left) mark('shop', id, false)
      }),
    counts: () => ({ inAgreement: agreed.count(), ...countRows(db) }),
    linkedVariants: () =>
      db.prepare<[], number>('SELECT count(*) FROM variant_link').pluck().get() ?? 0,
    shopStatuses: () =>
      selectShopStatuses
        .all()
        .map(([theirs, count]) => ({ status: String(fieldValue(theirs)), count })),
    rowsOfField: (field) =>
      db
        .prepare<[string], number>('SELECT count(*) FROM difference WHERE field = ?')
        .pluck()
        .get(field) ?? 0,
  }
}

type CountRecord = {
  review_group: string
  match_result: MatchResult
  changed_by: ChangedBy | null
  count: number
}

function countRows(db: Database) {
  const rows = db
    .prepare<[], CountRecord>(
      `SELECT review_group, match_result, changed_by, count(*) AS count FROM difference
       GROUP BY review_group, match_result, changed_by ORDER BY count DESC`,
    )
    .all()
  const ofGroup = (group: string): CountRecord[] => rows.filter((row) => row.review_group === group)
  const of = (group: string): number => ofGroup(group).reduce((sum, { count }) => sum + count, 0)
  return {
    differs: of('differs'),
    onlyAms: of('only-ams'),
    onlyShopify: of('only-shopify'),
    needsPerson: of('needs-person'),
    skipped: ofGroup('needs-person').map(({ match_result, changed_by, count }) => ({
      matchResult: match_result,
      changedBy: changed_by,
      count,
    })),
  }
}
