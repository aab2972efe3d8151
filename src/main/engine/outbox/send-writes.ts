import { amsImageLabel, imageFileName } from '@shared/catalog/image-labels'
import type { AmsProduct, ShopProduct } from '@shared/catalog/product'
import { ConcordError } from '@shared/contract/app-error'
import { t } from '@shared/words/words'
import type { AttachedPictures, OutboxEntry, ProductWrite, Refusal } from '../ports'
import { applyWrite } from './apply-write'
import { missingPictures } from './plan-images'
import { planWrites } from './plan-writes'
import type { PlannedWrite } from './planned-write'
import { type PushContext, sendAttempt } from './send-attempt'
import type { Setback } from './setbacks'
import type { Settle } from './sort-by-ground'
import { concernOf, reasonOf } from './what-it-concerns'

/** Another decision of the same push changed what it stands on. */
const OVERTAKEN = t`What else was decided about this product changed what it stands on. Nothing was sent; look at it anew.`

const MADE_NO_PICTURE = t`it made no picture and gave no reason`

type BothSides = {
  readonly ours: AmsProduct
  readonly theirs: ShopProduct
  /** UTC time at which `theirs` was asked for: it may be as old as that. */
  readonly readAt: string
  /** Takes the entries of each write that leaves. */
  readonly sent: Set<number>
  /** Takes the labels of the pictures that this push attached. */
  readonly attached: Set<string>
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

/** What became of a round of writes. */
type Sent =
  /** `readAgain`: the snapshot can't be told from what was sent, as Shopify made ids, or refused a part. */
  | { readonly kind: 'settled'; readonly theirs: ShopProduct; readonly readAgain: boolean }
  | {
      /** What was answered is settled; the entries that are left go through another round of reading. */
      readonly kind: 'again'
      readonly theirs: ShopProduct
      /** Null where a row less is sent after a refusal: there is one less each time, so these rounds end. */
      readonly setback: Setback | null
      /** At least one write of the round was answered, so it brought something. */
      readonly wasAnswered: boolean
      /** It was the throttle that a write waited for: the next round sets points aside first. */
      readonly isHeldBack: boolean
    }

/**
 * Sends the writes that decided AMS values become, one after the other, each only as long as what was read
 * is fresh enough, and settles what Shopify answered. Throws what concerns more than a kind of request.
 */
export async function sendWrites(
  context: PushContext,
  productKey: string,
  entries: readonly OutboxEntry[],
  { ours, theirs: before, readAt, sent, attached }: BothSides,
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
    else if (message !== undefined) settle(entry, 'refused', t`Shopify refused it: ${message}.`)
    else return false
    return true
  }
  const refuseVain = (entry: OutboxEntry): void => {
    if (!refused.has(entry.id)) refused.set(entry.id, MADE_NO_PICTURE)
    done.add(entry)
  }
  const settleAnswered = (open: readonly PlannedWrite[]): void => {
    const unsent = new Set(open.flatMap((write) => write.entries))
    for (const entry of done) {
      if (unsent.has(entry)) continue
      if (!settleUnsent(entry)) settle(entry, 'done')
    }
  }
  const startAgain = (from: number, setback: Setback | null, isHeldBack = false): Sent => {
    settleAnswered(writes.slice(from))
    return { kind: 'again', theirs, setback, wasAnswered: from > 0, isHeldBack }
  }
  for (const [index, planned] of writes.entries()) {
    // What a refused step was to make room for would leave the product half changed.
    if (planned.entries.every(({ id }) => refused.has(id) || denied.has(id))) continue
    if (isStale(readAt, context.now())) return startAgain(index, 'late')
    const notAfter = Date.parse(readAt) + LONGEST_GAP_MS
    const terms = { notAfter, options: theirs.options }
    const outcome = await sendAttempt(context, productKey, planned, terms)
    if (outcome.kind === 'done' || outcome.kind === 'unknown') {
      for (const { id } of planned.entries) sent.add(id)
    }
    if (outcome.attached) {
      const { made, failed } = outcome.attached
      context.store.shop.rememberImages(made)
      for (const [entry, reason] of wantsFailed(planned, ours, before, { made, failed })) {
        refused.set(entry.id, reason)
        done.add(entry)
      }
    }
    switch (outcome.kind) {
      case 'done':
        // The rest of the pictures is planned on what Shopify shows now.
        if (planned.write.kind === 'attach-images') {
          const made = outcome.attached?.made ?? []
          // A round that made nothing new would be followed by the same one for ever.
          if (made.every(({ label }) => attached.has(label)))
            for (const entry of planned.entries) refuseVain(entry)
          for (const { label } of made) attached.add(label)
          return startAgain(index + 1, null)
        }
        theirs = applyWrite(planned.write, theirs)
        readAgain ||= READ_AFTER.has(planned.write.kind)
        for (const entry of planned.entries) done.add(entry)
        break
      case 'refused':
        // Somebody changed the count since it was read: nothing was set, and the ground is checked anew.
        if (outcome.refusals.some(({ isStale }) => isStale)) {
          return startAgain(index, 'moved')
        }
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
          return startAgain(index, null)
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
  return { kind: 'settled', theirs, readAgain }
}

/** The entries that can't be carried out without a picture that Shopify did not take, each with the reason. */
function wantsFailed(
  { entries }: PlannedWrite,
  ours: AmsProduct,
  theirs: ShopProduct,
  { made, failed }: AttachedPictures,
): (readonly [OutboxEntry, message: string])[] {
  const missing = missingPictures(entries, ours, theirs)
  return failed.flatMap(({ label, reason }) => {
    // On the product all the same: it is waited for and never sent again.
    if (made.some((one) => one.label === label)) return []
    const picture = missing.find(({ image }) => amsImageLabel(image) === label)
    return (picture?.wantedBy ?? []).map(
      (entry) => [entry, `${imageFileName(label)}: ${reason}`] as const,
    )
  })
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
