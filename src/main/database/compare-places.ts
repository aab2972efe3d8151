import type { CompareFilter } from '@shared/contract/review'
import type { ScreenQueries } from '../engine/ports'
import { IS_OPEN, REVIEW_ROWS, whereOf } from './compare-filter'
import type { Database } from './database'
import { REVIEW_ORDER } from './review-row'

/** Rows that nobody decided and for which Concord has no suggestion. */
const NEEDS_PERSON = `(d.review_group = 'needs-person' AND ${IS_OPEN})`

const WANTED = {
  'needs-person': NEEDS_PERSON,
  open: IS_OPEN,
  product: `d.product_key IS NOT lag(d.product_key) OVER (ORDER BY ${REVIEW_ORDER})`,
} as const

/** Where rows of a kind stand in the whole list, of which the screen holds only a page. */
export function comparePlaces(db: Database): Pick<ScreenQueries, 'comparePlace' | 'compareRuler'> {
  const numbered = (filter: CompareFilter, wanted: string) => {
    const where = whereOf(filter)
    return {
      sql: `SELECT row_number() OVER (ORDER BY ${REVIEW_ORDER}) - 1 AS place, ${wanted} AS wanted
        FROM ${REVIEW_ROWS} WHERE ${where.sql}`,
      values: where.values,
    }
  }
  return {
    comparePlace({ filter, from, direction, what }) {
      const rows = numbered(filter, WANTED[what])
      const [aggregate, beyond] = direction === 'next' ? ['min', '>'] : ['max', '<']
      return (
        db
          .prepare<(string | number)[], number | null>(
            `SELECT ${aggregate}(place) FROM (${rows.sql}) WHERE wanted AND place ${beyond} ?`,
          )
          .pluck()
          .get(...rows.values, from) ?? null
      )
    },
    compareRuler({ filter, buckets }) {
      const where = whereOf(filter)
      const total =
        db
          .prepare<(string | number)[], number>(
            `SELECT count(*) FROM ${REVIEW_ROWS} WHERE ${where.sql}`,
          )
          .pluck()
          .get(...where.values) ?? 0
      if (total === 0) return { total, needsPerson: [] }
      const rows = numbered(filter, NEEDS_PERSON)
      const needsPerson = db
        .prepare<(string | number)[], number>(
          `SELECT DISTINCT place * ? / ? FROM (${rows.sql}) WHERE wanted ORDER BY 1`,
        )
        .pluck()
        .all(buckets, total, ...rows.values)
      return { total, needsPerson: needsPerson.map(Math.floor) }
    },
  }
}
