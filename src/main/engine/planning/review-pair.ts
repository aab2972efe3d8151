import { shopImageLabel } from '@shared/catalog/image-labels'
import { onlySku } from '@shared/catalog/only-sku'
import { type AmsProduct, isShopifyStatus, type ShopProduct } from '@shared/catalog/product'
import type { Choice } from '@shared/contract/review'
import type { Policies } from '@shared/contract/rules'
import {
  type FieldKey,
  type FieldValue,
  fieldByKey,
  syncedFields,
  variantFields,
} from '@shared/fields/field-registry'
import { t } from '@shared/words/words'
import { nuanceOf, sameValue } from '../fields'
import { matchVariants, type VariantMatch } from '../matching'
import { type Agreement, type BaseOf, comparePair, type FieldDifference } from '../merging'
import { haveOptionsMoved, lacksValues } from '../options'
import { type Difference, differenceKey, headOfPair } from './difference'
import { type OptionChoices, optionChoices } from './option-choices'
import { variantRows } from './review-variants'
import { renamed, valueRenames } from './value-renames'

/** The last agreed value of one field; `variantId` is AMS's, "" for a field of the product. */
export type BaseEntry = {
  readonly field: FieldKey
  readonly variantId: string
  readonly value: FieldValue
  readonly agreedAt: string
}

/** By variant, then by field: keys put together of both would be made twice for each field of each pair. */
type ProductBase = ReadonlyMap<string, ReadonlyMap<FieldKey, BaseEntry>>

function baseByPlace(entries: readonly BaseEntry[]): ProductBase {
  const byVariant = new Map<string, Map<FieldKey, BaseEntry>>()
  for (const entry of entries) {
    const fields = byVariant.get(entry.variantId)
    if (fields) fields.set(entry.field, entry)
    else byVariant.set(entry.variantId, new Map([[entry.field, entry]]))
  }
  return byVariant
}

/** What a comparison of one linked pair means for the state: rows to review and what base learns. */
export type PairReview = {
  readonly differences: readonly Difference[]
  readonly agreements: readonly Agreement[]
  readonly variantLinks: readonly VariantMatch[]
  /** Pictures that both sides have: what Concord remembers of a media id from now on. */
  readonly imagesAgreed: readonly { readonly mediaId: string; readonly label: string }[]
}

/** Compares a linked pair, variants matched first, and words every finding as a review row. */
export function reviewPair(
  ours: AmsProduct,
  theirs: ShopProduct,
  agreed: readonly BaseEntry[],
  policies: Policies,
): PairReview {
  const base = baseByPlace(agreed)
  const matches = matchVariants(ours.variants, theirs.variants)
  const baseOf: BaseOf = (field, variantId) => base.get(variantId)?.get(field)?.value
  const compared = comparePair({ ours, theirs, variants: matches.pairs }, baseOf, policies)
  const pairOf = new Map(matches.pairs.map((pair) => [pair.ours.id, pair]))
  const differences = [
    ...compared.differences.map((found) => fieldRow(found, ours, theirs, pairOf, base, policies)),
    ...variantRows(matches, ours, theirs),
  ]
  return {
    differences,
    agreements: compared.agreements,
    variantLinks: matches.pairs,
    imagesAgreed: imagesAgreed(compared.agreements, theirs),
  }
}

function fieldRow(
  found: FieldDifference,
  ours: AmsProduct,
  theirs: ShopProduct,
  pairOf: ReadonlyMap<string, VariantMatch>,
  base: ProductBase,
  policies: Policies,
): Difference {
  const pair = pairOf.get(found.variantId)
  const { choices, suggestible, note } = decidable(found, ours, theirs, pairOf)
  const suggested = suggestionOf(found, policies)
  const suggestion = suggested && suggestible.includes(suggested.choice) ? suggested : null
  return {
    ...headOfPair(ours, theirs),
    key: differenceKey(ours.id, found.variantId, found.field),
    group: suggestion === null ? 'needs-person' : 'differs',
    kind: 'field',
    matchResult: 'linked',
    field: found.field,
    amsVariantId: found.variantId,
    shopifyVariantId: pair?.theirs.id ?? null,
    sku: pair?.ours.sku ?? onlySku(ours),
    variantLabel: pair?.ours.optionValues.join(', ') ?? '',
    ours: found.ours,
    theirs: found.theirs,
    base: found.base,
    baseAgreedAt: base.get(found.variantId)?.get(found.field)?.agreedAt ?? null,
    changedBy: found.changedBy,
    nuance: nuanceIn(found, ours, theirs, pairOf),
    suggestion: suggestion?.choice ?? null,
    suggestedBy: suggestion?.by ?? null,
    choices,
    note,
    candidates: [],
    rowOrder: rowOrderOf(found, ours),
  }
}

/** While the options themselves differ, they are decided first, by their names: the values follow. */
function decidable(
  found: FieldDifference,
  ours: AmsProduct,
  theirs: ShopProduct,
  pairOf: ReadonlyMap<string, VariantMatch>,
): OptionChoices {
  if (isAboutOptions(found) && haveOptionsMoved(ours.optionNames, theirs.optionNames)) {
    return found.field === 'option-names'
      ? optionChoices(ours, theirs, [...pairOf.values()])
      : { choices: [], suggestible: [], note: OPTIONS_FIRST }
  }
  if (hasUnknownStatus(found)) return { choices: [], suggestible: [], note: STATUS_UNKNOWN }
  const choices = choicesOf(found)
  const values = pairOf.get(found.variantId)?.ours.optionValues ?? []
  if (found.field === 'option-values' && lacksValues(values, ours.optionNames)) {
    const left = choices.filter((choice) => choice !== 'ours')
    return { choices: left, suggestible: left, note: VALUES_LACK }
  }
  return { choices, suggestible: choices, note: noteOf(found) }
}

