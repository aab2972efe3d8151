import { NO_ENDINGS, type PushEnding, pushEnding } from '@shared/contract/push-ending'
import type { PushSummary } from '@shared/contract/sync'
import type { EntryOutcome, OutboxEntry, ShopifyGateway } from '../ports'

/** The summary of a push that could not begin. */
export function nothingPushed(at: string): PushSummary {
  const nothing = { ...NO_ENDINGS, replaced: 0, requests: 0, mutations: 0, points: 0 }
  return { ...nothing, startedAt: at, finishedAt: at }
}

/** Counts what became of each decision of a push. */
export class PushTally {
  readonly #startedAt: string
  readonly #gateway: ShopifyGateway
  readonly #before: ReturnType<ShopifyGateway['sent']>
  readonly #counts: Record<PushEnding, number> = { ...NO_ENDINGS }
  #replaced = 0
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
      if (!entry) continue
      const direction = entry.choice === 'ours' ? 'to-shopify' : 'to-ams'
      const ending = pushEnding({ ...outcome, kind: entry.kind, direction })
      if (ending !== null) this.#counts[ending]++
      if (outcome.note !== undefined) this.#replaced++
    }
    this.done += entries.length
  }

  summary(finishedAt: string): PushSummary {
    const sent = this.#gateway.sent()
    return {
      ...this.#counts,
      replaced: this.#replaced,
      startedAt: this.#startedAt,
      finishedAt,
      requests: sent.requests - this.#before.requests,
      mutations: sent.mutations - this.#before.mutations,
      points: sent.points - this.#before.points,
    }
  }
}
