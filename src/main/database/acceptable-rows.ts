import type { Choice, CompareFilter, DifferenceKind } from '@shared/contract/review'
import type { FieldKey } from '@shared/fields/field-registry'
import type { AcceptableRow } from '../engine/ports'
import { fieldValue } from './columns'
import { acceptedChoice, IS_DECIDED, IS_OPEN, REVIEW_ROWS, whereOf } from './compare-filter'
import type { Database } from './database'

type Row = {
  product_key: string
  kind: DifferenceKind
  field: FieldKey | null
  accepted: Choice | null
  decided: 0 | 1
  sells_out: 0 | 1 | null
  /** JSON; "null" but for options, whose names tell which requests they take. */
  ours: string
  theirs: string
}

/** The rows under a filter, each with the choice that Accept All would make for it. */
export function acceptableRows(
  db: Database,
  filter: CompareFilter,
  choice: Choice | 'suggestion',
): AcceptableRow[] {
  const where = whereOf(filter)
  return db
    .prepare<(string | number)[], Row>(
      `SELECT d.product_key, d.kind, d.field,
         CASE WHEN ${IS_OPEN} THEN ${acceptedChoice(choice)} END AS accepted,
         ${IS_DECIDED} AS decided, d.field = 'stock' AND d.ours = '"0"' AS sells_out,
         ${ofOptions('d.ours')} AS ours, ${ofOptions('d.theirs')} AS theirs
       FROM ${REVIEW_ROWS} WHERE ${where.sql}`,
    )
    .all(...where.values)
    .map(({ product_key, decided, sells_out, ours, theirs, ...row }) => ({
      ...row,
      ours: fieldValue(ours),
      theirs: fieldValue(theirs),
      productKey: product_key,
      isDecided: decided === 1,
      sellsOut: sells_out === 1,
    }))
}

/** Other values are long, many, and not asked for. */
function ofOptions(column: string): string {
  return `CASE d.field WHEN 'option-names' THEN ${column} ELSE 'null' END`
}
