import { z } from 'zod'
import {
  type AttemptEnding,
  type ClaimInput,
  STOCK_LOCATION,
  type StockToSend,
} from '../engine/ports'
import { textList } from './columns'
import type { Database } from './database'
import type { Generations } from './generations'

export type StockAttempts = {
  /** The rows of a call of the queue. */
  ofCall(call: number, sent: SentRows): void
  /** The same for decisions about stock that a push sends; `attempt` is that push's own record of it. */
  ofDecisions(attempt: number, claim: ClaimInput): void
  endOfDecisions(attempt: number, ending: AttemptEnding): void
}

type SentRows = {
  readonly idempotencyKey: string
  readonly locationId: string
  readonly locationName: string
  readonly rows: readonly StockToSend[]
  readonly at: string
}

/** A request that sets stock, as the outbox keeps it. */
const payloadSchema = z.object({
  productId: z.string(),
  idempotencyKey: z.string(),
  locationId: z.string(),
  rows: z.array(
    z.object({
      inventoryItemId: z.string(),
      quantity: z.number().int(),
      changeFromQuantity: z.number().int().nullable(),
      webOrders: z.number().int().optional(),
    }),
  ),
})

const DECISION_STATUS = {
  done: 'success',
  refused: 'failure',
  'not-sent': 'retry',
  // It is read back, not sent again: what was found stands in the Outbox.
  unknown: 'retry',
} as const satisfies Record<AttemptEnding['outcome'], string>

type VariantRecord = {
  ams_product_id: string
  ams_variant_id: string
  name: string
  option_values: string
  sku: string
  on_hand: number | null
  wholesale_commitments: number
}

/** Rows of the Push Log, written inside the caller's transaction. */
export function stockAttempts(db: Database, generations: Generations): StockAttempts {
  const insert = db.prepare(
    `INSERT INTO stock_attempt (at, entry_id, call_id, outbox_attempt_id, row_in_call, rows_in_call,
       idempotency_key, ams_product_id, ams_variant_id, product_name, variant_label, sku,
       inventory_item_id, location_id, location_name, on_hand, committed, web_orders, rule, quantity, shopify_before,
       cause, cause_text, try_number)
     VALUES (@at, @entry, @call, @outboxAttempt, @row, @rows, @key, @product, @variant, @name, @label,
       @sku, @item, @location, @locationName, @onHand, @committed, @webOrders, @rule, @quantity, @before, @cause,
       @causeText, @tryNumber)`,
  )
  const endOutbox = db.prepare(
    `UPDATE stock_attempt SET ended_at = @at, status = @status, message = @message,
       request_id = @requestId
     WHERE outbox_attempt_id = @attempt`,
  )
  const locationName = db
    .prepare<[string], string>(
      `SELECT n.value FROM setting n JOIN setting i ON i.key = '${STOCK_LOCATION.id}' AND i.value = ?
       WHERE n.key = '${STOCK_LOCATION.name}'`,
    )
    .pluck()
  const selectVariant = db.prepare<
    { ams: number; shop: number; product: string; item: string },
    VariantRecord
  >(
    `SELECT l.ams_product_id, l.ams_variant_id, p.name, v.option_values, v.sku, v.on_hand,
       v.wholesale_commitments
     FROM shop_variant s JOIN variant_link l ON l.shopify_variant_id = s.id
       JOIN ams_variant v ON v.generation = @ams AND v.id = l.ams_variant_id
       JOIN ams_product p ON p.generation = @ams AND p.id = l.ams_product_id
     WHERE s.generation = @shop AND s.product_id = @product AND s.inventory_item_id = @item`,
  )
  return {
    ofCall(call, { idempotencyKey, locationId, locationName: name, rows, at }) {
      for (const [index, row] of rows.entries()) {
        insert.run({
          at,
          entry: row.entry.id,
          call,
          outboxAttempt: null,
          row: index + 1,
          rows: rows.length,
          key: idempotencyKey,
          product: row.entry.amsProductId,
          variant: row.entry.amsVariantId,
          name: row.productName,
          label: row.variantLabel,
          sku: row.sku,
          item: row.inventoryItemId,
          location: locationId,
          locationName: name,
          onHand: row.stock.onHand,
          committed: row.stock.wholesaleCommitments,
          webOrders: row.webOrders,
          rule: row.rule,
          quantity: row.quantity,
          before: row.changeFromQuantity,
          cause: row.entry.cause,
          causeText: row.entry.causeText,
          tryNumber: row.entry.tries + 1,
        })
      }
    },
    ofDecisions(attempt, { operation, payload, at }) {
      if (operation !== 'set-stock') return
      const { productId, idempotencyKey, locationId, rows } = payloadSchema.parse(
        JSON.parse(payload),
      )
      const ids = { ams: generations.liveId('ams'), shop: generations.liveId('shop') }
      for (const [index, row] of rows.entries()) {
        const found = selectVariant.get({ ...ids, product: productId, item: row.inventoryItemId })
        insert.run({
          at,
          entry: null,
          call: null,
          outboxAttempt: attempt,
          row: index + 1,
          rows: rows.length,
          key: idempotencyKey,
          product: found?.ams_product_id ?? '',
          variant: found?.ams_variant_id ?? '',
          name: found?.name ?? productId,
          label: found ? textList(found.option_values).join(', ') : '',
          sku: found?.sku ?? '',
          item: row.inventoryItemId,
          location: locationId,
          locationName: locationName.get(locationId) ?? '',
          onHand: found?.on_hand ?? null,
          committed: found?.wholesale_commitments ?? 0,
          webOrders: row.webOrders ?? 0,
          rule: 'respect',
          quantity: row.quantity,
          before: row.changeFromQuantity,
          cause: 'decision',
          causeText: '',
          tryNumber: 1,
        })
      }
    },
    endOfDecisions(attempt, { outcome, requestId, message, at }) {
      endOutbox.run({ attempt, at, status: DECISION_STATUS[outcome], message, requestId })
    },
  }
}
