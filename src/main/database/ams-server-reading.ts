import type { AmsReading, AmsServerStore, ServedChange } from '../engine/ports'
import { storedAmsProduct } from './ams-product-schema'
import { toJson } from './columns'
import type { Database } from './database'
import type { Generations } from './generations'

type ReadingRecord = {
  reading: AmsReading['kind'] | null
  reading_cursor: string | null
  is_proven: 0 | 1
}
type StagedRecord = { product_id: string; version: string; product: string | null }

type Reading = Pick<
  AmsServerStore,
  | 'reading'
  | 'beginReading'
  | 'stage'
  | 'countAfterReading'
  | 'proven'
  | 'staged'
  | 'missing'
  | 'dropReading'
  | 'beginCatalog'
  | 'endReading'
  | 'forgetCursor'
>

/** Pages of a read are staged with the cursor of the next one, and taken over when the read is proven. */
export function amsServerReading(db: Database, generations: Generations): Reading {
  const select = db.prepare<[], ReadingRecord>(
    'SELECT reading, reading_cursor, is_proven FROM ams_server',
  )
  const begin = db.prepare('UPDATE ams_server SET reading = ?, reading_cursor = ?, is_proven = 0')
  const goOn = db.prepare('UPDATE ams_server SET reading_cursor = ?')
  const stageOne = db.prepare('INSERT OR REPLACE INTO ams_server_staged VALUES (?, ?, ?)')
  const selectStaged = db.prepare<[string, number], StagedRecord>(
    `SELECT product_id, version, product FROM ams_server_staged
     WHERE product_id > ? ORDER BY product_id LIMIT ?`,
  )
  const count = (sql: string): number => Number(db.prepare(sql).pluck().get())
  const rename = db.prepare('UPDATE generation SET source_name = ?, finished_at = ? WHERE id = ?')
  const drop = (): void => {
    db.exec(`DELETE FROM ams_server_staged;
      UPDATE ams_server SET reading = NULL, reading_cursor = NULL, is_proven = 0`)
  }
  return {
    reading() {
      const row = select.get()
      if (!row || row.reading === null) return null
      return { kind: row.reading, cursor: row.reading_cursor, isProven: row.is_proven === 1 }
    },
    beginReading(kind, cursor) {
      db.transaction(() => {
        drop()
        begin.run(kind, cursor)
      })()
    },
    stage(changes, cursor) {
      db.transaction(() => {
        for (const change of changes) {
          if (change.kind === 'deleted') stageOne.run(change.id, change.version, null)
          else stageOne.run(change.product.id, change.version, toJson(change.product))
        }
        goOn.run(cursor)
      })()
    },
    countAfterReading() {
      const isWhole = select.get()?.reading === 'whole'
      const staged = 'SELECT count(*) FROM ams_server_staged s WHERE s.product IS NOT NULL'
      if (isWhole) return count(staged)
      const kept = count(
        `SELECT count(*) FROM ams_server_product p WHERE NOT EXISTS
           (SELECT 1 FROM ams_server_staged s WHERE s.product_id = p.product_id)`,
      )
      return kept + count(staged)
    },
    proven() {
      db.exec('UPDATE ams_server SET is_proven = 1')
    },
    staged: (after, limit) => selectStaged.all(after, limit).map(toChange),
    missing() {
      // What a file brought and the server lacks is missing as from the next file.
      return db
        .prepare<{ generation: number }, string>(
          `SELECT product_id FROM ams_server_product p WHERE NOT EXISTS
             (SELECT 1 FROM ams_server_staged s WHERE s.product_id = p.product_id)
           UNION
           SELECT p.id FROM ams_product p JOIN ams_imported i ON i.product_id = p.id
           WHERE p.generation = @generation AND (SELECT read_at FROM ams_server) IS NULL
             AND NOT EXISTS (SELECT 1 FROM ams_server_staged s WHERE s.product_id = p.id)`,
        )
        .pluck()
        .all({ generation: generations.liveId('ams') })
    },
    dropReading() {
      db.transaction(drop)()
    },
    beginCatalog(sourceName, at) {
      db.transaction(() => {
        generations.makeLive('ams', generations.begin('ams', sourceName, at), at)
      })()
    },
    endReading(at, sourceName) {
      db.transaction(() => {
        db.prepare('UPDATE ams_server SET cursor = reading_cursor, read_at = ?').run(at)
        drop()
        rename.run(sourceName, at, generations.liveId('ams'))
      })()
    },
    forgetCursor() {
      db.exec('UPDATE ams_server SET cursor = NULL')
    },
  }
}

function toChange({ product_id: id, version, product: json }: StagedRecord): ServedChange {
  const product = storedAmsProduct(json ?? undefined)
  return product ? { kind: 'served', version, product } : { kind: 'deleted', id, version }
}
