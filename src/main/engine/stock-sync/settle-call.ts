import { inGroups } from '@shared/in-groups'
import { isoNow, type OpenStockCall, type StockRowEnding } from '../ports'
import { pairsAfter } from './pairs-after'
import type { SettlingPorts } from './stock-ports'

/** Variants settled in one transaction: each compares its product anew. */
const SLICE = 25

/**
 * Settles the rows of a call in slices, each whole, so that queries are let in between. Where Concord stops
 * in the middle, the rest of the call is still open, and its key gives the same answer again.
 */
export async function settleCall(
  { environment, store, onDone }: Omit<SettlingPorts, 'gateway'>,
  call: OpenStockCall,
  endings: readonly StockRowEnding[],
  {
    outcome,
    requestId,
    isAgreed = true,
  }: {
    outcome: 'done' | 'refused' | 'not-sent' | 'read-back'
    requestId: string
    /** What arrived is what both sides agree on. */
    isAgreed?: boolean
  },
): Promise<void> {
  for (const slice of inGroups(endings, SLICE)) {
    const at = isoNow(environment.clock)
    const arrived = slice.filter(({ status }) => status === 'success')
    const pairs = pairsAfter(store, isAgreed ? arrived.map(({ row }) => row) : [], at)
    store.stockSync.settle({ endings: slice, pairs, requestId, at })
    onDone?.(arrived.length)
    await environment.scheduler.pause()
  }
  store.stockSync.endCall(call.id, outcome, requestId)
}
