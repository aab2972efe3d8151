import type { StockCause } from '@shared/contract/stock-sync'
import { t } from '@shared/words/words'
import {
  type OpenStockCall,
  STOCK_LOCATION,
  type StockCallRow,
  type StockEntry,
  type StockQueueStore,
  type StockUnreadWhy,
  WEB_ORDERS,
} from '../engine/ports'
import { agreedStock } from './agreed-stock'
import { toJson } from './columns'
import type { Database } from './database'
import type { Generations } from './generations'
import { pairSettler } from './pair-settler'
import { pushLogQueries } from './push-log-queries'
import { runQueries } from './run-queries'
import { stockAttempts } from './stock-attempts'
import { FOLLOWING, stockEnqueuer } from './stock-enqueuer'
import { stockQueueScreens } from './stock-queue-screens'

type EntryRecord = {
  id: number
  ams_product_id: string
  ams_variant_id: string
  cause: StockCause
  cause_text: string
  asked: 0 | 1
  tries: number
}

type CallRecord = { id: number; idempotency_key: string; location_id: string; claimed_at: string }

type CallRowRecord = EntryRecord & {
  sequence: number
  inventory_item_id: string
  quantity: number
  web_orders: number
  shopify_before: number
  status: string | null
}

const RESTORED = t`This store’s data was restored or copied since. Compare shows what differs, for a person to decide.`

const COLUMNS = 'e.id, e.ams_product_id, e.ams_variant_id, e.cause, e.cause_text, e.asked, e.tries'

/** A newer change of the same variant waits by itself: it takes the place of an older one. */
const NEWER_WAITS = `EXISTS (SELECT 1 FROM stock_entry n WHERE n.ams_variant_id = stock_entry.ams_variant_id
  AND n.id > stock_entry.id AND n.state IN ('waiting', 'held', 'parked'))`

