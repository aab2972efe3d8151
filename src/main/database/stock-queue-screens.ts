import { stockNow } from '@shared/contract/stock'
import type { StockCause, StockHold, StockQueueRow } from '@shared/contract/stock-sync'
import type { StockQueueStore } from '../engine/ports'
import { textList } from './columns'
import type { Database } from './database'
import type { Generations } from './generations'
import { toCounts } from './push-log-queries'

type RowRecord = {
  id: number
  ams_product_id: string
  ams_variant_id: string
  name: string | null
  option_values: string | null
  sku: string | null
  on_hand: number | null
  wholesale_commitments: number | null
  available: number | null
  web_orders: number | null
  cause: StockCause
  cause_text: string
  since: string
  state: string
  hold: StockHold | null
  reason: string
}

const TABS = {
  open: `('waiting', 'in-flight')`,
  held: `('held')`,
  parked: `('parked')`,
} as const

/** What the screens ask of the stock queue. */
export function stockQueueScreens(
  db: Database,
  generations: Generations,
): Pick<StockQueueStore, 'figures' | 'rows'> {
  const selectOpen = db.prepare<[], { count: number; oldest: string | null }>(
    `SELECT count(*) AS count, min(since) AS oldest FROM stock_entry
     WHERE state IN ('waiting', 'in-flight')`,
  )
  const selectHeld = db.prepare<[], { why: StockHold; count: number }>(
    `SELECT hold AS why, count(*) AS count FROM stock_entry WHERE state = 'held'
     GROUP BY hold ORDER BY count(*) DESC`,
  )
  const countParked = db
    .prepare<[], number>(`SELECT count(*) FROM stock_entry WHERE state = 'parked'`)
    .pluck()
  const selectLast = db.prepare<[], { at: string; variants: number }>(
    `SELECT coalesce(l.ended_at, l.at) AS at, (SELECT count(*) FROM stock_attempt a
       WHERE (a.call_id = l.call_id OR a.outbox_attempt_id = l.outbox_attempt_id)
         AND a.status = 'success') AS variants
     FROM stock_attempt l WHERE l.sequence =
       (SELECT max(sequence) FROM stock_attempt WHERE status = 'success')`,
  )
  const selectDay = db.prepare<
    [string],
    { status: 'success' | 'retry' | 'failure'; count: number }
  >('SELECT status, count(*) AS count FROM stock_attempt WHERE at >= ? GROUP BY status')
  const countFirst = db
    .prepare<[string], number>(
      `SELECT count(*) FROM stock_attempt WHERE at >= ? AND status = 'success' AND try_number = 1`,
    )
    .pluck()
  return {
    figures(since) {
      const open = selectOpen.get()
      const day = toCounts(selectDay.all(since))
      return {
        waiting: open?.count ?? 0,
        oldestAt: open?.oldest ?? null,
        held: selectHeld.all(),
        parked: countParked.get() ?? 0,
        lastPush: selectLast.get() ?? null,
        day: { ...day, sent: day.success, atFirstTry: countFirst.get(since) ?? 0 },
      }
    },
    rows({ tab, offset, limit }) {
      const states = TABS[tab]
      const total =
        db
          .prepare<[], number>(`SELECT count(*) FROM stock_entry WHERE state IN ${states}`)
          .pluck()
          .get() ?? 0
      const rows = db
        .prepare<{ ams: number; shop: number; offset: number; limit: number }, RowRecord>(
          `SELECT e.id, e.ams_product_id, e.ams_variant_id, p.name, v.option_values, v.sku, v.on_hand,
             v.wholesale_commitments, s.available, s.web_orders, e.cause, e.cause_text, e.since, e.state, e.hold,
             e.reason
           FROM (SELECT * FROM stock_entry WHERE state IN ${states} ORDER BY since, id
               LIMIT @limit OFFSET @offset) e
             LEFT JOIN ams_variant v ON v.generation = @ams AND v.id = e.ams_variant_id
             LEFT JOIN ams_product p ON p.generation = @ams AND p.id = e.ams_product_id
             LEFT JOIN variant_link l ON l.ams_product_id = e.ams_product_id
               AND l.ams_variant_id = e.ams_variant_id
             LEFT JOIN shop_variant s ON s.generation = @shop AND s.id = l.shopify_variant_id
           ORDER BY e.since, e.id`,
        )
        .all({
          ams: generations.liveId('ams'),
          shop: generations.liveId('shop'),
          offset,
          limit,
        })
      return { total, rows: rows.map(toRow) }
    },
  }
}

function toRow(row: RowRecord): StockQueueRow {
  return {
    id: row.id,
    amsProductId: row.ams_product_id,
    amsVariantId: row.ams_variant_id,
    productName: row.name ?? row.ams_product_id,
    variantLabel: row.option_values === null ? '' : textList(row.option_values).join(', '),
    sku: row.sku ?? '',
    stock: stockNow(
      { onHand: row.on_hand, wholesaleCommitments: row.wholesale_commitments ?? 0 },
      row.web_orders ?? 0,
    ),
    shopify: row.available,
    cause: row.cause,
    causeText: row.cause_text,
    since: row.since,
    isSending: row.state === 'in-flight',
    hold: row.hold,
    reason: row.reason,
  }
}
