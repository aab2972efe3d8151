import type { AmsProduct, AmsVariant, ShopProduct, ShopVariant } from '@shared/catalog/product'
import type { Choice } from '@shared/contract/review'
import { t } from '@shared/words/words'
import { sameValue } from '../fields'
import type { VariantMatches } from '../matching'
import { haveOptionsMoved, lacksValues } from '../options'
import { type Difference, differenceKey, headOfPair } from './difference'

/**
 * Rows for variants of a linked pair that only one side has. Each can be made on the other side, or taken
 * away where it is; the latter is a person's own and never suggested.
 */
export function variantRows(
  { onlyOurs, onlyTheirs }: Pick<VariantMatches, 'onlyOurs' | 'onlyTheirs'>,
  ours: AmsProduct,
  theirs: ShopProduct,
): Difference[] {
  return [
    ...onlyOurs.map((variant) => ourVariantRow(variant, ours, theirs, onlyTheirs)),
    ...onlyTheirs.map((variant) => theirVariantRow(variant, ours, theirs, onlyOurs)),
  ]
}

const CAN_NOT_BE_TAKEN = t`Only one side has this variant, and it can not be taken over while the options of the two sides differ or the product has none. Settle the option names first.`

const VALUES_ARE_THERE = t`Shopify has a variant with these option values, which is linked to another variant of AMS or can not be told apart. Change the SKUs or option values so that they say which is which, then compare again.`

const VALUES_LACK = t`This variant is only in AMS, and has no value for one of the options, without which Shopify takes none. Enter it in AMS, then compare again.`

const PRICE_LACKS = t`This variant is only in AMS, and has no price there. Shopify would sell it for 0.00, so it is not created. Enter its price in AMS, then compare again.`

const MAY_BE_THE_SAME = t`The other side has a variant with the same SKU or option values that could not be told apart from it, so it can not be deleted here.`

const LAST_ONE = t`A product keeps at least one variant, so the last one can not be deleted.`

function ourVariantRow(
  variant: AmsVariant,
  ours: AmsProduct,
  theirs: ShopProduct,
  others: readonly ShopVariant[],
): Difference {
  const isThere = theirs.variants.some(({ optionValues }) =>
    sameValue('list', optionValues, variant.optionValues),
  )
  const lacks = lacksValues(variant.optionValues, ours.optionNames)
  const lacksPrice = variant.retailPrice === null
  const canBeMade = !isThere && !lacks && !lacksPrice && canTakeVariant(ours, theirs)
  const keep = whyKept(variant, ours.variants.length, others)
  return {
    ...headOfPair(ours, theirs),
    ...aboutVariant(variant),
    key: differenceKey(ours.id, variant.id, 'variant'),
    group: canBeMade ? 'only-ams' : 'needs-person',
    amsVariantId: variant.id,
    shopifyVariantId: null,
    ours: nameOf(variant),
    theirs: null,
    suggestion: canBeMade ? 'ours' : null,
    choices: choicesOf(canBeMade && 'ours', keep === null && 'theirs'),
    note: [whyNotMade({ isThere, lacks, lacksPrice, canBeMade }), ...(keep ?? [])].join(' '),
    rowOrder: 9_000_000,
  }
}

function whyNotMade(is: {
  readonly isThere: boolean
  readonly lacks: boolean
  readonly lacksPrice: boolean
  readonly canBeMade: boolean
}): string {
  if (is.canBeMade) return t`This variant is only in AMS.`
  if (is.isThere) return VALUES_ARE_THERE
  if (is.lacks) return VALUES_LACK
  return is.lacksPrice ? PRICE_LACKS : CAN_NOT_BE_TAKEN
}

function theirVariantRow(
  variant: ShopVariant,
  ours: AmsProduct,
  theirs: ShopProduct,
  others: readonly AmsVariant[],
): Difference {
  const canBeMade = canTakeVariant(ours, theirs)
  const keep = whyKept(variant, theirs.variants.length, others)
  return {
    ...headOfPair(ours, theirs),
    ...aboutVariant(variant),
    key: differenceKey(ours.id, variant.id, 'variant'),
    group: canBeMade ? 'only-shopify' : 'needs-person',
    amsVariantId: '',
    shopifyVariantId: variant.id,
    ours: null,
    theirs: nameOf(variant),
    suggestion: canBeMade ? 'theirs' : null,
    choices: choicesOf(keep === null && 'ours', canBeMade && 'theirs'),
    note: [
      canBeMade ? t`This variant is only in Shopify.` : CAN_NOT_BE_TAKEN,
      ...(keep ?? []),
    ].join(' '),
    rowOrder: 9_000_001,
  }
}

type AnyVariant = AmsVariant | ShopVariant

function aboutVariant(variant: AnyVariant) {
  return {
    kind: 'variant',
    matchResult: 'linked',
    field: null,
    sku: variant.sku,
    variantLabel: variant.optionValues.join(', '),
    base: undefined,
    baseAgreedAt: null,
    changedBy: null,
    nuance: null,
    suggestedBy: null,
    candidates: [],
  } as const
}

function nameOf(variant: AnyVariant): string {
  return variant.optionValues.join(', ') || variant.sku || variant.id
}

function choicesOf(ours: Choice | false, theirs: Choice | false): Choice[] {
  return [ours, theirs].filter((choice) => choice !== false)
}

/** A variant is told apart by its option values; a product without options has one variant only. */
function canTakeVariant(
  { optionNames: ours }: AmsProduct,
  { optionNames: theirs }: ShopProduct,
): boolean {
  return ours.length > 0 && !haveOptionsMoved(ours, theirs)
}

/** Why a variant can't be deleted where it is; null where it can. */
export function whyKept(
  variant: Pick<AnyVariant, 'sku' | 'optionValues'>,
  variantsThere: number,
  unlinkedOthers: readonly Pick<AnyVariant, 'sku' | 'optionValues'>[],
): readonly [string] | null {
  if (variantsThere < 2) return [LAST_ONE]
  const mayBeIt = (other: Pick<AnyVariant, 'sku' | 'optionValues'>): boolean =>
    (variant.sku.trim() !== '' && other.sku === variant.sku) ||
    (variant.optionValues.length > 0 && sameValue('list', other.optionValues, variant.optionValues))
  return unlinkedOthers.some(mayBeIt) ? [MAY_BE_THE_SAME] : null
}
