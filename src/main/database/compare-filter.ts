import type { Answer, CompareFilter } from '@shared/contract/review'
import { containing } from './columns'
import type { Condition } from './condition'
import { isSelected } from './product-selection'

/** A review row with the newest outbox entry about it; withdrawn entries say nothing. */
export const REVIEW_ROWS = `difference d LEFT JOIN outbox_entry e ON e.id =
  (SELECT max(x.id) FROM outbox_entry x WHERE x.difference_key = d.key AND x.state <> 'withdrawn')`

/** True for rows whose decision waits or is on its way. */
export const IS_DECIDED = `coalesce(e.state, '') IN
  ('pending', 'in-flight', 'unknown', 'parked', 'refused', 'skipped')`
/** True for rows that Accept All may decide: what somebody decided already keeps its decision. */
export const IS_OPEN = `NOT ${IS_DECIDED}`
/** True for rows on which a decision can be made now: not while its outcome is on the way. */
export const IS_DECIDABLE = `coalesce(e.state, '') NOT IN ('in-flight', 'unknown')`

/** True for descriptions that say the same in other markup. */
export const IS_MARKUP_ONLY = `coalesce(d.nuance, '') = 'markup'`

export type Facet = 'groups' | 'changedBy' | 'fields' | 'vendors' | 'matchResults'

/** What a filter looks at: a filter without it needs no look into the outbox. */
export function rowsOf(filter: CompareFilter): string {
  return filter.openOnly ? REVIEW_ROWS : 'difference d'
}

/** The WHERE clause of a filter over `REVIEW_ROWS`; `without` leaves one facet out, for its own counts. */
export function whereOf(filter: CompareFilter, without?: Facet): Condition {
  const parts: Condition[] = [{ sql: '1', values: [] }]
  const among = (facet: Facet, column: string, values: readonly string[]): void => {
    if (values.length === 0 || facet === without) return
    parts.push({ sql: `${column} IN (${values.map(() => '?').join(', ')})`, values })
  }
  among('groups', 'd.review_group', filter.groups)
  among('changedBy', 'd.changed_by', filter.changedBy)
  among('fields', 'd.field', filter.fields)
  among('vendors', 'd.vendor', filter.vendors)
  among('matchResults', 'd.match_result', filter.matchResults)
  if (filter.hideMarkupOnly) parts.push({ sql: `NOT ${IS_MARKUP_ONLY}`, values: [] })
  if (filter.search !== '') {
    const like = containing(filter.search)
    const columns = ['d.product_name', 'd.sku', 'd.ours', 'd.theirs']
    parts.push({
      sql: `(${columns.map((column) => `${column} LIKE ? ESCAPE '\\'`).join(' OR ')})`,
      values: columns.map(() => like),
    })
  }
  if (filter.amsProductId !== null) {
    parts.push({ sql: 'd.product_key = ?', values: [filter.amsProductId] })
  }
  if (filter.selection !== null) parts.push(isSelected('d.product_key', filter.selection))
  if (filter.openOnly) parts.push({ sql: IS_OPEN, values: [] })
  return {
    sql: parts.map((part) => part.sql).join(' AND '),
    values: parts.flatMap((part) => part.values),
  }
}

/** The choice that fits a row, as SQL; NULL where none does. */
export function possibleChoice(choice: Answer | 'suggestion'): string {
  if (choice === 'skip') return `'skip'`
  if (choice === 'suggestion') return 'd.suggestion'
  return `CASE WHEN d.choices LIKE '%"${choice}"%' THEN '${choice}' END`
}

/**
 * What Accept All and rules may choose: never what takes a variant or an option away. That is decided row
 * by row, by a person.
 */
export function acceptedChoice(choice: Answer | 'suggestion'): string {
  if (choice === 'skip' || choice === 'suggestion') return possibleChoice(choice)
  const [given, received] = choice === 'ours' ? ['d.ours', 'd.theirs'] : ['d.theirs', 'd.ours']
  return `CASE WHEN d.kind = 'variant' AND ${given} = 'null' THEN NULL
    WHEN d.field = 'option-names' AND json_array_length(${given}) < json_array_length(${received})
    THEN NULL ELSE ${possibleChoice(choice)} END`
}
