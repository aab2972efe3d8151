import { ConcordError, toAppError } from '@shared/contract/app-error'
import type { PushState, PushSummary } from '@shared/contract/sync'
import type { EntryOutcome, Environment, OutboxEntry, ShopifyGateway, StateStore } from '../ports'
import { isoNow } from '../ports'
import { pushLinkedProduct } from './push-linked-product'
import { PushTally } from './push-tally'
import { createInShopify, importIntoAms } from './push-whole-product'
import type { PushContext } from './send-attempt'

export type PushDependencies = {
  readonly environment: Environment
  readonly store: StateStore
  readonly gateway: ShopifyGateway
  readonly report: (state: PushState) => void
  /** Called after each product, so that open screens can ask for fresh rows. */
  readonly onSettled: () => void
}

/**
 * Carries out every waiting decision, product by product. One product's trouble stops nobody else;
 * what stops the store as a whole (no network, no token) ends the run and leaves the rest waiting.
 */
export async function runPush(
  { environment, store, gateway, report, onSettled }: PushDependencies,
  signal: AbortSignal,
): Promise<PushState> {
  const { clock, scheduler, log } = environment
  const context: PushContext = { store, gateway, now: () => isoNow(clock) }
  const tally = new PushTally(isoNow(clock), gateway)
  const products = store.outbox.waitingProducts()
  const startedMs = clock.now()
  const total = store.outbox.allWaiting().length
  const end = (state: PushState & { summary: PushSummary }): PushState => {
    store.runs.add({
      kind: 'push',
      startedAt: state.summary.startedAt,
      finishedAt: state.summary.finishedAt,
      outcome:
        state.kind === 'finished' ? 'finished' : state.kind === 'failed' ? 'failed' : 'canceled',
      summary: JSON.stringify(state.summary),
    })
    return state
  }
  for (const productKey of products) {
    if (signal.aborted) return end({ kind: 'canceled', summary: tally.summary(isoNow(clock)) })
    const elapsedMs = clock.now() - startedMs
    report({
      kind: 'running',
      done: tally.done,
      total,
      secondsLeft: tally.done > 0 ? (elapsedMs / tally.done / 1000) * (total - tally.done) : null,
      waitingUntil: isoOrNull(gateway.waitingUntil()),
    })
    const entries = store.outbox.waitingEntries(productKey)
    try {
      tally.add(entries, await pushProduct(context, productKey, entries))
    } catch (thrown) {
      releaseEntries(context, productKey, entries)
      if (!(thrown instanceof ConcordError)) log.error(`Pushing ${productKey} failed`, thrown)
      const error = toAppError(thrown)
      return end({ kind: 'failed', summary: tally.summary(isoNow(clock)), error })
    }
    onSettled()
    await scheduler.pause()
  }
  return end({ kind: 'finished', summary: tally.summary(isoNow(clock)) })
}

async function pushProduct(
  context: PushContext,
  productKey: string,
  entries: readonly OutboxEntry[],
): Promise<readonly EntryOutcome[]> {
  const whole = entries.find((entry) => entry.kind === 'product')
  if (!whole) return pushLinkedProduct(context, productKey, entries)
  return whole.choice === 'ours'
    ? [await createInShopify(context, whole)]
    : [await importIntoAms(context, whole)]
}

/** What never left goes back to waiting; what may have arrived stays unknown until it is read back. */
function releaseEntries(
  { store, now }: PushContext,
  productKey: string,
  entries: readonly OutboxEntry[],
): void {
  const stillOpen = new Set(store.outbox.inFlight(productKey))
  store.outbox.settleProduct({
    at: now(),
    productKey,
    outcomes: entries
      .filter(({ id }) => stillOpen.has(id))
      .map(({ id }) => ({ entryId: id, state: 'unknown', reason: 'Waits to be read back.' })),
    pair: null,
    audit: [],
  })
}

function isoOrNull(ms: number | null): string | null {
  return ms === null ? null : new Date(ms).toISOString()
}
