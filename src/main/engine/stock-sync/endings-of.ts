import { OTHER_ROW_REFUSED } from '@shared/contract/stock-words'
import { t } from '@shared/words/words'
import type {
  OpenStockCall,
  StockCallRow,
  StockOutcome,
  StockRefusal,
  StockRowEnding,
} from '../ports'

/** Tries after which a count that Shopify finds another one each time is given up on. */
export const MOST_TRIES = 12

/** How an answer ended each row of its request that is still open. */
export function endingsOf(
  { rows }: OpenStockCall,
  outcome: Exclude<StockOutcome, { kind: 'unknown' }>,
): StockRowEnding[] {
  const open = rows.map((row, index) => ({ row, index })).filter(({ row }) => row.isOpen)
  switch (outcome.kind) {
    case 'done':
      return open.map(({ row }) => ending(row, 'success', 'done'))
    case 'not-sent':
      return open.map(({ row }) =>
        ending(row, 'retry', 'again', outcome.error.code, outcome.error.message),
      )
    case 'refused':
      return open.map(({ row, index }) => refusedRow(row, index, rows.length, outcome.refusals))
  }
}

/** One refused row refuses all, so the others are as good as never sent. */
function refusedRow(
  row: StockCallRow,
  index: number,
  rows: number,
  refusals: readonly StockRefusal[],
): StockRowEnding {
  const own = refusals.find((refusal) => refusal.row === index)
  const [first] = refusals
  if (own?.isStale) {
    const isLast = row.entry.tries + 1 >= MOST_TRIES
    return isLast
      ? ending(
          row,
          'failure',
          'parked',
          own.code,
          t`Shopify’s count was another one at each of ${MOST_TRIES} tries.`,
        )
      : ending(row, 'retry', 'again', own.code, own.message)
  }
  if (own && !own.isAboutKey) return ending(row, 'failure', 'parked', own.code, own.message)
  const isAlone = rows === 1 && first !== undefined && !first.isAboutKey
  if (isAlone) return ending(row, 'failure', 'parked', first.code, first.message)
  const isAboutAll = own !== undefined || refusals.every((refusal) => refusal.row === null)
  // What was said of another row says nothing of this one's count.
  if (!isAboutAll) return ending(row, 'retry', 'again', '', OTHER_ROW_REFUSED)
  const why = first?.message ?? t`Shopify wrote nothing and gave no reason.`
  return ending(row, 'retry', 'again', first?.code ?? '', why)
}

function ending(
  row: StockCallRow,
  status: StockRowEnding['status'],
  entry: StockRowEnding['entry'],
  errorCode = '',
  message = '',
): StockRowEnding {
  return { row, status, errorCode, message, entry }
}
