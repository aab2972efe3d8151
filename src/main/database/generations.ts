import type BetterSqlite3 from 'better-sqlite3'
import type { Database } from './database'
import { inTransaction } from './in-transaction'

export type GenerationKind = 'ams' | 'shop'

const TABLES: Readonly<Record<GenerationKind, readonly string[]>> = {
  ams: ['ams_variant', 'ams_product'],
  shop: ['shop_variant_image', 'shop_image', 'shop_variant', 'shop_product'],
}

export type Generation = {
  readonly id: number
  readonly sourceName: string
  readonly finishedAt: string
}

type LiveRecord = { id: number; source_name: string; finished_at: string }

/** More rows than a catalog can have. */
const ALL_ROWS = Number.MAX_SAFE_INTEGER

/**
 * Rows of a catalog that belong together carry a generation number; one of each side is live. A staged
 * generation that its process did not live to finish is cleared away at the next start.
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
   * The live generation of a side; null before the first. Always read: a number kept in memory would
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

  /** A staged generation that is not wanted any more; `sweep` removes its rows. */
  abandon(id: number): void {
    this.#db
      .prepare(`UPDATE generation SET state = 'old' WHERE id = ? AND state = 'staged'`)
      .run(id)
  }

  /** Every generation that was staged when its process died. */
  abandonStaged(): void {
    this.#db.exec(`UPDATE generation SET state = 'old' WHERE state = 'staged'`)
  }

  /** Removes up to `limit` rows of generations that nobody reads. True when none is left. */
  sweep(kind: GenerationKind, limit = ALL_ROWS): boolean {
    return inTransaction(this.#db, () => {
      const ids = this.#db
        .prepare<[string], number>(`SELECT id FROM generation WHERE kind = ? AND state = 'old'`)
        .pluck()
        .all(kind)
      let left = limit
      for (const id of ids) {
        for (const table of TABLES[kind]) {
          left -= this.#db
            .prepare(`DELETE FROM ${table} WHERE generation = ? LIMIT ?`)
            .run(id, left).changes
          if (left <= 0) return false
        }
        this.#db.prepare('DELETE FROM generation WHERE id = ?').run(id)
      }
      return true
    })
  }
}
