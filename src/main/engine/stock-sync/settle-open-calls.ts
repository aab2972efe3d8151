import { ConcordError } from '@shared/contract/app-error'
import { t } from '@shared/words/words'
import { type OpenStockCall, STOCK_LOCATION, type StockRowEnding } from '../ports'
import { endingsOf } from './endings-of'
import { settleCall } from './settle-call'
import type { SettlingPorts } from './stock-ports'

/** Shopify keeps a key for 24 hours (shopify.dev, implementing idempotency); less what clocks may be off. */
const KEY_HOLDS_MS = 20 * 3_600_000

/**
 * Finds out how calls ended whose answer was lost, before anything newer goes: the same key with the same
 * rows gives the stored answer and writes nothing twice. An older one is read back instead. Throws the
 * `ConcordError` of a store that does not say.
 */
export async function settleOpenCalls(ports: SettlingPorts, signal: AbortSignal): Promise<void> {
  for (const call of ports.store.stockSync.openCalls()) {
    signal.throwIfAborted()
    if (!call.rows.some(({ isOpen }) => isOpen)) {
      ports.store.stockSync.endCall(call.id, 'read-back', '')
      continue
    }
    if (call.rows.some(({ isRefused }) => isRefused)) {
      await settleRefused(ports, call)
      continue
    }
    if (isToReadBack(ports, call)) await readBack(ports, call, signal)
    else await sendAgain(ports, call, signal)
  }
}

/**
 * Its key may be forgotten, it seems open only because the state file is an earlier one, or stock is not compared any
 * more: it may never have left, and then it would leave now.
 */
function isToReadBack(ports: SettlingPorts, call: OpenStockCall): boolean {
  if (ports.store.rules.policies().stock === 'never') return true
  const ageMs = ports.environment.clock.now() - Date.parse(call.claimedAt)
  return isFromBefore(ports, call) || ageMs < 0 || ageMs >= KEY_HOLDS_MS
}

/** From before a restore: what AMS has by now may be older than this call. */
function isFromBefore({ store }: SettlingPorts, { claimedAt }: OpenStockCall): boolean {
  return claimedAt <= (store.runs.setting(STOCK_LOCATION.restoredAt) ?? '')
}

/** Concord stopped while it kept a refusal: sent again, the call might be taken this time. */
async function settleRefused(ports: SettlingPorts, call: OpenStockCall): Promise<void> {
  const endings = call.rows
    .filter(({ isOpen }) => isOpen)
    .map(
      (row): StockRowEnding => ({
        row,
        status: 'retry',
        errorCode: '',
        message: t`Shopify wrote none of this request.`,
        entry: 'again',
      }),
    )
  await settleCall(ports, call, endings, { outcome: 'refused', requestId: '' })
}

async function sendAgain(
  ports: SettlingPorts,
  call: OpenStockCall,
  signal: AbortSignal,
): Promise<void> {
  const outcome = await ports.gateway.stock.set(call, signal)
  if (outcome.kind === 'unknown') throw new ConcordError(outcome.error)
  // It never left this time, which says nothing about the first time.
  if (outcome.kind === 'not-sent') throw new ConcordError(outcome.error)
  const { kind, requestId } = outcome
  await settleCall(ports, call, endingsOf(call, outcome), { outcome: kind, requestId })
}

async function readBack(
  ports: SettlingPorts,
  call: OpenStockCall,
  signal: AbortSignal,
): Promise<void> {
  const open = call.rows.filter(({ isOpen }) => isOpen)
  const items = open.map(({ inventoryItemId }) => inventoryItemId)
  const levels = await ports.gateway.stock.levels(items, call.locationId, signal)
  // What AMS has may be older than what was sent since: nothing follows from it, and Compare shows the rest.
  const isOld = isFromBefore(ports, call)
  const endings = open.map((row): StockRowEnding => {
    const found = levels.get(row.inventoryItemId)?.available ?? null
    return found === row.quantity
      ? { row, status: 'success', errorCode: '', message: READ_BACK, entry: 'done' }
      : {
          row,
          status: isOld ? 'failure' : 'retry',
          errorCode: '',
          message: notThere(found),
          entry: isOld ? 'done' : 'again',
        }
  })
  await settleCall(ports, call, endings, {
    outcome: 'read-back',
    requestId: '',
    isAgreed: !isOld,
  })
}

const READ_BACK = t`The answer was lost. Read back: Shopify has this count.`

function notThere(found: number | null): string {
  return found === null
    ? t`The answer was lost. Read back: Shopify does not count it any more.`
    : t`The answer was lost. Read back: Shopify has ${found}.`
}
