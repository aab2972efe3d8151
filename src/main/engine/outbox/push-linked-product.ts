import type { AmsProduct, ShopProduct } from '@shared/catalog/product'
import { type AppError, ConcordError } from '@shared/contract/app-error'
import type { EntryOutcome, OutboxEntry, ProductWrite } from '../ports'
import { ChangedValues } from '../restoring'
import { applyWrite } from './apply-write'
import { parkUnreadStock } from './park-stock'
import { planWrites } from './plan-writes'
import type { PlannedWrite } from './planned-write'
import { type PushContext, sendAttempt } from './send-attempt'
import { settleLinked } from './settle-linked'
import { type Settle, sortByGround } from './sort-by-ground'
import { takeIntoAms } from './take-into-ams'

const NOT_WRITTEN_SAFELY =
  'Three times the answers of Shopify were lost or came too late to write safely. Reading shows no change. Try again when the connection is better.'

/** Another decision of the same push changed what it stands on. */
const OVERTAKEN =
  'What else was decided about this product changed what it stands on. Nothing was sent; look at it anew.'

/** Times that a write whose answer was lost is read back and, if without effect, sent again. */
const SENDING_ROUNDS = 3
/** Times that a product is read again because the throttle held its write back too long. */
const HELD_BACK_ROUNDS = 10

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
  if (!known) return settleGone(context, productKey, entries)
  let ours = known
  const first = read ?? (await readAlone(context, entries))
  let { readAt } = first
  let theirs = first.theirs && context.store.shop.withRemembered(first.theirs)

  let heldBack = 0
  for (let round = 1; theirs !== null; round++) {
    const open = entries.filter(({ id }) => !outcomes.has(id))
    const ground = { ours, theirs, begun, listed: context.listed }
    const readable = parkUnreadStock(context.store, open, theirs, settle)
    const { toAms, toShopify } = sortByGround(readable, ground, settle)
    for (const entry of [...toAms, ...toShopify]) changed.about(entry, ours, theirs)
    ours = takeIntoAms(toAms, ours, theirs)
    for (const entry of toAms) settle(entry, 'done')
    if (toShopify.length === 0) break
    if (round > SENDING_ROUNDS) {
      for (const entry of toShopify) {
        settle(entry, 'parked', NOT_WRITTEN_SAFELY)
      }
      break
    }
    const now = { ours, theirs, readAt, begun }
    const sent = await sendWrites(context, productKey, toShopify, now, settle)
    if (sent.heldBack) {
      if (++heldBack > HELD_BACK_ROUNDS) throw new ConcordError(sent.heldBack)
      round--
      await context.gateway.readyForProduct()
    }
    if (sent.readAgain) readAt = context.now()
    theirs = sent.readAgain ? await readTheirs(context, entries) : sent.theirs
    if (sent.isSettled) break
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
  /** The snapshot can't be told from what was sent: Shopify made ids, or the outcome is open. */
  readonly readAgain: boolean
  /** False when an answer was lost: its entries go through another round of reading. */
  readonly isSettled: boolean
  /** Why nothing was sent in time: the throttle, which is nobody's fault and lasts. */
  readonly heldBack?: AppError
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
  const done = new Set<OutboxEntry>()
  const writes = planWrites(entries, ours, before, context.newKey)
  const carried = new Set(writes.flatMap((write) => write.entries))
  for (const entry of entries) if (!carried.has(entry)) settle(entry, 'returned', OVERTAKEN)
  const settleAnswered = (open: readonly PlannedWrite[]): void => {
    const unsent = new Set(open.flatMap((write) => write.entries))
    for (const entry of done) {
      if (unsent.has(entry)) continue
      const message = refused.get(entry.id)
      if (message === undefined) settle(entry, 'done')
      else settle(entry, 'refused', `Shopify refused it: ${message}.`)
    }
  }
  /** What was answered is settled; the rest goes through another round. */
  const startAgain = (from: number): Sent => {
    settleAnswered(writes.slice(from))
    return { theirs, readAgain: true, isSettled: false }
  }
  for (const [index, planned] of writes.entries()) {
    if (isStale(readAt, context.now())) return startAgain(index)
    const notAfter = Date.parse(readAt) + LONGEST_GAP_MS
    const outcome = await sendAttempt(context, productKey, planned, notAfter)
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
        for (const { message, variantIndex } of outcome.refusals) {
          // Only an update of variants is partial; any other request is carried out whole or not at all.
          const isRowAlone = planned.write.kind === 'update-variants' && variantIndex !== null
          const hit = isRowAlone ? (planned.rows[variantIndex] ?? []) : planned.entries
          for (const entry of hit) refused.set(entry.id, message)
        }
        for (const entry of planned.entries) done.add(entry)
        break
      case 'unknown':
        return startAgain(index)
      case 'not-sent':
        if (outcome.error.code === 'store-throttled') {
          return { ...startAgain(index), heldBack: outcome.error }
        }
        if (outcome.error.code !== 'store-rejected') throw new ConcordError(outcome.error)
        for (const entry of planned.entries) refused.set(entry.id, outcome.error.message)
        for (const entry of planned.entries) done.add(entry)
        break
    }
  }
  settleAnswered([])
  return { theirs, readAgain, isSettled: true }
}

/** A re-import dropped the product while its decisions waited. */
function settleGone(
  { store, now }: PushContext,
  productKey: string,
  entries: readonly OutboxEntry[],
): readonly EntryOutcome[] {
  const reason = 'AMS has this product no more. Nothing was sent.'
  const outcomes = entries.map(
    ({ id }): EntryOutcome => ({ entryId: id, state: 'returned', reason }),
  )
  store.outbox.settleProduct({ at: now(), productKey, outcomes, pair: null, audit: [] })
  return outcomes
}

async function readAlone(
  context: PushContext,
  entries: readonly OutboxEntry[],
): Promise<FirstRead> {
  await context.gateway.readyForProduct()
  const readAt = context.now()
  return { readAt, theirs: await readTheirs(context, entries) }
}

async function readTheirs(
  { gateway, store }: PushContext,
  entries: readonly OutboxEntry[],
): Promise<ShopProduct | null> {
  const id = entries.find((entry) => entry.shopifyProductId !== null)?.shopifyProductId
  const theirs = id ? await gateway.readProduct(id) : null
  return theirs && store.shop.withRemembered(theirs)
}
