import type { AmsProduct, AmsVariant, ShopProduct, ShopVariant } from '@shared/catalog/product'
import { t } from '@shared/words/words'
import { canonicalValue } from '../fields'
import { matchOptions, type OptionMatch } from './match-options'

/** A linked pair with its variants as they were told apart. */
export type PairOfOptions = {
  readonly ours: Pick<AmsProduct, 'optionNames' | 'variants'>
  readonly theirs: Pick<ShopProduct, 'optionNames' | 'variants'>
  readonly linked: readonly { readonly ours: AmsVariant; readonly theirs: ShopVariant }[]
}

/** What gives one side the options of the other. Places count from 0, in that side's own order. */
export type OptionChange = {
  readonly kind: 'possible'
  /** Options that the side has and keeps: where they are, and where the other side has them. */
  readonly kept: readonly { readonly at: number; readonly to: number }[]
  /** Places of the other side's options that are new here. */
  readonly added: readonly number[]
  /** Places of options that the other side lacks: each has one value, so nothing is told apart by it. */
  readonly removed: readonly number[]
}

export type NoOptionChange = {
  readonly kind: 'impossible'
  /** Why not, and what to do, as sentences. */
  readonly why: string
}

/** Shopify keeps no more (shopify.dev/docs/api/admin-graphql, productOptionsCreate). */
const MOST_OPTIONS = 3

/** What it takes for Shopify to have AMS's options: no variant is lost, made, or made equal to another. */
export function changeForShopify(pair: PairOfOptions): OptionChange | NoOptionChange {
  const { ours, theirs, linked } = pair
  const match = matchOf(pair)
  if (match === null) return impossible(UNCLEAR)
  if (ours.optionNames.length > MOST_OPTIONS) return impossible(TOO_MANY)
  const blank = match.onlyOurs.find(
    (at) =>
      linked.length === 0 || linked.some(({ ours: { optionValues } }) => isBlank(optionValues[at])),
  )
  if (blank !== undefined) {
    const name = ours.optionNames[blank] ?? ''
    return impossible(
      t`Shopify can not get the option ${name}: AMS has no value of it for a variant that Shopify has. Enter the values in AMS, then compare again.`,
    )
  }
  const worded = severalValues(match.onlyTheirs, theirs, 'Shopify')
  if (worded !== null) return impossible(worded)
  return {
    kind: 'possible',
    kept: match.pairs.map((found) => ({ at: found.theirs, to: found.ours })),
    added: match.onlyOurs,
    removed: match.onlyTheirs,
  }
}

/** What it takes for AMS to have Shopify's options. */
export function changeForAms(pair: PairOfOptions): OptionChange | NoOptionChange {
  const { ours, theirs, linked } = pair
  const match = matchOf(pair)
  if (match === null) return impossible(UNCLEAR)
  const isAlone = (variant: AmsVariant): boolean =>
    !linked.some((found) => found.ours.id === variant.id)
  const [first] = match.onlyTheirs
  if (first !== undefined && ours.variants.some(isAlone)) {
    const name = theirs.optionNames[first] ?? ''
    return impossible(
      t`AMS can not take the option ${name}: it has variants that Shopify does not have, and nothing says what their ${name} is. Settle these variants first.`,
    )
  }
  const worded = severalValues(match.onlyOurs, ours, 'AMS')
  if (worded !== null) return impossible(worded)
  return {
    kind: 'possible',
    kept: match.pairs.map((found) => ({ at: found.ours, to: found.theirs })),
    added: match.onlyTheirs,
    removed: match.onlyOurs,
  }
}

/** Values in the order of the other side's options; a new one is told by `added`, by its place there. */
export function movedValues(
  { kept, added }: OptionChange,
  values: readonly string[],
  addedValue: (to: number) => string,
): string[] {
  const moved = Array.from({ length: kept.length + added.length }, () => '')
  for (const { at, to } of kept) moved[to] = values[at] ?? ''
  for (const to of added) moved[to] = addedValue(to)
  return moved
}

/** True for a variant that has no value for one of its product's options: Shopify takes no such variant. */
export function lacksValues(
  optionValues: readonly string[],
  optionNames: readonly string[],
): boolean {
  return optionValues.length !== optionNames.length || optionValues.some(isBlank)
}

/** Distinct values of an option, in the order of the variants; of two spellings of one the first. */
export function valuesOf(
  variants: readonly { readonly optionValues: readonly string[] }[],
  at: number,
): string[] {
  const values = new Map<string, string>()
  for (const { optionValues } of variants) {
    const value = optionValues[at] ?? ''
    const canonical = canonicalValue('text', value)
    if (!values.has(canonical)) values.set(canonical, value)
  }
  return [...values.values()]
}

function matchOf({ ours, theirs, linked }: PairOfOptions): OptionMatch | null {
  return matchOptions({
    ours: ours.optionNames,
    theirs: theirs.optionNames,
    linked: linked.map((found) => ({
      ours: found.ours.optionValues,
      theirs: found.theirs.optionValues,
    })),
  })
}

const UNCLEAR = t`Each side has an option that the other lacks, and nothing tells whether one of them is the other under a new name. Rename it on one side so that the names agree, then compare again.`

const TOO_MANY = t`AMS has more than ${MOST_OPTIONS} options, and Shopify keeps no more than that. Remove some in AMS, then compare again.`

type Variants = {
  readonly optionNames: readonly string[]
  readonly variants: readonly { readonly optionValues: readonly string[] }[]
}

/** An option goes only where all variants have the same value of it: else it tells them apart. */
function severalValues(
  places: readonly number[],
  { optionNames, variants }: Variants,
  side: 'AMS' | 'Shopify',
): string | null {
  for (const at of places) {
    const values = valuesOf(variants, at)
    if (values.length < 2) continue
    const shown = values.slice(0, 3).join(', ')
    const more = values.length > 3 ? ', …' : ''
    return t`${side} can not lose the option ${optionNames[at] ?? ''}: its ${values.length} values (${shown}${more}) tell variants apart. Delete variants until one value is left, or keep the option.`
  }
  return null
}

function isBlank(value: string | undefined): boolean {
  return value === undefined || value.trim() === ''
}

function impossible(why: string): NoOptionChange {
  return { kind: 'impossible', why }
}
