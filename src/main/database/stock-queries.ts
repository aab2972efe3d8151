import type { MovementKind } from '@shared/catalog/stock-movement'
import { type MovementRow, stockNow } from '@shared/contract/stock'
import type { StockStore } from '../engine/ports'
import { amsChangeSaver } from './ams-change-saver'
import type { Database } from './database'
import type { Generations } from './generations'
import { stockEnqueuer } from './stock-enqueuer'
import { stockLedger } from './stock-ledger'

type MovementRecord = {
  id: number
  at: string
  kind: MovementKind
  quantity: number
  reason: string
  on_hand_before: number | null
  on_hand_after: number | null
  committed_before: number
  committed_after: number
}

export function stockQueries(db: Database, generations: Generations): StockStore {
  const ledger = stockLedger(db)
  const queue = stockEnqueuer(db)
  const select = db.prepare<[string, string, number], MovementRecord>(
    `SELECT id, at, kind, quantity, reason, on_hand_before, on_hand_after, committed_before,
       committed_after FROM stock_movement WHERE ams_product_id = ? AND ams_variant_id = ?
     ORDER BY id DESC LIMIT ?`,
  )
  const save = amsChangeSaver(db, generations)
  return {
    keep: (movement, ours, pair) => {
      db.transaction(() => {
        ledger.keep(movement)
        queue.moved(movement)
        save(ours, pair, movement.at)
      })()
    },
    movements: ({ amsProductId, amsVariantId, limit }) =>
      select.all(amsProductId, amsVariantId, limit).map(toRow),
  }
}

function toRow(row: MovementRecord): MovementRow {
  return {
    id: row.id,
    at: row.at,
    kind: row.kind,
    quantity: row.quantity,
    reason: row.reason,
    before: stockNow({
      onHand: row.on_hand_before,
      wholesaleCommitments: row.committed_before,
    }),
    after: stockNow({ onHand: row.on_hand_after, wholesaleCommitments: row.committed_after }),
  }
}
