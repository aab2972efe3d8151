import { ConcordError, toAppError } from '@shared/contract/app-error'
import type { PushState, PushSummary } from '@shared/contract/sync'
import type { EntryOutcome, Environment, OutboxEntry, ShopifyGateway, StateStore } from '../ports'
import { isoNow } from '../ports'
import { pushLinkedProduct } from './push-linked-product'
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
  const tally = new Tally(isoNow(clock), gateway)
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

class Tally {
  readonly #startedAt: string
  readonly #gateway: ShopifyGateway
  readonly #before: { requests: number; mutations: number }
  readonly #counts = {
    sent: 0,
    takenIntoAms: 0,
    created: 0,
    imported: 0,
    alreadyThere: 0,
    returned: 0,
    parked: 0,
    unknown: 0,
  }
  done = 0

  constructor(startedAt: string, gateway: ShopifyGateway) {
    this.#startedAt = startedAt
    this.#gateway = gateway
    this.#before = gateway.sent()
  }

  add(entries: readonly OutboxEntry[], outcomes: readonly EntryOutcome[]): void {
    const byId = new Map(entries.map((entry) => [entry.id, entry]))
    for (const outcome of outcomes) {
      const entry = byId.get(outcome.entryId)
      if (entry) this.#counts[endingOf(entry, outcome)]++
    }
    this.done += entries.length
  }

  summary(finishedAt: string): PushSummary {
    const sent = this.#gateway.sent()
    return {
      ...this.#counts,
      startedAt: this.#startedAt,
      finishedAt,
      requests: sent.requests - this.#before.requests,
      mutations: sent.mutations - this.#before.mutations,
    }
  }
}

type Ending = Exclude<keyof PushSummary, 'startedAt' | 'finishedAt' | 'requests' | 'mutations'>

function endingOf(entry: OutboxEntry, outcome: EntryOutcome): Ending {
  switch (outcome.state) {
    case 'done':
      if (entry.kind === 'product') return entry.choice === 'ours' ? 'created' : 'imported'
      if (outcome.reason !== '') return 'alreadyThere'
      return entry.choice === 'ours' ? 'sent' : 'takenIntoAms'
    case 'returned':
      return 'returned'
    case 'refused':
    case 'parked':
      return 'parked'
    case 'unknown':
    case 'pending':
      return 'unknown'
  }
}

function isoOrNull(ms: number | null): string | null {
  return ms === null ? null : new Date(ms).toISOString()
}
