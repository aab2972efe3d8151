import type { ComparisonStore } from '../engine/ports'
import type { AgreedLinks } from './agreed-links'
import type { baseRows } from './base-rows'
import type { Database } from './database'
import { headRowWriter } from './difference-writer'
import type { HistoryWriter } from './history-writer'
import { inTransaction } from './in-transaction'

/** Saves what was compared of heads alone; what can be said of all of them at once is. */
export function headSaver(
  db: Database,
  base: ReturnType<typeof baseRows>,
  history: HistoryWriter,
  agreed: AgreedLinks,
): ComparisonStore['saveHeads'] {
  const write = headRowWriter(db)
  const hasRow = db
    .prepare<[string], 0 | 1>('SELECT EXISTS (SELECT 1 FROM difference WHERE product_key = ?)')
    .pluck()
  return ({ withDescription, reviews }, at) =>
    inTransaction(db, () => {
      for (const { amsProductId, review, seen } of reviews) {
        history.changes(amsProductId, seen, { action: 'seen', detail: '', at })
        base.merge(amsProductId, review.agreements, at)
      }
      write(
        reviews.map(({ amsProductId, hadRows, review }) => ({
          productKey: amsProductId,
          hadRows,
          rows: review.differences,
        })),
        withDescription,
        at,
      )
      agreed.judge(
        reviews,
        ({ amsProductId, review }) =>
          review.differences.length === 0 && hasRow.get(amsProductId) !== 1,
      )
    })
}
