import { type AppError, ConcordError, toAppError } from '@shared/contract/app-error'
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
  /** Proves that the store is the right one and answers; throws `ConcordError`. */
  readonly connect: (signal: AbortSignal) => Promise<void>
  /** Called after each product, so that open screens can ask for fresh rows. */
  readonly onSettled: () => void
}

/**
 * Carries out every waiting decision, product by product. One product's trouble stops nobody else;
 * what stops the store as a whole (no network, no token) ends the run and leaves the rest waiting.
 */
export async function runPush(
  { environment, store, gateway, report, connect, onSettled }: PushDependencies,
  signal: AbortSignal,
): Promise<PushState> {
  const { chance, clock, scheduler, log } = environment
  const context: PushContext = {
    store,
    gateway,
    now: () => isoNow(clock),
    newKey: () => chance.uuid(),
  }
  const tally = new PushTally(isoNow(clock), gateway)
  const run = store.runs.begin('push', isoNow(clock))
  const products = store.outbox.waitingProducts()
  const startedMs = clock.now()
  const total = store.outbox.waitingCount()
  const end = (state: PushState & { summary: PushSummary }): PushState => {
    store.runs.finish(run, {
      finishedAt: state.summary.finishedAt,
      outcome:
        state.kind === 'finished' ? 'finished' : state.kind === 'failed' ? 'failed' : 'canceled',
      summary: JSON.stringify(state.summary),
    })
    return state
  }
  const reportRunning = (): void => {
    const elapsedMs = clock.now() - startedMs
    report({
      kind: 'running',
      done: tally.done,
      total,
      secondsLeft: tally.done > 0 ? (elapsedMs / tally.done / 1000) * (total - tally.done) : null,
      waitingUntil: isoOrNull(gateway.waitingUntil()),
    })
  }
  reportRunning()
  try {
    await connect(signal)
  } catch (thrown) {
    const summary = tally.summary(isoNow(clock))
    if (signal.aborted) return end({ kind: 'canceled', summary })
    return end({ kind: 'failed', summary, error: toAppError(thrown) })
  }
  for (const productKey of products) {
    if (signal.aborted) return end({ kind: 'canceled', summary: tally.summary(isoNow(clock)) })
    reportRunning()
    const entries = store.outbox.take(productKey)
    try {
      tally.add(entries, await pushProduct(context, productKey, entries))
    } catch (thrown) {
      const error = toAppError(thrown)
      if (concernsWholeStore(error)) {
        store.outbox.release(productKey)
        return end({ kind: 'failed', summary: tally.summary(isoNow(clock)), error })
      }
      if (!(thrown instanceof ConcordError)) log.error(`Pushing ${productKey} failed`, thrown)
      tally.add(entries, park(context, productKey, entries, error))
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
  const outcome =
    whole.choice === 'ours'
      ? await createInShopify(context, whole)
      : await importIntoAms(context, whole)
  // A creation whose answer was lost may be linked by now, with decisions about its fields beside it.
  const fields = entries.filter((entry) => entry !== whole)
  if (fields.length === 0) return [outcome]
  return [outcome, ...(await pushLinkedProduct(context, productKey, fields))]
}

const WHOLE_STORE: ReadonlySet<AppError['code']> = new Set([
  'store-unreachable',
  'store-unauthorized',
  'store-refused',
  'store-error',
  'store-throttled',
  'store-mismatch',
  'store-unexpected-answer',
  'no-credential',
  'storage-failed',
])

/** No network, no token, no disk: the next product would meet the same. */
function concernsWholeStore({ code }: AppError): boolean {
  return WHOLE_STORE.has(code)
}

/** What went wrong with one product waits for a person and blocks nobody else (invariant O12). */
function park(
  { store, now }: PushContext,
  productKey: string,
  entries: readonly OutboxEntry[],
  { message, nextStep }: AppError,
): readonly EntryOutcome[] {
  const reason = [message, nextStep].filter(Boolean).join(' ')
  const outcomes = entries.map(({ id }): EntryOutcome => ({ entryId: id, state: 'parked', reason }))
  store.outbox.settleProduct({
    at: now(),
    productKey,
    outcomes,
    pair: null,
    audit: [{ action: 'push parked', detail: reason }],
  })
  return outcomes
}

function isoOrNull(ms: number | null): string | null {
  return ms === null ? null : new Date(ms).toISOString()
}
