import type { RunStore } from '../engine/ports'
import type { Database } from './database'

export function runQueries(db: Database): RunStore {
  const insert = db.prepare(
    'INSERT INTO run (kind, started_at, finished_at, outcome, summary) VALUES (?, ?, ?, ?, ?)',
  )
  const finish = db.prepare('UPDATE run SET finished_at = ?, outcome = ?, summary = ? WHERE id = ?')
  return {
    add: (run) => {
      insert.run(run.kind, run.startedAt, run.finishedAt, run.outcome, run.summary)
    },
    begin: (kind, startedAt) =>
      db.transaction(() => {
        endInterruptedRuns(db)
        return Number(insert.run(kind, startedAt, startedAt, 'running', '{}').lastInsertRowid)
      })(),
    finish: (run, { finishedAt, outcome, summary }) => {
      finish.run(finishedAt, outcome, summary, run)
    },
    lastFinished: (kind) =>
      db
        .prepare<[string], string>(
          `SELECT summary FROM run WHERE kind = ? AND outcome = 'finished' ORDER BY id DESC LIMIT 1`,
        )
        .pluck()
        .get(kind) ?? null,
    lastReadAt: () =>
      db
        .prepare<[], string>(
          `SELECT finished_at FROM run WHERE kind = 'sync' AND outcome = 'finished'
             AND coalesce(summary ->> 'mode', 'full') <> 'compare' ORDER BY id DESC LIMIT 1`,
        )
        .pluck()
        .get() ?? null,
    setting: (key) =>
      db.prepare<[string], string>('SELECT value FROM setting WHERE key = ?').pluck().get(key) ??
      null,
    setSetting: (key, value) => {
      db.prepare(
        `INSERT INTO setting (key, value) VALUES (?, ?)
         ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
      ).run(key, value)
    },
  }
}

/** A run whose process died ended with the last thing that it settled. */
export function endInterruptedRuns(db: Database): void {
  db.prepare(
    `UPDATE run SET outcome = 'failed', finished_at = coalesce(
       (SELECT max(e.settled_at) FROM outbox_entry e WHERE e.run_id = run.id), started_at)
     WHERE outcome = 'running'`,
  ).run()
}
