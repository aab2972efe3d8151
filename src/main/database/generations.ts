import type BetterSqlite3 from 'better-sqlite3'
import type { Database } from './database'

export type GenerationKind = 'ams' | 'shop' | 'compare'

const TABLES: Readonly<Record<GenerationKind, readonly string[]>> = {
  ams: ['ams_product', 'ams_variant'],
  shop: ['shop_product', 'shop_variant'],
  compare: ['difference'],
}

export type Generation = {
  readonly id: number
  readonly sourceName: string
  readonly finishedAt: string
}

type LiveRecord = { id: number; source_name: string; finished_at: string }

/**
 * Rows that belong together carry a generation number; one of each kind is live. A staged generation
 * that its process did not live to finish is cleared away at the next start.
 */
export class Generations {
  readonly #db: Database
  readonly #selectLive: BetterSqlite3.Statement<[string], LiveRecord>

  constructor(db: Database) {
    this.#db = db
    this.#selectLive = db.prepare(
      `SELECT id, source_name, finished_at FROM generation WHERE kind = ? AND state = 'live'`,
    )
  }

  /**
   * The live generation of a kind; null before the first. Always read: a number kept in memory would
   * outlive a transaction that failed.
   */
  live(kind: GenerationKind): Generation | null {
    const row = this.#selectLive.get(kind)
    return row ? { id: row.id, sourceName: row.source_name, finishedAt: row.finished_at } : null
  }

  /** The number to read by: matches no row before the first generation. */
  liveId(kind: GenerationKind): number {
    return this.live(kind)?.id ?? 0
  }

  begin(kind: GenerationKind, sourceName: string, at: string): number {
    const { lastInsertRowid } = this.#db
      .prepare(
        `INSERT INTO generation (kind, state, source_name, started_at) VALUES (?, 'staged', ?, ?)`,
      )
      .run(kind, sourceName, at)
    return Number(lastInsertRowid)
  }

  /** The tiny commit: call it inside the transaction that finishes the work. */
  makeLive(kind: GenerationKind, id: number, at: string): void {
    this.#db
      .prepare(`UPDATE generation SET state = 'old' WHERE kind = ? AND state = 'live'`)
      .run(kind)
    this.#db
      .prepare(`UPDATE generation SET state = 'live', finished_at = ? WHERE id = ?`)
      .run(at, id)
  }

  /** Rows of every generation of the kind that is not live go away. */
  sweep(kind: GenerationKind): void {
    this.#db.transaction(() => {
      const ids = this.#db
        .prepare(`SELECT id FROM generation WHERE kind = ? AND state <> 'live'`)
        .pluck()
        .all(kind)
      for (const id of ids) {
        for (const table of TABLES[kind]) {
          this.#db.prepare(`DELETE FROM ${table} WHERE generation = ?`).run(id)
        }
        this.#db.prepare('DELETE FROM generation WHERE id = ?').run(id)
      }
    })()
  }
}
