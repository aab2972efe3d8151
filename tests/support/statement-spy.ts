import type { Database } from '@main/database/database'

/** SQL of every statement that a connection prepared since, with how often it was run. */
export type SpiedStatements = ReadonlyMap<string, { readonly runs: number }>

const RUNS = ['get', 'all', 'run', 'iterate'] as const

export function spyOnStatements(db: Database): SpiedStatements {
  const spied = new Map<string, { runs: number }>()
  const prepare = db.prepare.bind(db)
  Object.defineProperty(db, 'prepare', {
    value: (sql: string) => {
      const statement = prepare(sql)
      const seen = spied.get(sql) ?? { runs: 0 }
      spied.set(sql, seen)
      for (const name of RUNS) {
        const run: (...values: unknown[]) => unknown = statement[name].bind(statement)
        Object.defineProperty(statement, name, {
          value: (...values: unknown[]) => {
            seen.runs++
            return run(...values)
          },
        })
      }
      return statement
    },
  })
  return spied
}

export type PlanStep = {
  readonly detail: string
  /** It is done again for each row of another step. */
  readonly isRepeated: boolean
}

type PlanRow = { readonly id: number; readonly parent: number; readonly detail: string }

/** How SQLite would run a statement (sqlite.org/eqp.html). */
export function planOf(db: Database, sql: string): PlanStep[] {
  const rows = db.prepare<[], PlanRow>(`EXPLAIN QUERY PLAN ${sql.replace(/\?|@\w+/g, "'1'")}`).all()
  const byId = new Map(rows.map((row) => [row.id, row]))
  const isLoop = ({ detail }: PlanRow): boolean => /^(SCAN|SEARCH) /.test(detail)
  const isInner = (row: PlanRow): boolean => {
    const first = rows.find((other) => other.parent === row.parent && isLoop(other))
    if (isLoop(row) && first !== row) return true
    const parent = byId.get(row.parent)
    return parent !== undefined && (parent.detail.startsWith('CORRELATED ') || isInner(parent))
  }
  return rows.map((row) => ({ detail: row.detail, isRepeated: isInner(row) }))
}

/** A step that goes over a whole table: a scan, an index made for the occasion, or all of a generation. */
export function isWholeTable({ detail }: PlanStep): boolean {
  if (/ VIRTUAL TABLE |^SCAN \(|^SCAN CONSTANT/.test(detail)) return false
  return /^SCAN |AUTOMATIC|\(generation=\?\)/.test(detail)
}
