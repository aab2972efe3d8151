import type { CompareCounts, CompareFilter } from '@shared/contract/review'
import {
  acceptedChoice,
  type Facet,
  IS_DECIDED,
  IS_MARKUP_ONLY,
  IS_OPEN,
  REVIEW_ROWS,
  rowsOf,
  whereOf,
} from './compare-filter'
import type { Database } from './database'

const FACETS: readonly (readonly [Facet, string])[] = [
  ['groups', 'd.review_group'],
  ['changedBy', 'd.changed_by'],
  ['fields', 'd.field'],
  ['vendors', 'd.vendor'],
  ['matchResults', 'd.match_result'],
]

type FacetCounts = Pick<CompareCounts, Facet>

/** Rows beside each value of each facet, under the other facets of the filter. */
export function facetCounts(db: Database, filter: CompareFilter): FacetCounts {
  const [groups = [], changedBy = [], fields = [], vendors = [], matchResults = []] = FACETS.map(
    ([facet, column]) => {
      const where = whereOf(filter, facet)
      return db
        .prepare<(string | number)[], { value: string; count: number }>(
          `SELECT ${column} AS value, count(*) AS count FROM ${rowsOf(filter)}
           WHERE ${where.sql} AND ${column} IS NOT NULL GROUP BY ${column} ORDER BY count(*) DESC, 1`,
        )
        .all(...where.values)
    },
  )
  return { groups, changedBy, fields, vendors, matchResults }
}

type Progress = Pick<CompareCounts, 'decided' | 'open' | 'acceptable' | 'markupOnly'>

/** How far the review of what the filter shows is. */
export function progressCounts(db: Database, filter: CompareFilter): Progress {
  const where = whereOf(filter)
  const counted = (['ours', 'theirs', 'suggestion'] as const)
    .map(
      (choice) =>
        `coalesce(sum(${IS_OPEN} AND ${acceptedChoice(choice)} IS NOT NULL), 0) AS ${choice}`,
    )
    .join(', ')
  const row = db
    .prepare<
      (string | number)[],
      { total: number; decided: number; ours: number; theirs: number; suggestion: number }
    >(
      `SELECT count(*) AS total, coalesce(sum(${IS_DECIDED}), 0) AS decided, ${counted}
       FROM ${REVIEW_ROWS} WHERE ${where.sql}`,
    )
    .get(...where.values) ?? { total: 0, decided: 0, ours: 0, theirs: 0, suggestion: 0 }
  return {
    decided: row.decided,
    open: row.total - row.decided,
    acceptable: { ours: row.ours, theirs: row.theirs, suggestion: row.suggestion },
    markupOnly: countMarkupOnly(db, filter),
  }
}

function countMarkupOnly(db: Database, filter: CompareFilter): number {
  const where = whereOf({ ...filter, hideMarkupOnly: false })
  return (
    db
      .prepare<(string | number)[], number>(
        `SELECT count(*) FROM ${rowsOf(filter)} WHERE ${where.sql} AND ${IS_MARKUP_ONLY}`,
      )
      .pluck()
      .get(...where.values) ?? 0
  )
}
