import { availableToPush } from '@shared/catalog/available-stock'
import type { AmsProduct, AmsVariant, ShopProduct, ShopVariant } from '@shared/catalog/product'
import type { AppliedRule } from '@shared/catalog/sold-out'
import type { StockHold } from '@shared/contract/stock-sync'
import { t } from '@shared/words/words'
import type { BaseEntry } from '../planning'
import type { StockEntry, StockLevel } from '../ports'

/** What the plan of an entry stands on: the pair as it is now, and what waits about its stock. */
export type EntryGround = {
  readonly ours: AmsProduct
  readonly theirs: ShopProduct
  readonly base: readonly BaseEntry[]
  /** Shopify's count was decided for this AMS variant, and is not pushed yet. */
  readonly isDecided: (amsVariantId: string) => boolean
  /** A person let Concord have Shopify count and stock what it does not yet. */
  readonly maySwitchOn: boolean
  /** The rule of the Sold-Out Override that applies to a variant. */
  readonly ruleOf: (ours: AmsVariant) => AppliedRule
  /** The field of the stock is switched off. */
  readonly isNotCompared: boolean
}

export type PlannedEntry =
  | {
      readonly kind: 'send'
      readonly ours: AmsVariant
      readonly theirs: ShopVariant
    }
  | { readonly kind: 'hold'; readonly hold: StockHold; readonly reason: string }
  /** There is nothing any more that could follow. */
  | { readonly kind: 'drop'; readonly reason: string }

const HOLDS: Readonly<Record<StockHold, string>> = {
  'not-compared': t`Stock is switched off as a field. Switch it on in the settings of Compare, then it goes.`,
  'never-counted': t`AMS has no count of this variant. Enter an adjustment in AMS, then it goes.`,
  untracked: t`Shopify does not count this variant and sells it without limit. Let Concord switch that on, or do it in the Shopify admin.`,
  'not-stocked': t`Shopify does not stock this variant at the location of the stock. Let Concord stock it there, or do it in the Shopify admin.`,
  'never-agreed': t`AMS and Shopify never agreed on this count. Decide it once in Compare, from then on it follows by itself.`,
  'policy-refused': t`Shopify refused to change whether it sells on at 0, as the Sold-Out Override wants.`,
  decided: t`Shopify’s count was decided for this variant and waits in the Outbox.`,
}

export const CHANGED_IN_SHOPIFY = t`Shopify’s count is not what both sides agreed on. Compare shows it, for a person to decide.`

/**
 * Whether the count of one variant may follow AMS. Only what both sides have once
 * agreed on follows by itself: a first difference is a person's to decide, so that a catalog with wrong
 * counts sells nothing off or out.
 */
export function planEntry(entry: StockEntry, ground: EntryGround | null): PlannedEntry {
  const ours = ground?.ours.variants.find(({ id }) => id === entry.amsVariantId)
  const theirs = ground?.theirs.variants.find(({ id }) => id === ours?.shopifyVariantId)
  if (!ground || !ours) return { kind: 'drop', reason: t`The variant is gone or linked no more.` }
  if (!theirs)
    return { kind: 'drop', reason: t`The variant is linked to none in Shopify any more.` }
  const quantity = availableToPush(ours, theirs.webOrders)
  if (ground.isNotCompared) return held('not-compared')
  if (quantity === null) return held('never-counted')
  // There is no number of Shopify's then that a person could have wanted to keep.
  const isUncounted = !theirs.tracked || theirs.available === null
  if (isUncounted) {
    if (ground.maySwitchOn) return { kind: 'send', ours, theirs }
    return held(theirs.tracked ? 'not-stocked' : 'untracked')
  }
  const agreed = agreedCount(ground, ours.id)
  if (isForAPerson(entry, agreed, { available: theirs.available, quantity })) {
    return { kind: 'drop', reason: CHANGED_IN_SHOPIFY }
  }
  if (!mayFollow(entry, ours, agreed) && theirs.available !== quantity) return held('never-agreed')
  if (ground.isDecided(ours.id)) return held('decided')
  return { kind: 'send', ours, theirs }
}

/** Who takes a variant off sale means it, and who has stock kept elsewhere does. */
export function mayFollow(
  entry: StockEntry,
  ours: AmsVariant,
  agreed: BaseEntry | undefined,
): boolean {
  return agreed !== undefined || entry.isAsked || ours.isSoldOut === true
}

/** Web orders that are counted otherwise are no reason to overwrite what somebody changed in Shopify. */
export function isForAPerson(
  { cause }: StockEntry,
  agreed: BaseEntry | undefined,
  { available, quantity }: { readonly available: number | null; readonly quantity: number },
): boolean {
  const isAgreed = available === quantity || agreed?.value === String(available)
  return cause === 'web-orders' && !isAgreed
}

export function agreedCount({ base }: EntryGround, amsVariantId: string): BaseEntry | undefined {
  return base.find(({ field, variantId }) => field === 'stock' && variantId === amsVariantId)
}

/** The number itself, with the web orders that Shopify has at this moment. */
export function quantityAt(ours: AmsVariant, { webOrders }: Pick<StockLevel, 'webOrders'>): number {
  // What AMS never counted is held before.
  return availableToPush(ours, webOrders) ?? 0
}

export function held(hold: StockHold): Extract<PlannedEntry, { kind: 'hold' }> {
  return { kind: 'hold', hold, reason: HOLDS[hold] }
}
