import type { AmsProduct, ShopProduct } from '@shared/catalog/product'
import { type FieldValue, fieldByKey } from '@shared/fields/field-registry'
import { itemsOf } from '@shared/fields/items-of'
import { t } from '@shared/words/words'
import { sameValue, sidesAgree } from '../fields'
import { haveOptionsMoved } from '../options'
import type { OutboxEntry } from '../ports'
import { checkRestoring, withEarlierValues } from '../restoring'
import { isOnItsWay } from './options-on-their-way'
import { imageMoves, isHalfCarried } from './plan-images'
import { addedSince, planAddedValues, whyOptionsStay } from './plan-options'

/** What a decided entry may do, now that both sides were read again. */
export type Ground =
  /** Both values are as the person saw them: go on. */
  | { readonly kind: 'as-seen' }
  /** The receiving side has the decided value already: nothing to do. */
  | { readonly kind: 'already-there' }
  /** Something moved: nothing is written, the person looks again. */
  | { readonly kind: 'moved'; readonly reason: string }

/**
 * Holds a field decision against the live Shopify product and the AMS product (invariant R3). `begun`:
 * requests of it were sent already, so Shopify may hold a part of what was decided.
 */
export function checkGround(
  entry: OutboxEntry,
  ours: AmsProduct,
  theirs: ShopProduct,
  begun = entry.state === 'unknown',
): Ground {
  if (entry.kind === 'variant') return checkVariant(entry, ours, theirs)
  const ground = entry.restores
    ? checkRestoring(entry, entry.restores, ours, theirs)
    : checkField(entry, ours, theirs, begun)
  if (ground.kind === 'moved' || entry.field === null) return ground
  if (entry.field === 'option-names') return checkOptions(ground, entry, ours, theirs, begun)
  const isStranded =
    entry.field === 'option-values' && haveOptionsMoved(ours.optionNames, theirs.optionNames)
  return ground.kind === 'as-seen' && isStranded ? { kind: 'moved', reason: OPTIONS_MOVED } : ground
}

const OPTIONS_MOVED = t`The options of the two sides differ by now. Nothing was sent. Settle the option names first.`

/** Options that moved are carried over only where no variant is lost or left without its value. */
function checkOptions(
  ground: Ground,
  entry: OutboxEntry,
  ours: AmsProduct,
  theirs: ShopProduct,
  begun: boolean,
): Ground {
  // A roll back in AMS takes nothing from Shopify.
  const isOwn = entry.restores !== undefined && entry.choice === 'theirs'
  const why = isOwn ? null : whyOptionsStay(entry, withEarlierValues([entry], ours, theirs), theirs)
  if (ground.kind === 'as-seen' && why !== null) {
    return { kind: 'moved', reason: t`${why} Nothing was sent.` }
  }
  const isHalfDone =
    begun &&
    ground.kind === 'already-there' &&
    entry.choice === 'ours' &&
    planAddedValues(addedSince(entry, ours, theirs), ours, theirs) !== null
  return isHalfDone ? { kind: 'as-seen' } : ground
}

function checkField(
  entry: OutboxEntry,
  ours: AmsProduct,
  theirs: ShopProduct,
  begun: boolean,
): Ground {
  const now = valuesNow(entry, ours, theirs)
  if (!now)
    return {
      kind: 'moved',
      reason: t`The variant is gone, or linked to another one. Nothing was sent.`,
    }
  if (!entry.field) throw new Error(`Entry ${entry.id} names no field`)
  const { kind } = fieldByKey(entry.field)
  if (sidesAgree(kind, now.ours, now.theirs)) {
    const isUnplaced =
      begun &&
      entry.field === 'images' &&
      entry.choice === 'ours' &&
      imageMoves([], [entry], ours, theirs).length > 0
    return { kind: isUnplaced ? 'as-seen' : 'already-there' }
  }
  const areImagesHalfWay =
    begun &&
    ((entry.field === 'images' && isHalfCarried(now.theirs, entry.theirs, now.ours)) ||
      // It lost the one that it had, and the other one never arrived.
      (entry.field === 'variant-image' && entry.choice === 'ours' && now.theirs === null))
  const areOptionsHalfWay =
    begun &&
    entry.field === 'option-names' &&
    isOnItsWay(itemsOf(now.theirs), itemsOf(entry.theirs), itemsOf(entry.ours))
  if (!sameValue(kind, now.theirs, entry.theirs) && !areImagesHalfWay && !areOptionsHalfWay) {
    return { kind: 'moved', reason: t`Shopify changed after you decided. Nothing was sent.` }
  }
  if (!sameValue(kind, now.ours, entry.ours)) {
    return { kind: 'moved', reason: t`AMS changed after you decided. Nothing was sent.` }
  }
  return { kind: 'as-seen' }
}

const PRICE_LACKS = t`AMS has no price for this variant any more, and Shopify would sell it for 0.00. Nothing was sent. Enter its price in AMS first.`

const VALUES_TAKEN = t`Shopify has these option values on a variant that is linked to another AMS variant. Nothing was sent. Settle the option values of that variant first.`

function checkVariant(entry: OutboxEntry, ours: AmsProduct, theirs: ShopProduct): Ground {
  if (entry.choice === 'ours') {
    const variant = ours.variants.find(({ id }) => id === entry.amsVariantId)
    if (!variant)
      return { kind: 'moved', reason: t`AMS has this variant no more. Nothing was sent.` }
    if (haveOptionsMoved(ours.optionNames, theirs.optionNames)) {
      return { kind: 'moved', reason: OPTIONS_MOVED }
    }
    const twin = theirs.variants.find((other) => sameList(other.optionValues, variant.optionValues))
    if (!twin) {
      const lacksPrice = variant.retailPrice === null
      return lacksPrice ? { kind: 'moved', reason: PRICE_LACKS } : { kind: 'as-seen' }
    }
    const isAnothers = ours.variants.some(
      ({ id, shopifyVariantId }) => id !== variant.id && shopifyVariantId === twin.id,
    )
    return isAnothers ? { kind: 'moved', reason: VALUES_TAKEN } : { kind: 'already-there' }
  }
  const variant = theirs.variants.find(({ id }) => id === entry.shopifyVariantId)
  if (!variant) return { kind: 'moved', reason: t`Shopify has this variant no more.` }
  const exists = ours.variants.some((other) => other.shopifyVariantId === variant.id)
  if (exists) return { kind: 'already-there' }
  return haveOptionsMoved(ours.optionNames, theirs.optionNames)
    ? { kind: 'moved', reason: OPTIONS_MOVED }
    : { kind: 'as-seen' }
}

function sameList(left: readonly string[], right: readonly string[]): boolean {
  return sameValue('list', left, right)
}

/** Both sides' values of an entry's field at this moment; null when its variant is gone, or another's. */
export function valuesNow(
  entry: OutboxEntry,
  ours: AmsProduct,
  theirs: ShopProduct,
): { readonly ours: FieldValue; readonly theirs: FieldValue } | null {
  if (!entry.field) return null
  const field = fieldByKey(entry.field)
  if (field.level === 'product') return { ours: field.ofAms(ours), theirs: field.ofShop(theirs) }
  const our = ours.variants.find(({ id }) => id === entry.amsVariantId)
  const their = theirs.variants.find(({ id }) => id === entry.shopifyVariantId)
  if (!our || !their) return null
  // Linked to another variant since: the values of these two are no business of one another.
  if (our.shopifyVariantId !== null && our.shopifyVariantId !== their.id) return null
  return { ours: field.ofAms(our, ours, their), theirs: field.ofShop(their, theirs) }
}
