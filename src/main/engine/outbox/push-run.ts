import { isShopOnlyKey } from '@shared/catalog/product-keys'
import { type AppError, toAppError } from '@shared/contract/app-error'
import type { PushState, PushSummary } from '@shared/contract/sync'
import type { Environment, ShopifyGateway, StateStore } from '../ports'
import { isoNow } from '../ports'
import { pushShare, type ShareRun } from './push-share'
import { PushTally } from './push-tally'

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
 * Carries out every waiting decision, some products side by side, each of them by one request after the
 * other, as fast as the points that Shopify restores allow. One product's trouble stops nobody else;
 * what stops the store as a whole (no network, no token) ends the run and leaves the rest waiting.
 */
export async function runPush(
  { environment, store, gateway, report, connect, onSettled }: PushDependencies,
  signal: AbortSignal,
): Promise<PushState> {
  const { chance, clock } = environment
  const tally = new PushTally(isoNow(clock), gateway)
  const record = store.runs.begin('push', isoNow(clock))
  const products = store.outbox.waitingProducts()
  const startedMs = clock.now()
  const total = store.outbox.waitingCount()
  const end = (state: PushState & { summary: PushSummary }): PushState => {
    store.runs.finish(record, {
      finishedAt: state.summary.finishedAt,
      outcome:
        state.kind === 'finished' ? 'finished' : state.kind === 'failed' ? 'failed' : 'canceled',
      summary: JSON.stringify(
        state.kind === 'failed' ? { ...state.summary, error: state.error } : state.summary,
      ),
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
  const stopped: { by: AppError | null } = { by: null }
  const run: ShareRun = {
    context: { store, gateway, now: () => isoNow(clock), newKey: () => chance.uuid() },
    environment,
    signal,
    hasStopped: () => signal.aborted || stopped.by !== null,
    stop: (error) => {
      stopped.by ??= error
    },
    report: reportRunning,
    settled: (entries, outcomes) => {
      tally.add(entries, outcomes)
      reportRunning()
      onSettled()
    },
  }
  await pushInShares(
    run,
    products.filter((key) => !isShopOnlyKey(key)),
  )
  // Last, as a creation whose answer was lost may turn out to have made what only Shopify seems to have.
  await pushInShares(run, products.filter(isShopOnlyKey))
  const summary = tally.summary(isoNow(clock))
  if (stopped.by !== null) return end({ kind: 'failed', summary, error: stopped.by })
  return end({ kind: signal.aborted && tally.done < total ? 'canceled' : 'finished', summary })
}

/** Products that are read by one request and written side by side. */
const SHARE_PRODUCTS = 10
/** While one share is read, others are written: what the throttle allows is used, not waited out. */
const SHARES_AT_ONCE = { least: 3, most: 6, pointsOfOne: 3000 } as const

/** A larger plan restores more points than a few shares can use between a request and its answer. */
function sharesAtOnce(gateway: ShopifyGateway): number {
  const { least, most, pointsOfOne } = SHARES_AT_ONCE
  const maximum = gateway.points()?.maximum ?? 0
  return Math.min(most, Math.max(least, Math.floor(maximum / pointsOfOne)))
}

/**
 * Goes through the products in their order, some shares at a time; no product is in two of them. Ends when
 * everything that was begun has ended, however it ends; then throws what nobody expected.
 */
async function pushInShares(run: ShareRun, productKeys: readonly string[]): Promise<void> {
  const broken: unknown[] = []
  let begun = 0
  const goOn = async (): Promise<void> => {
    while (begun < productKeys.length && broken.length === 0 && !run.hasStopped()) {
      const share = productKeys.slice(begun, begun + SHARE_PRODUCTS)
      begun += share.length
      try {
        await pushShare(run, share)
      } catch (thrown) {
        broken.push(thrown)
      }
    }
  }
  await Promise.all(Array.from({ length: sharesAtOnce(run.context.gateway) }, goOn))
  if (broken.length > 0) throw broken[0]
}

function isoOrNull(ms: number | null): string | null {
  return ms === null ? null : new Date(ms).toISOString()
}
