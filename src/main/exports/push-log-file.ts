import type { PushLogFilter, PushLogRow } from '@shared/contract/stock-sync'
import { writeCsvFile } from './csv-file'
import { CAUSE_WORDS, RULE_WORDS, STATUS_WORDS } from './file-words'
import type { Cell } from './table'

/** Rows of one read of the state file. */
const BATCH = 500

const COLUMNS: readonly (readonly [header: string, of: (row: PushLogRow) => Cell])[] = [
  ['Sent at (UTC)', ({ at }) => at],
  ['Answered at (UTC)', ({ endedAt }) => endedAt],
  ['Status', ({ status }) => (status === null ? 'Being sent' : STATUS_WORDS[status])],
  ['Product', ({ productName }) => productName],
  ['AMS product id', ({ amsProductId }) => amsProductId],
  ['Variant', ({ variantLabel }) => variantLabel],
  ['AMS variant id', ({ amsVariantId }) => amsVariantId],
  ['SKU', ({ sku }) => sku],
  ['On hand', ({ onHand }) => onHand],
  ['Wholesale', ({ committed }) => committed],
  ['Web orders', ({ webOrders }) => webOrders],
  ['Quantity sent', ({ quantity }) => quantity],
  ['Shopify before', ({ shopifyBefore }) => shopifyBefore],
  ['Location', ({ locationName }) => locationName],
  ['Rule', ({ rule }) => RULE_WORDS[rule]],
  ['Cause', ({ cause }) => CAUSE_WORDS[cause]],
  ['Cause in words', ({ causeText }) => causeText],
  ['Try', ({ tryNumber }) => tryNumber],
  ['Error code', ({ errorCode }) => errorCode],
  ['Message', ({ message }) => message],
  ['Request id', ({ requestId }) => requestId],
  ['Repeat key', ({ idempotencyKey }) => idempotencyKey],
  ['Row in its request', ({ row }) => row],
  ['Rows of its request', ({ rows }) => rows],
]

type PushLog = {
  readonly rows: (page: {
    readonly filter: PushLogFilter
    readonly offset: number
    readonly limit: number
  }) => { readonly rows: readonly PushLogRow[] }
}

/**
 * Writes every row of the Push Log that the filter lets through, newest first, each once: what is pushed or answered
 * meanwhile moves the pages. Returns how many. Throws a `ConcordError` (`file-not-written`).
 */
export function writePushLogFile(
  path: string,
  log: PushLog,
  filter: PushLogFilter,
  pause: () => Promise<void>,
): Promise<number> {
  const header = COLUMNS.map(([name]) => name)
  return writeCsvFile(path, { header, batches: batchesOf(log, filter), pause })
}

function* batchesOf(log: PushLog, filter: PushLogFilter) {
  let last = Number.POSITIVE_INFINITY
  for (let offset = 0; ; offset += BATCH) {
    const { rows } = log.rows({ filter, offset, limit: BATCH })
    if (rows.length === 0) return
    const further = rows.filter(({ sequence }) => sequence < last)
    last = further.at(-1)?.sequence ?? last
    yield further.map((row) => COLUMNS.map(([, cellOf]) => cellOf(row)))
  }
}
