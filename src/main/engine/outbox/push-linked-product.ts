import type { AmsProduct, ShopProduct } from '@shared/catalog/product'
import { ConcordError } from '@shared/contract/app-error'
import type { EntryOutcome, OutboxEntry, ProductWrite, Refusal } from '../ports'
import { ChangedValues } from '../restoring'
import { applyWrite } from './apply-write'
import { parkUnreadStock } from './park-stock'
import { planWrites } from './plan-writes'
import type { PlannedWrite } from './planned-write'
import { readDecided, readWhole } from './read-again'
import { type PushContext, sendAttempt } from './send-attempt'
import { type Setback, Setbacks } from './setbacks'
import { settleLinked } from './settle-linked'
import { type Settle, sortByGround } from './sort-by-ground'
import { takeIntoAms } from './take-into-ams'
import { concernOf, reasonOf } from './what-it-concerns'

/** Another decision of the same push changed what it stands on. */
const OVERTAKEN =
  'What else was decided about this product changed what it stands on. Nothing was sent; look at it anew.'

const GONE_FROM_AMS = 'AMS has this product no more. Nothing was sent.'
const ANOTHER_PARTNER =
  'The product is linked to another product of Shopify than when you decided. Nothing was sent.'

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
  /** Entries of which a request may have arrived. */
  const begun = new Set(entries.filter(({ state }) => state === 'unknown').map(({ id }) => id))
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
  while (theirs !== null) {
    const open = entries.filter(({ id }) => !outcomes.has(id))
    const ground = { ours, theirs, begun, listed: context.listed }
    const readable = parkUnreadStock(context.store, open, theirs, settle)
    const { toAms, toShopify } = sortByGround(readable, ground, settle)
    for (const entry of [...toAms, ...toShopify]) changed.about(entry, ours, theirs)
    ours = takeIntoAms(toAms, ours, theirs)
    for (const entry of toAms) settle(entry, 'done')
    if (toShopify.length === 0) break
    const whyEnough = setbacks.whyEnough()
    if (whyEnough !== null) {
      for (const entry of toShopify) settle(entry, 'parked', whyEnough)
      break
    }
    const now = { ours, theirs, readAt, begun }
    const sent = await sendWrites(context, productKey, toShopify, now, settle)
    if (sent.setback === null) {
      theirs = sent.readAgain ? await readWhole(context, partner) : sent.theirs
      break
    }
    // Without a row that Shopify refused there is one less each time, so these end by themselves.
    if (!sent.isWithoutRefused) setbacks.count(sent.setback, sent.wasAnswered)
    if (sent.isHeldBack) await context.gateway.readyForProduct(theirs.id)
    readAt = context.now()
    theirs = await readDecided(context, toShopify, sent.theirs)
  }

  if (theirs === null) {
    const reason =
      'Shopify has this product no more. Nothing was sent; nothing is created again by itself.'
    for (const entry of entries) if (!outcomes.has(entry.id)) settle(entry, 'returned', reason)
  }
  const ended = [...outcomes.values()]
  settleLinked(context, productKey, entries, ended, { ours, theirs })
  return ended
}

type BothSides = {
  readonly ours: AmsProduct
  readonly theirs: ShopProduct
  /** UTC time at which `theirs` was asked for: it may be as old as that. */
  readonly readAt: string
  /** Takes the entries of each write that leaves. */
  readonly begun: Set<number>
}

/** The gap between the read and a write in which somebody else's edit could be lost (invariant R3). */
const LONGEST_GAP_MS = 2_000

/** A read from the future is as good as none: the clock was put back, and nobody knows how old it is. */
function isStale(readAt: string, now: string): boolean {
  const ageMs = Date.parse(now) - Date.parse(readAt)
  return ageMs < 0 || ageMs > LONGEST_GAP_MS
}

/** Shopify makes ids by them, or puts the variants in another order. */
const READ_AFTER: ReadonlySet<ProductWrite['kind']> = new Set([
  'create-variants',
  'create-options',
  'delete-options',
  'reorder-options',
])

type Sent = {
  readonly theirs: ShopProduct
  /** The snapshot can't be told from what was sent: Shopify made ids, or refused a part. */
  readonly readAgain: boolean
  /** Why the entries that are left go through another round of reading; null when none is. */
  readonly setback: Setback | null
  /** At least one write of the round was answered, so it brought something. */
  readonly wasAnswered: boolean
  /** It was the throttle that a write waited for: the next round sets points aside first. */
  readonly isHeldBack: boolean
  /** Rows that Shopify refused are settled; the others of their request go through another round. */
  readonly isWithoutRefused?: boolean
}

