import type { AmsLine, AmsServerStore } from '../engine/ports'
import { amsServerAttempts } from './ams-server-attempts'
import { amsServerConflicts } from './ams-server-conflicts'
import { amsServerProducts } from './ams-server-products'
import { amsServerReading } from './ams-server-reading'
import type { Database } from './database'
import type { Generations } from './generations'

type LineRecord = {
  base_url: string
  catalog_id: string | null
  name: string
  cursor: string | null
  read_at: string | null
}

/** All that is known of a server and of what was sent there. */
const OF_A_SERVER = [
  'ams_server',
  'ams_server_product',
  'ams_server_staged',
  'ams_server_waiting',
  'ams_server_conflict',
  'ams_server_refused',
  'ams_server_attempt',
] as const

export function amsServerQueries(db: Database, generations: Generations): AmsServerStore {
  const selectLine = db.prepare<[], LineRecord>(
    'SELECT base_url, catalog_id, name, cursor, read_at FROM ams_server',
  )
  const insertLine = db.prepare('INSERT INTO ams_server (id, base_url) VALUES (1, ?)')
  const name = db.prepare('UPDATE ams_server SET catalog_id = ?, name = ?')
  const selectWaiting = (which: string) =>
    db
      .prepare<[string, number], string>(
        `SELECT product_id FROM ams_server_waiting WHERE product_id > ? AND ${which}
         ORDER BY product_id LIMIT ?`,
      )
      .pluck()
  const mayGo = selectWaiting('is_held = 0')
  const every = selectWaiting('true')
  const hold = db.prepare('UPDATE ams_server_waiting SET is_held = 1 WHERE product_id = ?')
  const dropWaiting = db.prepare('DELETE FROM ams_server_waiting WHERE product_id = ?')
  const markUnknown = db.prepare(
    `INSERT OR IGNORE INTO ams_server_waiting (product_id) SELECT id FROM ams_product
     WHERE generation = ? AND id NOT IN (SELECT product_id FROM ams_server_product)`,
  )
  const count = (from: string): number =>
    Number(db.prepare(`SELECT count(*) FROM ${from}`).pluck().get())
  const forget = (): void => {
    for (const table of OF_A_SERVER) db.exec(`DELETE FROM ${table}`)
  }
  return {
    ...amsServerReading(db, generations),
    ...amsServerProducts(db, generations),
    ...amsServerAttempts(db),
    ...amsServerConflicts(db, generations),
    line(): AmsLine | null {
      const row = selectLine.get()
      if (!row) return null
      const { base_url, catalog_id, cursor, read_at } = row
      return { baseUrl: base_url, catalogId: catalog_id, name: row.name, cursor, readAt: read_at }
    },
    connect(baseUrl) {
      if (selectLine.get()?.base_url === baseUrl) return
      db.transaction(() => {
        forget()
        insertLine.run(baseUrl)
      })()
    },
    disconnect() {
      db.transaction(forget)()
    },
    identify: ({ catalogId, name: called }) => {
      name.run(catalogId, called)
    },
    waiting: (after, limit) => mayGo.all(after, limit),
    everyWaiting: (after, limit) => every.all(after, limit),
    hold: (productId) => {
      hold.run(productId)
    },
    notWaiting: (productId) => {
      dropWaiting.run(productId)
    },
    markUnknown: () => {
      markUnknown.run(generations.liveId('ams'))
    },
    counts: () => ({
      waiting: count('ams_server_waiting WHERE is_held = 0'),
      conflicts: count('ams_server_conflict'),
      refused: count('ams_server_refused'),
    }),
  }
}
