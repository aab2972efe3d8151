import type { BulkProgress } from '@shared/contract/sync'
import { inGroups } from '@shared/in-groups'
import type { OutboxEntry } from '../../ports'
import type { ShareRun } from '../push-share'

/** A push, as far as its bulk operations go. */
export type BulkRun = ShareRun & {
  /** Says what Shopify works on by itself; null when it does no more. */
  readonly showBulk: (progress: BulkProgress | null) => void
}

/** Products that are read by one request; how many it asks for costs no points. */
export const READ_TOGETHER = 100

/** Products whose state is changed in one transaction: a screen's query is let in between. */
export const SLICE = 20

/** The decisions in flight of each product. */
export type Taken = ReadonlyMap<string, readonly OutboxEntry[]>

/** Puts the waiting decisions of some products in flight, durable with the operation that follows. */
export async function takeAll(run: BulkRun, productKeys: readonly string[]): Promise<Taken> {
  const { store } = run.context
  const taken = new Map<string, readonly OutboxEntry[]>()
  for (const slice of inGroups(productKeys, SLICE)) {
    store.repeatable(() => {
      for (const key of slice) taken.set(key, store.outbox.take(key))
    })
    await run.environment.scheduler.pause()
  }
  run.report()
  return taken
}

/** What was not settled waits again; after a power cut the next start does the same. */
export function releaseAll({ context }: BulkRun, productKeys: readonly string[]): void {
  const { store } = context
  store.repeatable(() => {
    for (const key of productKeys) store.outbox.release(key, context.now())
  })
}
