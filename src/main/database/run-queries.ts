import type { RunStore } from '../engine/ports'
import type { Database } from './database'

export function runQueries(db: Database): RunStore {
  const insert = db.prepare(
    'INSERT INTO run (kind, started_at, finished_at, outcome, summary) VALUES (?, ?, ?, ?, ?)',
  )
  return {
    add: (run) => {
      insert.run(run.kind, run.startedAt, run.finishedAt, run.outcome, run.summary)
    },
    lastFinished: (kind) =>
      db
        .prepare<[string], string>(
          `SELECT summary FROM run WHERE kind = ? AND outcome = 'finished' ORDER BY id DESC LIMIT 1`,
        )
        .pluck()
        .get(kind) ?? null,
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
