import type { PushSummary } from '@shared/contract/sync'
import type { EntryOutcome, OutboxEntry, ShopifyGateway } from '../ports'

type Ending = Exclude<keyof PushSummary, 'startedAt' | 'finishedAt' | 'requests' | 'mutations'>

const NOTHING: Readonly<Record<Ending, number>> = {
  sent: 0,
  takenIntoAms: 0,
  created: 0,
  imported: 0,
  alreadyThere: 0,
  returned: 0,
  parked: 0,
  unknown: 0,
  replaced: 0,
}

/** The summary of a push that could not begin. */
export function nothingPushed(at: string): PushSummary {
  return { ...NOTHING, startedAt: at, finishedAt: at, requests: 0, mutations: 0 }
}

/** Counts what became of each decision of a push. */
export class PushTally {
  readonly #startedAt: string
  readonly #gateway: ShopifyGateway
  readonly #before: { requests: number; mutations: number }
  readonly #counts: Record<Ending, number> = { ...NOTHING }
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
      const ending = entry && endingOf(entry, outcome)
      if (ending) this.#counts[ending]++
      if (outcome.note !== undefined) this.#counts.replaced++
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

/** Null for what still waits, as nobody confirmed it for this push. */
function endingOf(entry: OutboxEntry, outcome: EntryOutcome): Exclude<Ending, 'replaced'> | null {
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
      return 'unknown'
    case 'pending':
      return null
  }
}
