import type { ComparisonStore, ScreenQueries } from '../engine/ports'
import { facetCounts, progressCounts } from './compare-counts'
import { REVIEW_ROWS, rowsOf, whereOf } from './compare-filter'
import { comparePlaces } from './compare-places'
import type { Database } from './database'
import { differenceQuery } from './difference-query'
import { nextEditStep, type StepState, stepInTurn } from './edit-steps'
import type { Generations } from './generations'
import { REVIEW_ORDER, REVIEW_ROW_COLUMNS, type ReviewRowRecord, toReviewRow } from './review-row'
import { undoQueries } from './undo-queries'

type CompareScreen = Pick<
  ScreenQueries,
  'compareRows' | 'compareCounts' | 'comparePlace' | 'compareRuler' | 'difference'
>

export function compareScreenQueries(
  db: Database,
  generations: Generations,
  comparison: Pick<ComparisonStore, 'counts'>,
): CompareScreen {
  const decisions = undoQueries(db)
  const nextEdit = nextEditStep(db)
  const nextLabel = (state: StepState): string | null =>
    stepInTurn(state, [decisions.next(state), nextEdit(state)])?.label ?? null
  return {
    compareRows({ filter, offset, limit }) {
      const where = whereOf(filter)
      const totals = db
        .prepare<(string | number)[], { total: number; products: number }>(
          `SELECT count(*) AS total, count(DISTINCT d.product_key) AS products
           FROM ${rowsOf(filter)} WHERE ${where.sql}`,
        )
        .get(...where.values)
      // The page is found in the index first; only its own rows are read whole and joined.
      const rows = db
        .prepare<(string | number)[], ReviewRowRecord>(
          `WITH page AS MATERIALIZED (SELECT d.product_key, d.key FROM ${rowsOf(filter)}
             WHERE ${where.sql} ORDER BY ${REVIEW_ORDER} LIMIT ? OFFSET ?)
           SELECT ${REVIEW_ROW_COLUMNS} FROM page CROSS JOIN ${REVIEW_ROWS}
           WHERE d.product_key = page.product_key AND d.key = page.key ORDER BY ${REVIEW_ORDER}`,
        )
        .all(...where.values, limit, offset)
      return {
        total: totals?.total ?? 0,
        products: totals?.products ?? 0,
        rows: rows.map(toReviewRow),
      }
    },
    compareCounts: (filter) => ({
      ...facetCounts(db, filter),
      ...progressCounts(db, filter),
      inAgreement: comparison.counts().inAgreement,
      undoLabel: nextLabel('done'),
      redoLabel: nextLabel('undone'),
    }),
    ...comparePlaces(db),
    difference: differenceQuery(db, generations),
  }
}
