import type { ProductSelection } from '@shared/contract/products'
import { among, type Condition } from './condition'
import type { Database } from './database'
import { productsUnder } from './product-list-filter'

/** True where the column holds the AMS id of a product that is meant. */
export function isSelected(column: string, selection: ProductSelection): Condition {
  if (selection.kind === 'ids') return among(column, selection.ids)
  const { sql, values } = productsUnder(selection.filter)
  const listed = { sql: `${column} IN (SELECT p.id FROM ams_listed p WHERE ${sql})`, values }
  if (selection.except.length === 0) return listed
  const left = among(column, selection.except)
  return { sql: `${listed.sql} AND NOT ${left.sql}`, values: [...listed.values, ...left.values] }
}

/** AMS ids of the products that are meant and that the live catalog has, in the order of their ids. */
export function selectedIds(db: Database, selection: ProductSelection): string[] {
  const { sql, values } = isSelected('p.id', selection)
  return db
    .prepare<(string | number)[], string>(
      `SELECT p.id FROM ams_listed p WHERE ${sql} ORDER BY p.id`,
    )
    .pluck()
    .all(...values)
}
