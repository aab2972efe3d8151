import type { AmsProduct, ShopProduct } from '@shared/catalog/product'
import type { Choice } from '@shared/contract/review'
import { t, timesLocale } from '@shared/words/words'
import type { VariantMatch } from '../matching'
import { changeForAms, changeForShopify, type OptionChange, valuesOf } from '../options'

export type OptionChoices = {
  readonly choices: readonly Choice[]
  /** Choices that may be suggested: one that takes an option away is a person's own. */
  readonly suggestible: readonly Choice[]
  readonly note: string
}

/** What can be decided about options whose number or order differs, and what each choice does. */
export function optionChoices(
  ours: AmsProduct,
  theirs: ShopProduct,
  linked: readonly VariantMatch[],
): OptionChoices {
  const pair = { ours, theirs, linked }
  const toShopify = changeForShopify(pair)
  const toAms = changeForAms(pair)
  const sides = [
    { choice: 'ours', change: toShopify, side: 'Shopify', here: theirs, there: ours },
    { choice: 'theirs', change: toAms, side: 'AMS', here: ours, there: theirs },
  ] as const
  const possible = sides.filter(({ change }) => change.kind === 'possible')
  const whyNot = sides.flatMap(({ change }) => (change.kind === 'impossible' ? [change.why] : []))
  return {
    choices: possible.map(({ choice }) => choice),
    suggestible: possible.flatMap(({ choice, change }) =>
      change.kind === 'possible' && change.removed.length === 0 ? [choice] : [],
    ),
    note: [
      ...possible.flatMap(({ change, side, here, there }) =>
        change.kind === 'possible' ? [wordsOf(change, side, here, there)] : [],
      ),
      ...new Set(whyNot),
    ].join(' '),
  }
}

type Variants = Pick<AmsProduct, 'optionNames'> & {
  readonly variants: readonly { readonly optionValues: readonly string[] }[]
}

const LIST = new Intl.ListFormat(timesLocale(), { type: 'conjunction' })

/** "Use AMS: Shopify gets the option Finish (Oiled, Waxed)." */
function wordsOf(
  { added, removed }: OptionChange,
  side: 'AMS' | 'Shopify',
  here: Variants,
  there: Variants,
): string {
  const named = (of: Variants) => (at: number) =>
    `${of.optionNames[at] ?? ''} (${valuesOf(of.variants, at).slice(0, 4).join(', ')})`
  const gets = LIST.format(added.map(named(there)))
  const loses = LIST.format(removed.map(named(here)))
  const use = side === 'Shopify' ? 'AMS' : 'Shopify'
  if (gets !== '' && loses !== '')
    return t`Use ${use}: ${side} gets the option ${gets}, loses the option ${loses}. Variants keep their ids.`
  if (gets !== '') return t`Use ${use}: ${side} gets the option ${gets}. Variants keep their ids.`
  if (loses !== '')
    return t`Use ${use}: ${side} loses the option ${loses}. Variants keep their ids.`
  return t`Use ${use}: ${side} gets the options in the other order. Variants keep their ids.`
}
