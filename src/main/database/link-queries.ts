import type { LinkStore } from '../engine/ports'
import { baseRows } from './base-rows'
import type { Database } from './database'
import { reviewRowWriter } from './difference-writer'
import type { Generations } from './generations'
import { historyWriter } from './history-writer'
import { movedMarks } from './moved'

export function linkQueries(db: Database, generations: Generations): LinkStore {
  const writeRows = reviewRowWriter(db)
  const { mark } = movedMarks(db)
  const base = baseRows(db)
  const history = historyWriter(db)
  const insertRejected = db.prepare(
    `INSERT OR REPLACE INTO rejected_pair (ams_product_id, shopify_product_id, rejected_at)
     VALUES (?, ?, ?)`,
  )
  const selectRejected = db.prepare(
    'SELECT 1 FROM rejected_pair WHERE ams_product_id = ? AND shopify_product_id = ?',
  )
  const selectPartner = db
    .prepare<[string], string>('SELECT shopify_product_id FROM link WHERE ams_product_id = ?')
    .pluck()
  const forgetStoredId = db.prepare(
    `UPDATE ams_product SET shopify_product_id = NULL
     WHERE generation = ? AND id = ? AND shopify_product_id = ?
       AND NOT EXISTS (SELECT 1 FROM link l WHERE l.ams_product_id = ams_product.id
         AND l.shopify_product_id = ams_product.shopify_product_id)`,
  )
  const insertAudit = db.prepare(
    'INSERT INTO audit (at, product_key, action, detail) VALUES (?, ?, ?, ?)',
  )
  return {
    linkedTo: (shopifyProductId) =>
      db
        .prepare<{ shopify: string; ams: number }, string>(
          // A link of a product that AMS lacks by now, or that stores another id, holds nobody.
          `SELECT a.id FROM link l JOIN ams_product a ON a.generation = @ams AND a.id = l.ams_product_id
             WHERE l.shopify_product_id = @shopify
               AND coalesce(a.shopify_product_id, @shopify) = @shopify
           UNION SELECT id FROM ams_product
             WHERE generation = @ams AND shopify_product_id = @shopify LIMIT 1`,
        )
        .pluck()
        .get({ shopify: shopifyProductId, ams: generations.liveId('ams') }) ?? null,
    isRejected: (amsProductId, shopifyProductId) =>
      selectRejected.get(amsProductId, shopifyProductId) !== undefined,
    reject: ({ amsProductId, shopifyProductId, row, at }) => {
      db.transaction(() => {
        insertRejected.run(amsProductId, shopifyProductId, at)
        forgetStoredId.run(generations.liveId('ams'), amsProductId, shopifyProductId)
        writeRows(amsProductId, [row], at)
        // Without this candidate both may stand otherwise, and so may who shares a SKU with them.
        mark('ams', amsProductId, true)
        mark('shop', shopifyProductId, true)
        insertAudit.run(at, amsProductId, 'Called not the same by a person', shopifyProductId)
      })()
    },
    unlink: (amsProductId, row, at) => {
      db.transaction(() => {
        const partner = selectPartner.get(amsProductId)
        if (partner !== undefined) {
          insertRejected.run(amsProductId, partner, at)
          mark('shop', partner, true)
        }
        mark('ams', amsProductId, true)
        base.drop(amsProductId)
        history.link(amsProductId)
        for (const table of ['link', 'variant_link']) {
          db.prepare(`DELETE FROM ${table} WHERE ams_product_id = ?`).run(amsProductId)
        }
        const ams = generations.liveId('ams')
        db.prepare(
          'UPDATE ams_product SET shopify_product_id = NULL WHERE generation = ? AND id = ?',
        ).run(ams, amsProductId)
        db.prepare(
          'UPDATE ams_variant SET shopify_variant_id = NULL WHERE generation = ? AND product_id = ?',
        ).run(ams, amsProductId)
        writeRows(amsProductId, [row], at)
        insertAudit.run(at, amsProductId, 'Unlinked by a person', '')
      })()
    },
  }
}
