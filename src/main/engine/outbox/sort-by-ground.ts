import type { AmsProduct, ShopProduct } from '@shared/catalog/product'
import type { Deletion } from '@shared/contract/review'
import { t } from '@shared/words/words'
import { isDeletion } from '../planning'
import type { EntryOutcome, OutboxEntry } from '../ports'
import { checkDeletion, whyNotAll } from './check-deletion'
import { checkGround } from './check-ground'

export type Settle = (entry: OutboxEntry, state: EntryOutcome['state'], reason?: string) => void

/** Both sides as they were just read, and what is known of this push. */
type Ground = {
  readonly ours: AmsProduct
  readonly theirs: ShopProduct
  /** Entries of which a request may have arrived. */
  readonly begun: ReadonlySet<number>
  /** Deletions as a person saw them listed and confirmed them, by entry. */
  readonly listed: ReadonlyMap<number, Deletion>
}

/** Settles what is there already, moved, or was not confirmed; the rest goes on, each to its side. */
export function sortByGround(
  entries: readonly OutboxEntry[],
  { ours, theirs, begun, listed }: Ground,
  settle: Settle,
): { toAms: OutboxEntry[]; toShopify: OutboxEntry[] } {
  const asSeen: OutboxEntry[] = []
  for (const entry of entries) {
    const ground = isDeletion(entry)
      ? checkDeletion(entry, listed.get(entry.id), ours, theirs)
      : checkGround(entry, ours, theirs, begun.has(entry.id))
    switch (ground.kind) {
      case 'already-there':
        settle(entry, 'done', t`Was there already, confirmed by reading.`)
        break
      case 'moved':
        settle(entry, 'returned', ground.reason)
        break
      case 'not-confirmed':
        settle(entry, 'pending')
        break
      case 'as-seen':
        asSeen.push(entry)
        break
    }
  }
  const goes = (choice: OutboxEntry['choice'], variantsThere: number): OutboxEntry[] => {
    const toSide = asSeen.filter((entry) => entry.choice === choice)
    const why = whyNotAll(toSide.filter(isDeletion).length, variantsThere)
    if (why === null) return toSide
    for (const entry of toSide.filter(isDeletion)) settle(entry, 'returned', why)
    return toSide.filter((entry) => !isDeletion(entry))
  }
  return {
    toAms: goes('theirs', ours.variants.length),
    toShopify: goes('ours', theirs.variants.length),
  }
}
