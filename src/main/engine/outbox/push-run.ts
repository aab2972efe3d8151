import { isShopOnlyKey } from '@shared/catalog/product-keys'
import { type AppError, ConcordError, toAppError } from '@shared/contract/app-error'
import type { Deletion } from '@shared/contract/review'
import type { BulkProgress, PushState, PushSummary } from '@shared/contract/sync'
import { inGroups } from '@shared/in-groups'
import { inLanes } from '../in-lanes'
import { SHARE_PRODUCTS, sharesAtOnce } from '../planning'
import type { Environment, ShopifyGateway, StateStore } from '../ports'
import { isoNow } from '../ports'
import { askOnce } from './ask-once'
import { pushInBulk, takeOverOpen } from './bulk'
import { pushShare, type ShareRun } from './push-share'
import { PushTally } from './push-tally'
import { previewOfPush } from './refuse-unconfirmed'
import { secondsLeft } from './seconds-left'
import { settleStockFirst } from './settle-stock-first'

export type PushDependencies = {
  readonly environment: Environment
  readonly store: StateStore
  readonly gateway: ShopifyGateway
  readonly report: (state: PushState) => void
  /** Proves that the store is the right one and answers; throws `ConcordError`. */
  readonly connect: (signal: AbortSignal) => Promise<void>
  /** A scope that everything needs was taken away meanwhile: what is left waits, instead of being refused row by row. */
  readonly scopesMissing?: (() => AppError | null) | undefined
  /** The deletions that a person saw listed and confirmed. */
  readonly deletions: readonly Deletion[]
  /** Called after each product, so that open screens can ask for fresh rows. */
  readonly onSettled: () => void
  /** Number of writes from which they go by a bulk operation; reckoned where it is absent. */
  readonly bulkFrom?: number | undefined
}

/**
 * Carries out every waiting decision, some products side by side, each of them by one request after the
 * other, as fast as the points that Shopify restores allow. One product's trouble stops nobody else;
 * what stops the store as a whole (no network, no token) ends the run and leaves the rest waiting.
 */
export async function runPush(
  {
    environment,
    store,
    gateway,
    report,
    connect,
    scopesMissing = () => null,
    deletions,
    onSettled,
    bulkFrom,
  }: PushDependencies,
  signal: AbortSignal,
): Promise<PushState> {
  const { chance, clock } = environment
  const tally = new PushTally(isoNow(clock), gateway)
  const record = store.runs.begin('push', isoNow(clock))
  const startedMs = clock.now()
  const total = store.outbox.waitingCount()
  let stopListening = (): void => undefined
  const end = (state: PushState & { summary: PushSummary }): PushState => {
    stopListening()
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
  let bulk: BulkProgress | null = null
  let estimated: number | null = null
  const reportRunning = (): void => {
    report({
      kind: 'running',
      done: tally.done,
      total,
      secondsLeft: secondsLeft({
        done: tally.done,
        total,
        elapsed: (clock.now() - startedMs) / 1000,
        estimated,
      }),
      waitingUntil: isoOrNull(gateway.waitingUntil()),
      bulk,
      pictures: gateway.pictures(),
    })
  }
  stopListening = gateway.onPictures(reportRunning)
  reportRunning()
  try {
    await connect(signal)
  } catch (thrown) {
    const summary = tally.summary(isoNow(clock))
    if (signal.aborted) return end({ kind: 'canceled', summary })
    return end({ kind: 'failed', summary, error: toAppError(thrown) })
  }
  // By now Shopify has told its limits.
  estimated = previewOfPush({ store, gateway, bulkFrom }).seconds
  const stopped: { by: AppError | null } = { by: null }
  const run: ShareRun = {
    context: {
      store,
      gateway,
      now: () => isoNow(clock),
      newKey: () => chance.uuid(),
      listed: new Map(deletions.map((deletion) => [deletion.entry, deletion])),
    },
    environment,
    signal,
    hasStopped: () => {
      stopped.by ??= scopesMissing()
      return signal.aborted || stopped.by !== null
    },
    stop: (error) => {
      stopped.by ??= error
    },
    ask: askOnce(() => connect(signal)),
    report: reportRunning,
    settled: (entries, outcomes) => {
      tally.add(entries, outcomes)
      reportRunning()
      onSettled()
    },
  }
  const showBulk = (progress: BulkProgress | null): void => {
    bulk = progress
    reportRunning()
  }
  await stoppingFor(run, async () => {
    await settleStockFirst({ environment, store, gateway }, signal)
    await takeOverOpen({ ...run, showBulk })
    await pushInBulk({ ...run, showBulk }, bulkFrom)
  })
  const products = store.outbox.waitingProducts()
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

/** An operation of Shopify whose end can't be seen holds everything else back: it may still write. */
async function stoppingFor(run: ShareRun, work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (thrown) {
    if (run.signal.aborted && !(thrown instanceof ConcordError)) return
    if (!(thrown instanceof ConcordError)) throw thrown
    run.stop(thrown.error)
  }
}

/** Goes through the products in their order, some shares at a time; no product is in two of them. */
async function pushInShares(run: ShareRun, productKeys: readonly string[]): Promise<void> {
  const shares = inGroups(productKeys, SHARE_PRODUCTS)
  await inLanes(sharesAtOnce(run.context.gateway.points()?.maximum ?? 0), {
    next: () => shares.shift() ?? null,
    work: (share) => pushShare(run, share),
    isOver: () => run.hasStopped(),
  })
}

function isoOrNull(ms: number | null): string | null {
  return ms === null ? null : new Date(ms).toISOString()
}
