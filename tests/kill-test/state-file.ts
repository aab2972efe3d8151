import BetterSqlite3 from 'better-sqlite3'

export type FileFacts = {
  readonly decisions: number
  /** Decisions that the history speaks of, batch by batch. */
  readonly recorded: number
  readonly problems: readonly string[]
}

/** Looks at the file that a dead process left, as SQLite finds it. */
export function lookAt(file: string): FileFacts {
  const db = new BetterSqlite3(file)
  try {
    const one = (sql: string): number => Number(db.prepare(sql).pluck().get())
    const check: unknown = db.pragma('quick_check', { simple: true })
    const decisions = one('SELECT count(*) FROM decision')
    const recorded = one(
      `SELECT coalesce(sum(CAST(substr(detail, length('Accept All: AMS: ') + 1) AS INTEGER)), 0)
       FROM audit WHERE action = 'decided'`,
    )
    const unpaired = one(
      'SELECT count(*) FROM decision d LEFT JOIN outbox_entry e ON e.decision_id = d.id WHERE e.id IS NULL',
    )
    const openTwice = one(
      `SELECT count(*) FROM (SELECT 1 FROM attempt WHERE outcome IS NULL GROUP BY product_key HAVING count(*) > 1)`,
    )
    const stockOpenTwice = one(
      `SELECT count(*) FROM (SELECT 1 FROM stock_attempt WHERE status IS NULL GROUP BY ams_variant_id HAVING count(*) > 1)`,
    )
    const unlogged = one(
      `SELECT count(*) FROM stock_entry e WHERE state = 'in-flight'
         AND NOT EXISTS (SELECT 1 FROM stock_attempt a WHERE a.entry_id = e.id AND a.status IS NULL)`,
    )
    return {
      decisions,
      recorded,
      problems: [
        ...(check === 'ok' ? [] : [`D1: quick_check says ${String(check)}`]),
        ...(recorded === decisions
          ? []
          : [
              `D1: ${decisions} decisions, ${recorded} by their batches: half a transaction is visible`,
            ]),
        ...(unpaired === 0 ? [] : [`O1: ${unpaired} decisions without an entry`]),
        ...(openTwice === 0 ? [] : [`O3: ${openTwice} products with two unsettled attempts`]),
        ...(stockOpenTwice === 0
          ? []
          : [`O3: ${stockOpenTwice} variants with two unsettled attempts at their stock`]),
        ...(unlogged === 0 ? [] : [`O10: ${unlogged} counts in flight without a row of the log`]),
      ],
    }
  } finally {
    db.close()
  }
}
