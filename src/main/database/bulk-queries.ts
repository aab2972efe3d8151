import { z } from 'zod'
import type { BulkKind, BulkLine, BulkStore, OpenBulk } from '../engine/ports'
import type { Database } from './database'

type OpenRecord = {
  id: number
  kind: BulkKind
  marker: string
  shopify_id: string | null
  started_at: string
}
type LineRecord = { product_key: string; payload: string; entry_ids: string }

/** What a stored payload says of its target. */
const targetSchema = z.object({
  productId: z.string(),
  variants: z.array(z.object({ variantId: z.string() })).default([]),
})
const idsSchema = z.array(z.number().int())

export function bulkQueries(db: Database): BulkStore {
  const insertOperation = db.prepare<[BulkKind, string, string]>(
    'INSERT INTO bulk_operation (kind, marker, started_at) VALUES (?, ?, ?)',
  )
  const insertAttempt = db.prepare<[string, string, string, string]>(
    'INSERT INTO attempt (operation, product_key, payload, started_at) VALUES (?, ?, ?, ?)',
  )
  const insertEntry = db.prepare<[number, number]>(
    'INSERT INTO attempt_entry (attempt_id, entry_id) VALUES (?, ?)',
  )
  const insertLine = db.prepare<[number, number, number]>(
    'INSERT INTO bulk_line (bulk_id, line, attempt_id) VALUES (?, ?, ?)',
  )
  const setStarted = db.prepare<[string, number]>(
    'UPDATE bulk_operation SET shopify_id = ? WHERE id = ?',
  )
  const selectOpen = db.prepare<[], OpenRecord>(
    'SELECT * FROM bulk_operation WHERE settled_at IS NULL ORDER BY id',
  )
  const selectLines = db.prepare<[number], LineRecord>(
    `SELECT a.product_key, a.payload,
       (SELECT json_group_array(ae.entry_id ORDER BY ae.entry_id) FROM attempt_entry ae
        WHERE ae.attempt_id = l.attempt_id) AS entry_ids
     FROM bulk_line l JOIN attempt a ON a.id = l.attempt_id WHERE l.bulk_id = ? ORDER BY l.line`,
  )
  const endAttempt = db.prepare(
    `UPDATE attempt SET outcome = ?, request_id = ?, message = ?, settled_at = ?
     WHERE id = (SELECT attempt_id FROM bulk_line WHERE bulk_id = ? AND line = ?)`,
  )
  const endOperation = db.prepare<[string, string, number]>(
    'UPDATE bulk_operation SET outcome = ?, settled_at = ? WHERE id = ?',
  )
  return {
    begin: ({ kind, marker, at, lines }) =>
      db.transaction(() => {
        const id = Number(insertOperation.run(kind, marker, at).lastInsertRowid)
        for (const [line, { productKey, entryIds, write }] of lines.entries()) {
          const payload = JSON.stringify(write)
          const attempt = Number(insertAttempt.run(kind, productKey, payload, at).lastInsertRowid)
          for (const entry of entryIds) insertEntry.run(attempt, entry)
          insertLine.run(id, line, attempt)
        }
        return id
      })(),
    started: (id, shopifyId) => {
      setStarted.run(shopifyId, id)
    },
    open: () =>
      selectOpen.all().map(
        ({ id, kind, marker, shopify_id, started_at }): OpenBulk => ({
          id,
          kind,
          marker,
          shopifyId: shopify_id,
          startedAt: started_at,
          lines: selectLines.all(id).map(toLine),
        }),
      ),
    settle: (id, { outcome, at, lines }) => {
      db.transaction(() => {
        for (const [line, { outcome: end, requestId, message, at: endedAt }] of lines.entries()) {
          endAttempt.run(end, requestId, message, endedAt, id, line)
        }
        endOperation.run(outcome, at, id)
      })()
    },
  }
}

function toLine({ product_key, payload, entry_ids }: LineRecord): BulkLine {
  const { productId, variants } = targetSchema.parse(JSON.parse(payload))
  return {
    productKey: product_key,
    entryIds: idsSchema.parse(JSON.parse(entry_ids)),
    productId,
    variantIds: variants.map(({ variantId }) => variantId),
  }
}