async function sendWrites(
  context: PushContext,
  productKey: string,
  entries: readonly OutboxEntry[],
  { ours, theirs: before, readAt, begun }: BothSides,
  settle: Settle,
): Promise<Sent> {
  let theirs = before
  let readAgain = false
  const refused = new Map<number, string>()
  /** Why entries are parked whose kind of request Shopify takes from nobody now. */
  const denied = new Map<number, string>()
  const done = new Set<OutboxEntry>()
  const writes = planWrites(entries, ours, before, context.newKey)
  const carried = new Set(writes.flatMap((write) => write.entries))
  for (const entry of entries) if (!carried.has(entry)) settle(entry, 'returned', OVERTAKEN)
  /** False for one that Shopify did not turn away. */
  const settleUnsent = (entry: OutboxEntry): boolean => {
    const reason = denied.get(entry.id)
    const message = refused.get(entry.id)
    if (reason !== undefined) settle(entry, 'parked', reason)
    else if (message !== undefined) settle(entry, 'refused', `Shopify refused it: ${message}.`)
    else return false
    return true
  }
  const settleAnswered = (open: readonly PlannedWrite[]): void => {
    const unsent = new Set(open.flatMap((write) => write.entries))
    for (const entry of done) {
      if (unsent.has(entry)) continue
      if (!settleUnsent(entry)) settle(entry, 'done')
    }
  }
  /** What was answered is settled; the rest goes through another round. */
  const startAgain = (from: number, setback: Setback = 'moved', isHeldBack = false): Sent => {
    settleAnswered(writes.slice(from))
    return { theirs, readAgain: true, setback, wasAnswered: from > 0, isHeldBack }
  }
  for (const [index, planned] of writes.entries()) {
    // What a refused step was to make room for would leave the product half changed.
    if (planned.entries.every(({ id }) => refused.has(id) || denied.has(id))) continue
    if (isStale(readAt, context.now())) return startAgain(index, 'late')
    const notAfter = Date.parse(readAt) + LONGEST_GAP_MS
    const terms = { notAfter, options: theirs.options }
    const outcome = await sendAttempt(context, productKey, planned, terms)
    if (outcome.kind === 'done' || outcome.kind === 'unknown') {
      for (const { id } of planned.entries) begun.add(id)
    }
    switch (outcome.kind) {
      case 'done':
        theirs = applyWrite(planned.write, theirs)
        readAgain ||= READ_AFTER.has(planned.write.kind)
        for (const entry of planned.entries) done.add(entry)
        break
      case 'refused':
        // Somebody changed the count since it was read: nothing was set, and the ground is checked anew.
        if (outcome.refusals.some(({ isStale }) => isStale)) return startAgain(index)
        readAgain = true
        for (const [entry, message] of refusedEntries(planned, outcome.refusals)) {
          refused.set(entry.id, message)
        }
        // Only an update of variants is partial; any other request is carried out whole or not at all.
        if (
          planned.write.kind !== 'update-variants' &&
          planned.entries.some(({ id }) => !refused.has(id))
        ) {
          for (const entry of planned.entries) settleUnsent(entry)
          return { ...startAgain(index), isWithoutRefused: true }
        }
        for (const entry of planned.entries) done.add(entry)
        break
      case 'unknown':
        return startAgain(index, 'lost')
      case 'too-late':
        return startAgain(index, 'late', true)
      case 'not-sent':
        if (concernOf(outcome.error) !== 'request') throw new ConcordError(outcome.error)
        for (const entry of planned.entries) denied.set(entry.id, reasonOf(outcome.error))
        for (const entry of planned.entries) done.add(entry)
        break
    }
  }
  settleAnswered([])
  return { theirs, readAgain, setback: null, wasAnswered: true, isHeldBack: false }
}

/** The entries that each refusal hits: those of its row, or all where Shopify names none. */
function refusedEntries(
  { entries, rows }: PlannedWrite,
  refusals: readonly Refusal[],
): (readonly [OutboxEntry, message: string])[] {
  return refusals.flatMap(({ message, variantIndex }) => {
    const hit = variantIndex === null ? entries : (rows[variantIndex] ?? entries)
    return hit.map((entry) => [entry, message] as const)
  })
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
