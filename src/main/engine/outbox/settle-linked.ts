import { type AmsProduct, isShopifyStatus, type ShopProduct } from '@shared/catalog/product'
import { isDeletion, reviewPair } from '../planning'
import type { EntryOutcome, FieldPlace, OutboxEntry, StateStore } from '../ports'
import { TAKEN_OFF_SALE } from './plan-writes'

/**
 * Settles decisions about one linked product in one transaction: their outcomes, both sides as they stand
 * now, the base that follows, and the rows that are still to be reviewed.
 */
export function settleLinked(
  { store, now }: { readonly store: StateStore; readonly now: () => string },
  productKey: string,
  entries: readonly OutboxEntry[],
  ended: readonly EntryOutcome[],
  {
    ours: before,
    theirs,
    sent = new Set(),
  }: {
    readonly ours: AmsProduct
    readonly theirs: ShopProduct | null
    /** Entries whose requests left in this push, also where the answer was lost. */
    readonly sent?: ReadonlySet<number>
  },
): void {
  const ours = afterPush(entries, ended, before, theirs)
  const disagreed = rolledBack(entries, ended)
  store.outbox.settleProduct({
    at: now(),
    productKey,
    outcomes: ended,
    pair: theirs && {
      ours,
      theirs,
      review: reviewPair(
        ours,
        theirs,
        store.comparison
          .baseOf(ours.id, theirs.id)
          .filter((base) => !disagreed.some((place) => isAt(place, base))),
        store.rules.policies(),
      ),
      newLink: null,
      disagreed,
      created: createdVariants(entries, ended, sent),
    },
    audit: auditOf(entries, ended),
  })
}

/**
 * An inactive product was taken off sale in Shopify: AMS's own Shopify status says so from now on, and goes
 * back with a roll back. One that somebody took off sale in another way meanwhile is a difference for a person.
 */
function afterPush(
  entries: readonly OutboxEntry[],
  ended: readonly EntryOutcome[],
  ours: AmsProduct,
  theirs: ShopProduct | null,
): AmsProduct {
  const isDone = (entry: OutboxEntry): boolean =>
    ended.some(({ entryId, state }) => entryId === entry.id && state === 'done')
  const sent = entries.find(
    (entry) => entry.field === 'status' && entry.choice === 'ours' && isDone(entry),
  )
  if (!sent || !theirs) return ours
  const { status } = theirs
  const follows = status === TAKEN_OFF_SALE || sent.restores !== undefined
  return follows && isShopifyStatus(status) ? { ...ours, shopifyStatus: status } : ours
}

/** Fields that hold an earlier value again: what both sides agreed on by the push is agreed no more. */
function rolledBack(
  entries: readonly OutboxEntry[],
  ended: readonly EntryOutcome[],
): readonly FieldPlace[] {
  const changed = new Set(ended.flatMap(({ entryId, values }) => (values ? [entryId] : [])))
  return entries.flatMap(({ id, restores, field, amsVariantId }) =>
    restores && field !== null && changed.has(id) ? [{ field, variantId: amsVariantId }] : [],
  )
}

/** One that was there already may be somebody else's, with a count of its own. */
function createdVariants(
  entries: readonly OutboxEntry[],
  ended: readonly EntryOutcome[],
  sent: ReadonlySet<number>,
): readonly string[] {
  const done = new Set(ended.flatMap(({ entryId, state }) => (state === 'done' ? [entryId] : [])))
  const isCreation = (entry: OutboxEntry): boolean =>
    entry.kind === 'variant' && entry.choice === 'ours' && !isDeletion(entry)
  return entries
    .filter((entry) => isCreation(entry) && sent.has(entry.id) && done.has(entry.id))
    .map(({ amsVariantId }) => amsVariantId)
}

function isAt(place: FieldPlace, { field, variantId }: FieldPlace): boolean {
  return place.field === field && place.variantId === variantId
}

function auditOf(entries: readonly OutboxEntry[], ended: readonly EntryOutcome[]) {
  const byId = new Map(entries.map((entry) => [entry.id, entry]))
  return ended.map(({ entryId, state, reason, note = '' }) => {
    const entry = byId.get(entryId)
    const what = entry?.field ?? entry?.kind ?? 'change'
    return { action: `${what} ${directionOf(entry)}: ${state}`, detail: reason || note }
  })
}

function directionOf(entry: OutboxEntry | undefined): string {
  if (entry && isDeletion(entry)) {
    return entry.choice === 'theirs' ? 'removed from AMS' : 'deleted in Shopify'
  }
  return entry?.choice === 'theirs' ? 'taken from Shopify' : 'to Shopify'
}
