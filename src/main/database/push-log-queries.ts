import type { PushLogCounts, PushLogFilter, PushLogRow } from '@shared/contract/stock-sync'
import type { PushLogStore } from '../engine/ports'
import { containing, toJson } from './columns'
import type { Database } from './database'

type LogRecord = {
  sequence: number
  at: string
  ended_at: string | null
  status: PushLogRow['status']
  ams_product_id: string
  ams_variant_id: string
  product_name: string
  variant_label: string
  sku: string
  on_hand: number | null
  committed: number
  web_orders: number
  quantity: number
  shopify_before: number | null
  location_name: string
  rule: PushLogRow['rule']
  cause: PushLogRow['cause']
  cause_text: string
  try_number: number
  error_code: string
  message: string
  request_id: string
  idempotency_key: string
  row_in_call: number
  rows_in_call: number
}

type CountRecord = { status: PushLogRow['status']; count: number }

/** The Push Log: every attempt at a stock, whoever sent it. */
export function pushLogQueries(db: Database): PushLogStore {
  const story = db.prepare<[number], LogRecord>(
    `SELECT a.* FROM stock_attempt one JOIN stock_attempt a
       ON a.sequence = one.sequence OR (one.entry_id IS NOT NULL AND a.entry_id = one.entry_id)
     WHERE one.sequence = ? ORDER BY a.sequence`,
  )
  const between = db.prepare<{ spans: string }, CountRecord & { span: number }>(
    `SELECT s.key AS span, a.status, count(*) AS count
     FROM json_each(@spans) s CROSS JOIN stock_attempt a
       ON a.at >= s.value ->> 0 AND a.at < s.value ->> 1
     GROUP BY s.key, a.status`,
  )
  // By sequence, so that a row with a time of a wrong clock takes no younger row with it.
  const forget = db.prepare(
    `DELETE FROM stock_attempt WHERE at < @at AND status IS NOT NULL AND sequence <
       coalesce((SELECT min(sequence) FROM stock_attempt WHERE at >= @at), 9223372036854775807)`,
  )
  // What no row tells of any more; an entry that still waits is never old.
  const forgetEntries = db.prepare(
    `DELETE FROM stock_entry WHERE settled_at < ?
       AND NOT EXISTS (SELECT 1 FROM stock_attempt a WHERE a.entry_id = stock_entry.id)`,
  )
  const forgetCalls = db.prepare(
    `DELETE FROM stock_call WHERE claimed_at < ? AND outcome IS NOT NULL
       AND NOT EXISTS (SELECT 1 FROM stock_attempt a WHERE a.call_id = stock_call.id)`,
  )
  return {
    rows({ filter, offset, limit }) {
      const { where, values } = toSql(filter)
      const all = where.join(' AND ') || '1'
      const counted = db
        .prepare<unknown[], CountRecord>(
          `SELECT status, count(*) AS count FROM stock_attempt WHERE ${all} GROUP BY status`,
        )
        .all(...values)
      const withStatus = filter.status === null ? all : `${all} AND status = ?`
      const wanted = filter.status === null ? values : [...values, filter.status]
      const rows = db
        .prepare<unknown[], LogRecord>(
          `SELECT * FROM stock_attempt WHERE ${withStatus} ORDER BY sequence DESC LIMIT ? OFFSET ?`,
        )
        .all(...wanted, limit, offset)
      const counts = toCounts(counted)
      const everything = counted.reduce((sum, { count }) => sum + count, 0)
      const total = filter.status === null ? everything : counts[filter.status]
      return { total, counts, rows: rows.map(toRow) }
    },
    between(times) {
      const spans = times.slice(1).map((until, index) => [times[index], until])
      const found = between.all({ spans: toJson(spans) })
      return spans.map((_, index) => toCounts(found.filter(({ span }) => span === index)))
    },
    story: (sequence) => story.all(sequence).map(toRow),
    forgetBefore: (at) => {
      db.transaction(() => {
        forget.run({ at })
        forgetEntries.run(at)
        forgetCalls.run(at)
      })()
    },
  }
}

function toSql({ search, causes, from, until, amsProductId }: PushLogFilter) {
  const where: string[] = []
  const values: string[] = []
  const add = (condition: string, ...given: string[]): void => {
    where.push(condition)
    values.push(...given)
  }
  if (amsProductId !== null) add('ams_product_id = ?', amsProductId)
  if (from !== null) add('at >= ?', from)
  if (until !== null) add('at < ?', until)
  if (causes.length > 0) add('cause IN (SELECT value FROM json_each(?))', toJson(causes))
  const text = search.trim()
  if (text !== '') {
    const like = containing(text)
    const columns = ['product_name', 'variant_label', 'sku', 'request_id']
    const any = columns.map((column) => `${column} LIKE ? ESCAPE '\\'`).join(' OR ')
    add(`(${any})`, ...columns.map(() => like))
  }
  return { where, values }
}

export function toCounts(rows: readonly CountRecord[]): PushLogCounts {
  const of = (status: NonNullable<CountRecord['status']>): number =>
    rows.find((row) => row.status === status)?.count ?? 0
  return { success: of('success'), retry: of('retry'), failure: of('failure') }
}

function toRow(row: LogRecord): PushLogRow {
  return {
    sequence: row.sequence,
    at: row.at,
    endedAt: row.ended_at,
    status: row.status,
    amsProductId: row.ams_product_id,
    amsVariantId: row.ams_variant_id,
    productName: row.product_name,
    variantLabel: row.variant_label,
    sku: row.sku,
    onHand: row.on_hand,
    committed: row.committed,
    webOrders: row.web_orders,
    quantity: row.quantity,
    shopifyBefore: row.shopify_before,
    locationName: row.location_name,
    rule: row.rule,
    cause: row.cause,
    causeText: row.cause_text,
    tryNumber: row.try_number,
    errorCode: row.error_code,
    message: row.message,
    requestId: row.request_id,
    idempotencyKey: row.idempotency_key,
    row: row.row_in_call,
    rows: row.rows_in_call,
  }
}
