import type { ShopProduct } from '@shared/catalog/product'
import { t } from '@shared/words/words'
import type { EntryOutcome, OutboxEntry } from '../ports'
import { ChangedValues } from '../restoring'
import { parkUnreadStock, parkUnsettledStock } from './park-stock'
import { picturesInWork, recognised, relabelled } from './pictures-known'
import { readDecided, readWhole } from './read-again'
import type { PushContext } from './send-attempt'
import { sendWrites } from './send-writes'
import { Setbacks } from './setbacks'
import { settleLinked } from './settle-linked'
import { type Settle, sortByGround } from './sort-by-ground'
import { takeIntoAms } from './take-into-ams'

const GONE_FROM_AMS = t`AMS has this product no more. Nothing was sent.`
const ANOTHER_PARTNER = t`The product is linked to another product of Shopify than when you decided. Nothing was sent.`

/** A product as it was read together with others; null when Shopify has it no more. */
export type FirstRead = {
  readonly theirs: ShopProduct | null
  /** UTC time at which it was asked for. */
  readonly readAt: string
}

/**
 * Carries out every waiting decision about one linked product: reads it unless that was just done, leaves alone what moved,
 * takes decided Shopify values into AMS, sends decided AMS values, and settles all of it at once.
 */
export async function pushLinkedProduct(
  context: PushContext,
  productKey: string,
  entries: readonly OutboxEntry[],
  read?: FirstRead,
): Promise<readonly EntryOutcome[]> {
  const outcomes = new Map<number, EntryOutcome>()
  const changed = new ChangedValues()
  /** Entries of which a request may have arrived before this push. */
  const unknown = entries.filter(({ state }) => state === 'unknown').map(({ id }) => id)
  /** Entries of which one left in this push, also where the answer was lost. */
  const sent = new Set<number>()
  const attached = new Set<string>()
  const settle: Settle = (entry, state, reason = '') => {
    const values = state === 'done' && theirs ? changed.of(entry, ours, theirs) : undefined
    outcomes.set(entry.id, { entryId: entry.id, state, reason, values })
  }
  const known = context.store.ams.product(entries[0]?.amsProductId ?? '')
  if (!known) return settleUnread(context, productKey, entries, GONE_FROM_AMS)
  const { shopifyProductId: partner } = known
  const ofOthers = entries.filter(
    ({ shopifyProductId }) => shopifyProductId !== null && shopifyProductId !== partner,
  )
  if (ofOthers.length === entries.length) {
    return settleUnread(context, productKey, entries, ANOTHER_PARTNER)
  }
  for (const entry of ofOthers) settle(entry, 'returned', ANOTHER_PARTNER)
  let ours = known
  // What was read for all of them may be the product of one that is another's by now.
  const first = read && ofOthers.length === 0 ? read : await readAlone(context, partner)
  let { readAt } = first
  let theirs = first.theirs && context.store.shop.withRemembered(first.theirs)

  const setbacks = new Setbacks()
  let hasWaited = false
  while (theirs !== null) {
    const open = entries.filter(({ id }) => !outcomes.has(id))
    const begun = new Set([...unknown, ...sent])
    const inWork = picturesInWork(open, theirs)
    if (inWork.length > 0 && !hasWaited) {
      hasWaited = true
      await context.gateway.picturesReady(inWork)
      readAt = context.now()
      theirs = await readWhole(context, partner)
      continue
    }
    theirs = recognised(context.store, open, begun, ours, theirs)
    const ground = { ours, theirs, begun, listed: context.listed }
    const settled = parkUnsettledStock(context.store, open, settle)
    const readable = parkUnreadStock(context.store, settled, theirs, settle)
    const { toAms, toShopify } = sortByGround(readable, ground, settle)
    for (const entry of [...toAms, ...toShopify]) changed.about(entry, ours, theirs)
    ours = takeIntoAms(toAms, ours, theirs)
    theirs = relabelled(context.store, ours, theirs)
    for (const entry of toAms) settle(entry, 'done')
    if (toShopify.length === 0) break
    const whyEnough = setbacks.whyEnough()
    if (whyEnough !== null) {
      for (const entry of toShopify) settle(entry, 'parked', whyEnough)
      break
    }
    const now = { ours, theirs, readAt, sent, attached }
    const answered = await sendWrites(context, productKey, toShopify, now, settle)
    if (answered.kind === 'settled') {
      theirs = answered.readAgain ? await readWhole(context, partner) : answered.theirs
      break
    }
    if (answered.setback !== null) setbacks.count(answered.setback, answered.wasAnswered)
    if (answered.isHeldBack) await context.gateway.readyForProduct(theirs.id)
    readAt = context.now()
    theirs = await readDecided(context, toShopify, answered.theirs)
  }

  if (theirs === null) {
    const reason = t`Shopify has this product no more. Nothing was sent; nothing is created again by itself.`
    for (const entry of entries) if (!outcomes.has(entry.id)) settle(entry, 'returned', reason)
  }
  const ended = [...outcomes.values()]
  settleLinked(context, productKey, entries, ended, { ours, theirs, sent })
  return ended
}

/** A re-import dropped the product, or linked it to another one, while its decisions waited. */
function settleUnread(
  { store, now }: PushContext,
  productKey: string,
  entries: readonly OutboxEntry[],
  reason: string,
): readonly EntryOutcome[] {
  const outcomes = entries.map(
    ({ id }): EntryOutcome => ({ entryId: id, state: 'returned', reason }),
  )
  store.outbox.settleProduct({ at: now(), productKey, outcomes, pair: null, audit: [] })
  return outcomes
}

async function readAlone(context: PushContext, id: string | null): Promise<FirstRead> {
  await context.gateway.readyForProduct(id ?? '')
  const readAt = context.now()
  return { readAt, theirs: await readWhole(context, id) }
}
