import { ConcordError, toAppError } from '@shared/contract/app-error'
import type { StartSync, SyncState, SyncSummary, SyncWarning } from '@shared/contract/sync'
import { t } from '@shared/words/words'
import type { Environment, ShopifyGateway, StateStore } from '../ports'
import { isoNow } from '../ports'
import { applyRules } from './apply-rules'
import { decideAutomatically } from './automatic-push'
import { matchAndCompare } from './match-and-compare'
import { type ReportSync, SyncProgress } from './progress'
import { readChanges } from './read-changes'
import { type ReadFacts, readShopify } from './read-shopify'
import { readSince } from './read-until'
import type { Reading } from './reading'
import { currencyChanged, healedRead, massSkuChange, stockUnread, unknownStatus } from './warnings'

export type SyncDependencies = {
  readonly environment: Environment
  readonly store: StateStore
  readonly gateway: ShopifyGateway
  readonly report: ReportSync
  /** Reads what an AMS server has, where one is set; gives why that was not possible. */
  readonly readAms: (signal: AbortSignal) => Promise<SyncWarning | null>
  /** Proves that the store is the right one and answers; throws `ConcordError`. */
  readonly connect: (signal: AbortSignal) => Promise<void>
  /** The shop's currency as last seen; null before the first connection. */
  readonly currency: () => string | null
  /** True where the location is closed at which stock is kept. */
  readonly isStockUnread: () => boolean
}

/**
 * One sync run: read both sides, prove the read complete, match, compare. It writes nothing to either
 * side. Resolves with the state it ended in; a failed or canceled run leaves the earlier comparison.
 */
export async function runSync(
  {
    environment,
    store,
    gateway,
    report,
    readAms,
    connect,
    currency,
    isStockUnread,
  }: SyncDependencies,
  { mode, allowShrunken }: StartSync,
  signal: AbortSignal,
): Promise<SyncState> {
  const { clock, log } = environment
  const progress = new SyncProgress(clock, report)
  const before = gateway.sent()
  try {
    progress.enter('read-ams', null)
    const amsUnread = mode === 'compare' ? null : await readAms(signal)
    const ams = store.ams.info()
    if (!ams) throw noCatalog()
    progress.count('amsProducts', ams.products)
    progress.count('amsVariants', ams.variants)
    if (mode !== 'compare') await connect(signal)
    const reading = { environment, store, gateway, progress, signal }
    const facts = await read(reading, mode, allowShrunken)
    const shopifyProducts = store.shop.count()
    const { compared } = await matchAndCompare({ environment, store, progress, signal })
    const decidedByRules = applyRules(environment, store)
    const decidedAutomatically = decideAutomatically(environment, store)
    const warnings = [
      amsUnread,
      healedRead(facts.healed),
      massSkuChange(store),
      unknownStatus(store),
      currencyChanged(store.runs, currency()),
      isStockUnread() ? stockUnread(store.runs) : null,
    ].filter((warning): warning is SyncWarning => warning !== null)
    const summary: SyncSummary = {
      ...store.comparison.counts(),
      mode: facts.mode,
      compared,
      decidedByRules,
      decidedAutomatically,
      warnings,
      startedAt: progress.startedAt,
      finishedAt: isoNow(clock),
      amsProducts: ams.products,
      shopifyProducts,
      ...sentSince(before, gateway.sent()),
    }
    keep(store, 'finished', progress.startedAt, summary, summary.finishedAt)
    return { kind: 'finished', summary }
  } catch (thrown) {
    const at = isoNow(clock)
    if (signal.aborted) {
      keep(store, 'canceled', progress.startedAt, { step: progress.step }, at)
      return { kind: 'canceled', step: progress.step, at }
    }
    if (!(thrown instanceof ConcordError))
      log.error(`The sync run failed in ${progress.step}`, thrown)
    const error = toAppError(thrown)
    keep(store, 'failed', progress.startedAt, { step: progress.step, error }, at)
    return { kind: 'failed', step: progress.step, at, error }
  }
}

/** Changes are read only where there is a whole read to add them to; else the whole catalog is. */
async function read(
  reading: Reading,
  mode: StartSync['mode'],
  allowShrunken: boolean,
): Promise<ReadFacts & { readonly mode: StartSync['mode'] }> {
  if (mode === 'compare') return { healed: 0, mode }
  const since = mode === 'changes' ? readSince(reading.store) : null
  if (since === null) {
    const whole = () => readShopify(reading, allowShrunken)
    return { ...(await reading.store.inSmallPortions(whole)), mode: 'full' }
  }
  await readChanges(reading, since)
  return { healed: 0, mode: 'changes' }
}

function keep(
  store: StateStore,
  outcome: 'finished' | 'canceled' | 'failed',
  startedAt: string,
  summary: object,
  finishedAt: string,
): void {
  store.runs.add({
    kind: 'sync',
    startedAt,
    finishedAt,
    outcome,
    summary: JSON.stringify(summary),
  })
}

type Sent = ReturnType<ShopifyGateway['sent']>

function sentSince(
  before: Sent,
  now: Sent,
): Pick<SyncSummary, 'mutationsSent' | 'requests' | 'points'> {
  return {
    mutationsSent: now.mutations - before.mutations,
    requests: now.requests - before.requests,
    points: now.points - before.points,
  }
}

function noCatalog(): ConcordError {
  return new ConcordError({
    code: 'not-found',
    message: t`There is no AMS catalog yet, so there is nothing to compare with Shopify.`,
    nextStep: t`Choose a catalog file on the Overview.`,
    retryable: false,
  })
}
