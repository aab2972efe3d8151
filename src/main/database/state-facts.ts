import type { DoneSince, StateFacts } from '@shared/contract/backups'
import { z } from 'zod'
import { SHOP_ID } from '../engine/ports'
import type { Database } from './database'
import { userVersion } from './migrate'
import { runQueries } from './run-queries'

/** Set in a copy that Concord made: when. Never in the file that it works in. */
const BACKED_UP_AT = 'backed-up-at'

/** What an opened state file holds, in numbers. */
export function stateFacts(db: Database): StateFacts {
  const runs = runQueries(db)
  return {
    sqlite: String(db.prepare('SELECT sqlite_version()').pluck().get()),
    fileVersion: userVersion(db),
    shopId: runs.setting(SHOP_ID),
    backedUpAt: runs.setting(BACKED_UP_AT) || null,
    counts: {
      products: rowsOf(
        db,
        `ams_product p JOIN generation g ON g.id = p.generation
         WHERE g.kind = 'ams' AND g.state = 'live'`,
      ),
      links: rowsOf(db, 'link'),
      waiting: rowsOf(
        db,
        `outbox_entry WHERE state IN ('pending', 'in-flight', 'unknown', 'parked', 'refused')`,
      ),
      rules: rowsOf(db, 'rule WHERE removed_at IS NULL AND is_automatic_push = 0'),
      movements: rowsOf(db, 'stock_movement'),
    },
  }
}

/** What was done after a UTC time. */
export function doneSince(db: Database, at: string): DoneSince {
  return {
    decisions: rowsOf(db, 'decision WHERE decided_at > ?', at),
    movements: rowsOf(db, 'stock_movement WHERE at > ?', at),
    syncs: rowsOf(db, `run WHERE kind = 'sync' AND started_at > ?`, at),
    pushes: rowsOf(db, `run WHERE kind = 'push' AND started_at > ?`, at),
  }
}

/** How many rows each table has. */
export function tableCounts(db: Database): Record<string, number> {
  const names = db
    .prepare<[], string>(
      `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name`,
    )
    .pluck()
    .all()
  return Object.fromEntries(names.map((name) => [name, rowsOf(db, `"${name}"`)]))
}

type RunRecord = {
  kind: string
  started_at: string
  finished_at: string
  outcome: string
  summary: string
}
const RUNS = 30

/** The newest syncs and pushes: when, how they ended, and the figures of their summaries, no words. */
export function doneRuns(db: Database): unknown[] {
  return db
    .prepare<[number], RunRecord>(
      'SELECT kind, started_at, finished_at, outcome, summary FROM run ORDER BY id DESC LIMIT ?',
    )
    .all(RUNS)
    .map(({ kind, started_at, finished_at, outcome, summary }) => ({
      kind,
      startedAt: started_at,
      finishedAt: finished_at,
      outcome,
      figures: figuresOf(summary),
    }))
}

function figuresOf(summary: string): Record<string, number> {
  const known = z.record(z.string(), z.unknown()).safeParse(JSON.parse(summary))
  const figures: Record<string, number> = {}
  for (const [name, value] of Object.entries(known.data ?? {})) {
    if (typeof value === 'number') figures[name] = value
  }
  return figures
}

export function markBackedUp(db: Database, at: string): void {
  runQueries(db).setSetting(BACKED_UP_AT, at)
}

function rowsOf(db: Database, from: string, ...values: readonly string[]): number {
  const found: unknown = db
    .prepare(`SELECT count(*) FROM ${from}`)
    .pluck()
    .get(...values)
  return Number(found)
}
