/** Setting under which the id of the store's shop is kept: the first one that ever answered. */
export const SHOP_ID = 'shop-id'

/** One line for each finished sync or push, kept for the summaries and the history. */
export type RunStore = {
  add(run: RunRecord): void
  /** A push is a record from its start on: what is settled until its end points to it. Returns its id. */
  begin(kind: RunKind, startedAt: string): number
  finish(run: number, ending: Omit<RunRecord, 'kind' | 'startedAt'>): void
  /** JSON of the newest finished run's summary of a kind; null when there is none. */
  lastFinished(kind: RunKind): string | null
  /** UTC time at which the newest run that read Shopify ended well; null when there is none. */
  lastReadAt(): string | null
  setting(key: string): string | null
  setSetting(key: string, value: string): void
}

export type RunKind = 'sync' | 'push'

export type RunRecord = {
  readonly kind: RunKind
  readonly startedAt: string
  readonly finishedAt: string
  readonly outcome: 'finished' | 'canceled' | 'failed'
  /** JSON, shape of the contract's summary. */
  readonly summary: string
}
