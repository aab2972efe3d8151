/** A part of a WHERE clause with the values of its question marks, in their order. */
export type Condition = { readonly sql: string; readonly values: readonly (string | number)[] }

export const ANYTHING: Condition = { sql: '1', values: [] }

export function allOf(parts: readonly Condition[]): Condition {
  return joined([ANYTHING, ...parts], ' AND ')
}

export function anyOf(parts: readonly Condition[]): Condition {
  const { sql, values } = joined(parts, ' OR ')
  return { sql: `(${sql})`, values }
}

/** True where the column holds one of the values. One value for all of them: there may be thousands. */
export function among(column: string, values: readonly string[]): Condition {
  return { sql: `${column} IN (SELECT value FROM json_each(?))`, values: [JSON.stringify(values)] }
}

function joined(parts: readonly Condition[], word: string): Condition {
  return {
    sql: parts.map(({ sql }) => sql).join(word),
    values: parts.flatMap(({ values }) => values),
  }
}
