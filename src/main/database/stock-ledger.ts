import type { AmsProduct } from '@shared/catalog/product'
import type { MovementToKeep } from '../engine/ports'
import type { Database } from './database'

export type StockLedger = {
  keep(movement: MovementToKeep): void
  /**
   * Counts that `product` has and the stored one has not yet: each becomes an adjustment. Called before the
   * product is written, inside the caller's transaction.
   */
  keepCounts(generation: number, product: AmsProduct, reason: string, at: string): void
}

export function stockLedger(db: Database): StockLedger {
  const insert = db.prepare(
    `INSERT INTO stock_movement (at, ams_product_id, ams_variant_id, kind, quantity, reason,
       on_hand_before, on_hand_after, committed_before, committed_after)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const selectStock = db
    .prepare<[number, string], [id: string, onHand: number | null, committed: number]>(
      `SELECT id, on_hand, wholesale_commitments FROM ams_variant
       WHERE generation = ? AND product_id = ?`,
    )
    .raw()
  const keep: StockLedger['keep'] = ({ before, after, ...movement }) => {
    insert.run(
      movement.at,
      movement.amsProductId,
      movement.amsVariantId,
      movement.kind,
      movement.quantity,
      movement.reason,
      before.onHand,
      after.onHand,
      before.wholesaleCommitments,
      after.wholesaleCommitments,
    )
  }
  return {
    keep,
    keepCounts(generation, { id, variants }, reason, at) {
      const stored = new Map(
        selectStock
          .all(generation, id)
          .map(([variant, onHand, wholesaleCommitments]) => [
            variant,
            { onHand, wholesaleCommitments },
          ]),
      )
      for (const after of variants) {
        const before = stored.get(after.id)
        if (!before || after.onHand === null || after.onHand === before.onHand) continue
        keep({
          at,
          amsProductId: id,
          amsVariantId: after.id,
          kind: 'adjustment',
          // More was sold than there was: nobody counts fewer than none, and the figures after it tell.
          quantity: Math.max(0, after.onHand),
          reason,
          before,
          after,
        })
      }
    },
  }
}