export function stockQueueQueries(db: Database, generations: Generations): StockQueueStore {
  const attempts = stockAttempts(db, generations)
  const settlePair = pairSettler(db, generations)
  const selectWaiting = db.prepare<{ after: number; upTo: number; limit: number }, EntryRecord>(
    `SELECT ${COLUMNS} FROM stock_entry e
     WHERE e.state = 'waiting' AND e.id > @after AND e.id <= @upTo ORDER BY e.id LIMIT @limit`,
  )
  const selectNewest = db
    .prepare<[], number>('SELECT coalesce(max(id), 0) FROM stock_entry')
    .pluck()
  const selectStill = db.prepare<[string], EntryRecord>(
    `SELECT ${COLUMNS} FROM json_each(?) w CROSS JOIN stock_entry e
       ON e.id = w.value AND e.state = 'waiting' ORDER BY w.key`,
  )
  const countWaiting = db
    .prepare<[], number>(`SELECT count(*) FROM stock_entry WHERE state = 'waiting'`)
    .pluck()
  const countSellingOut = db
    .prepare<{ ams: number; shop: number }, number>(
      `SELECT count(*) FROM stock_entry e
         JOIN ams_variant v ON v.generation = @ams AND v.id = e.ams_variant_id
         JOIN variant_link l ON l.ams_product_id = e.ams_product_id
           AND l.ams_variant_id = e.ams_variant_id
         JOIN shop_variant s ON s.generation = @shop AND s.id = l.shopify_variant_id
       WHERE e.state = 'waiting' AND (v.sold_out = 1
           OR v.on_hand <= v.wholesale_commitments + coalesce(s.web_orders, 0))
         AND s.tracked = 1 AND s.available > 0`,
    )
    .pluck()
  const aside = db.prepare(
    `UPDATE stock_entry SET state = @state, hold = @hold, reason = @reason, settled_at = @settledAt
     WHERE id = @id AND state = 'waiting'`,
  )
  const end = db.prepare(
    `UPDATE stock_entry SET state = 'done', reason = '', settled_at = ?
     WHERE id = ? AND state IN ('waiting', 'in-flight')`,
  )
  const goAgain = db.prepare(
    `UPDATE stock_entry SET tries = tries + 1,
       settled_at = CASE WHEN ${NEWER_WAITS} THEN @at END,
       state = CASE WHEN ${NEWER_WAITS} THEN 'superseded' ELSE 'waiting' END
     WHERE id = @id AND state = 'in-flight'`,
  )
  const park = db.prepare(
    `UPDATE stock_entry SET tries = tries + 1, reason = @reason,
       settled_at = CASE WHEN ${NEWER_WAITS} THEN @at END,
       state = CASE WHEN ${NEWER_WAITS} THEN 'superseded' ELSE 'parked' END
     WHERE id = @id AND state = 'in-flight'`,
  )
  const enqueuer = stockEnqueuer(db)
  const countFollowing = db.prepare<[], number>(`SELECT count(*) FROM ${FOLLOWING}`).pluck()
  const agreed = agreedStock(db, generations)
  const dropAll = db.prepare(
    `UPDATE stock_entry SET state = 'dropped', hold = NULL, reason = @reason, settled_at = @at
     WHERE state IN ('waiting', 'held', 'parked')`,
  )
  const runs = runQueries(db)
  const reconsider = db.prepare(
    `UPDATE stock_entry SET state = 'waiting', hold = NULL, reason = '' WHERE state = 'held'`,
  )
  const setInFlight = db.prepare(
    `UPDATE stock_entry SET state = 'in-flight', hold = NULL, reason = ''
     WHERE id = ? AND state = 'waiting' AND NOT EXISTS (SELECT 1 FROM stock_entry f
       WHERE f.ams_variant_id = stock_entry.ams_variant_id AND f.state = 'in-flight')`,
  )
  const insertCall = db.prepare(
    'INSERT INTO stock_call (idempotency_key, location_id, claimed_at) VALUES (?, ?, ?)',
  )
  const endCall = db.prepare('UPDATE stock_call SET outcome = ?, request_id = ? WHERE id = ?')
  const selectOpenCalls = db.prepare<[], CallRecord>(
    `SELECT id, idempotency_key, location_id, claimed_at FROM stock_call WHERE outcome IS NULL
     ORDER BY id`,
  )
  const selectRows = db.prepare<[number], CallRowRecord>(
    `SELECT ${COLUMNS}, a.sequence, a.inventory_item_id, a.quantity, a.web_orders, a.shopify_before,
       a.status
     FROM stock_attempt a JOIN stock_entry e ON e.id = a.entry_id
     WHERE a.call_id = ? ORDER BY a.row_in_call`,
  )
  const endAttempt = db.prepare(
    `UPDATE stock_attempt SET ended_at = @at, status = @status, error_code = @errorCode,
       message = @message, request_id = @requestId
     WHERE sequence = @sequence AND status IS NULL`,
  )
  const isUnread = (why: StockUnreadWhy, at: string): void => {
    // After a restore a change of settings makes nothing better.
    const isRestored = runs.setting(STOCK_LOCATION.unreadWhy) === 'restored'
    runs.setSetting(STOCK_LOCATION.unreadWhy, isRestored ? 'restored' : why)
    runs.setSetting(STOCK_LOCATION.unreadSince, at)
  }
  const callRows = (call: number): StockCallRow[] => selectRows.all(call).map(toCallRow)
  const settlePairs = (pairs: Parameters<StockQueueStore['agreed']>[0], at: string): void => {
    for (const { ours, theirs, review } of pairs) {
      const pair = { ours, theirs, review, newLink: null }
      settlePair({ at, productKey: ours.id, outcomes: [], pair, audit: [] })
    }
  }
  return {
    ...stockQueueScreens(db, generations),
    log: pushLogQueries(db),
    waiting: (ids) => selectWaiting.all(ids).map(toEntry),
    newestId: () => selectNewest.get() ?? 0,
    stillWaiting: (ids) => selectStill.all(toJson(ids)).map(toEntry),
    waitingCount: () => countWaiting.get() ?? 0,
    sellingOut: () =>
      countSellingOut.get({ ams: generations.liveId('ams'), shop: generations.liveId('shop') }) ??
      0,
    putAside(entries, at) {
      db.transaction(() => {
        for (const { id, hold, reason } of entries) {
          const isHeld = hold !== null
          const state = isHeld ? 'held' : 'dropped'
          aside.run({ id, state, hold, reason, settledAt: isHeld ? null : at })
        }
      })()
    },
    agreed(pairs, entryIds, at) {
      db.transaction(() => {
        settlePairs(pairs, at)
        for (const id of entryIds) end.run(at, id)
      })()
    },
    following: () => countFollowing.get() ?? 0,
    changeLocation({ id, name }, at) {
      db.transaction(() => {
        enqueuer.following({ cause: 'location', text: name, at, isAsked: true })
        agreed.forget()
        runs.setSetting(STOCK_LOCATION.id, id)
        runs.setSetting(STOCK_LOCATION.name, name)
        isUnread('setting', at)
      })()
    },
    countWebOrders(counts, at) {
      db.transaction(() => {
        enqueuer.calm({ cause: 'web-orders', text: '', at })
        runs.setSetting(WEB_ORDERS.setting, counts ? WEB_ORDERS.counted : '')
        isUnread('setting', at)
      })()
    },
    restored(at) {
      db.transaction(() => {
        agreed.forget()
        dropAll.run({ at, reason: RESTORED })
        runs.setSetting(STOCK_LOCATION.restoredAt, at)
        isUnread('restored', at)
      })()
    },
    reconsider: () => {
      reconsider.run()
    },
    claim: ({ rows, ...call }) =>
      db.transaction((): OpenStockCall | null => {
        const taken = rows.filter(({ entry }) => setInFlight.run(entry.id).changes === 1)
        if (taken.length === 0) return null
        const { idempotencyKey, locationId, at } = call
        const id = Number(insertCall.run(idempotencyKey, locationId, at).lastInsertRowid)
        attempts.ofCall(id, { ...call, rows: taken })
        return { id, idempotencyKey, locationId, claimedAt: at, rows: callRows(id) }
      })(),
    openCalls: () =>
      selectOpenCalls.all().map((call) => ({
        id: call.id,
        idempotencyKey: call.idempotency_key,
        locationId: call.location_id,
        claimedAt: call.claimed_at,
        rows: callRows(call.id),
      })),
    settle({ endings, pairs, requestId, at }) {
      db.transaction(() => {
        for (const { row, status, errorCode, message, entry } of endings) {
          const { sequence } = row
          endAttempt.run({ sequence, at, status, errorCode, message, requestId })
          if (entry === 'done') end.run(at, row.entry.id)
          else if (entry === 'again') goAgain.run({ id: row.entry.id, at })
          else park.run({ id: row.entry.id, at, reason: message })
        }
        settlePairs(pairs, at)
      })()
    },
    endCall: (call, outcome, requestId) => {
      endCall.run(outcome, requestId, call)
    },
    tryAgain: (id) =>
      db
        .prepare(
          `UPDATE stock_entry SET state = 'waiting', reason = '', tries = 0
           WHERE id = ? AND state = 'parked'`,
        )
        .run(id).changes === 1,
  }
}

function toEntry(row: EntryRecord): StockEntry {
  return {
    id: row.id,
    amsProductId: row.ams_product_id,
    amsVariantId: row.ams_variant_id,
    cause: row.cause,
    causeText: row.cause_text,
    isAsked: row.asked === 1,
    tries: row.tries,
  }
}

function toCallRow(row: CallRowRecord): StockCallRow {
  return {
    sequence: row.sequence,
    entry: toEntry(row),
    inventoryItemId: row.inventory_item_id,
    quantity: row.quantity,
    webOrders: row.web_orders,
    changeFromQuantity: row.shopify_before,
    isOpen: row.status === null,
    isRefused: row.status === 'retry' || row.status === 'failure',
  }
}