/**
 * Option values are told by the product: a value is renamed where AMS calls it otherwise everywhere.
 * While the options moved, values in the same place are not of the same option.
 */
function nuanceIn(
  found: FieldDifference,
  ours: AmsProduct,
  { optionNames, variants }: ShopProduct,
  pairOf: ReadonlyMap<string, VariantMatch>,
): Difference['nuance'] {
  const nuance = nuanceOf(found.field, found.ours, found.theirs)
  if (isAboutOptions(found) && haveOptionsMoved(ours.optionNames, optionNames)) {
    return found.field === 'option-names' && nuance === 'order' ? nuance : null
  }
  const pair = pairOf.get(found.variantId)
  if (found.field !== 'option-values' || nuance !== null || !pair) return nuance
  const renames = valueRenames([...pairOf.values()], variants)
  const after = renamed(pair.theirs.optionValues, renames)
  return sameValue('list', after, pair.ours.optionValues) ? 'rename' : null
}

const OPTIONS_FIRST = t`The options of the two sides differ in number or order. Decide the option names of this product first; what still differs in the values then comes next.`
const VALUES_LACK = t`AMS has no value for one of the options of this variant, and Shopify takes no variant without one. Enter it in AMS, or take the values of Shopify.`

const OVERSOLD = t`Shopify has sold more than there was, so its count is below 0. AMS can not hold such a count; setting Shopify to the count of AMS makes up for it.`

/** Shopify counts below 0 when it sells on without stock; there is no such number of units in AMS. */
function isOversold(field: FieldKey, theirs: FieldValue): boolean {
  return field === 'stock' && typeof theirs === 'string' && theirs.startsWith('-')
}

const STATUS_UNKNOWN = t`Shopify gives this product a status that this Concord does not know. It is left as it is: AMS can not hold it, and nothing is sent in its place. Update Concord, or change it in Shopify.`

function hasUnknownStatus({ field, theirs }: FieldDifference): boolean {
  return field === 'shopify-status' && typeof theirs === 'string' && !isShopifyStatus(theirs)
}

const BLANK_VENDOR = t`AMS has no vendor. Shopify keeps no product without one and puts the name of the shop in its place, so a blank one can not be sent. Enter a vendor in AMS, or take the one of Shopify.`

/** Shopify replaces a blank vendor by the shop's name (shopify.dev/docs/api/admin-graphql, ProductInput). */
function isBlankVendor(field: FieldKey, ours: FieldValue): boolean {
  return field === 'vendor' && typeof ours === 'string' && ours.trim() === ''
}

function noteOf({ field, ours, theirs }: FieldDifference): string {
  if (isBlankVendor(field, ours)) return BLANK_VENDOR
  if (isOversold(field, theirs)) return OVERSOLD
  return ''
}

/** Agreed pictures, each with the media id that showed it. */
function imagesAgreed(
  agreements: readonly Agreement[],
  theirs: ShopProduct,
): PairReview['imagesAgreed'] {
  if (!agreements.some(({ field }) => field === 'images')) return []
  return theirs.images
    .filter(({ url, rememberedAs }) => url !== null || rememberedAs !== undefined)
    .map((image) => ({ mediaId: image.id, label: shopImageLabel(image) }))
}

/** What one side alone changed is suggested; for the rest a policy may speak. */
function suggestionOf(
  { changedBy, field }: FieldDifference,
  policies: Policies,
): { readonly choice: Choice; readonly by: 'change' | 'policy' } | null {
  if (changedBy === 'ams') return { choice: 'ours', by: 'change' }
  if (changedBy === 'shopify') return { choice: 'theirs', by: 'change' }
  const policy = policies[field]
  return policy === 'ours' || policy === 'theirs' ? { choice: policy, by: 'policy' } : null
}

/** A side that has no value has nothing to give: AMS without a price can't set Shopify's. */
function choicesOf({ field, ours, theirs }: FieldDifference): readonly Choice[] {
  const { directions, kind } = fieldByKey(field)
  const choices: Choice[] = []
  // No picture is what a variant may well have.
  const mayBeNone = kind === 'image'
  if ((ours !== null || mayBeNone) && directions.toShopify && !isBlankVendor(field, ours))
    choices.push('ours')
  if ((theirs !== null || mayBeNone) && directions.toAms && !isOversold(field, theirs))
    choices.push('theirs')
  return choices
}

function isAboutOptions({ field }: FieldDifference): boolean {
  return field === 'option-names' || field === 'option-values'
}

const fieldOrder = new Map(syncedFields.map((field, index) => [field.key, index]))

/** Product fields first, in the registry's order; then variant by variant. */
function rowOrderOf(found: FieldDifference, ours: AmsProduct): number {
  const order = fieldOrder.get(found.field) ?? 0
  if (found.variantId === '') return order
  const position = ours.variants.findIndex((variant) => variant.id === found.variantId)
  return 100 + position * variantFields.length * 10 + order
}
