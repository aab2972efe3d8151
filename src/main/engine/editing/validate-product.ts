import type { AmsProduct, AmsVariant } from '@shared/catalog/product'
import type { EditProblem } from '@shared/contract/editing'
import { levelOf } from '@shared/fields/editable-fields'
import { AMS_ONLY_KEYS } from '@shared/fields/field-registry'
import { count, t } from '@shared/words/words'
import type { EditChange } from '../ports'
import { readCell } from './cells'
import { picturesProblem } from './edit-pictures'
import {
  amsOnlyProblem,
  descriptionProblem,
  nameProblem,
  priceProblem,
  textProblem,
} from './validate-text'

/** Of Shopify, for one product (shopify.dev/docs/api/admin-graphql, `ResourceLimits`). */
export const MOST_VARIANTS = 2_048
export const MOST_OPTIONS = 3

/**
 * Why an edit is refused: what it made wrong, and what is wrong in the places that it is about. What was wrong
 * elsewhere before, as a file may have brought it, is no reason.
 */
export function refusals(
  before: AmsProduct | null,
  after: AmsProduct,
  changes: readonly EditChange[],
): EditProblem[] {
  const unfit = changes.flatMap((change): EditProblem[] =>
    change.kind === 'cell' && readCell(after, change) !== change.to
      ? [
          {
            field: change.field,
            variantId: change.variantId,
            message: t`This can’t be entered here.`,
          },
        ]
      : [],
  )
  const wrong = problemsOf(after)
  if (wrong.length === 0) return unfit
  const known = new Set((before ? problemsOf(before) : []).map(keyOf))
  const touched = placesOf(changes)
  const made = wrong.filter(
    (problem) => touched.has(placeOf(problem)) || !known.has(keyOf(problem)),
  )
  return [...unfit, ...made]
}

/** Everything that is wrong with a product, by the limits of Shopify and of AMS. */
export function problemsOf(product: AmsProduct): EditProblem[] {
  const problems: EditProblem[] = []
  const say = (field: EditProblem['field'], message: string | null, variantId = ''): void => {
    if (message !== null) problems.push({ field, variantId, message })
  }
  say('name', nameProblem(product.name))
  say('description', descriptionProblem(product.descriptionHtml))
  say('vendor', textProblem(product.vendor))
  say('category', textProblem(product.category))
  say('option-names', optionNamesProblem(product.optionNames))
  say(null, variantCountProblem(product.variants.length))
  say(null, picturesProblem(product))
  for (const key of AMS_ONLY_KEYS) {
    if (levelOf(key) === 'product') say(key, amsOnlyProblem(key, product.amsOnly[key] ?? ''))
  }
  const shared = sharedValues(product)
  for (const variant of product.variants) {
    const { id, sku, retailPrice, amsOnly } = variant
    say('sku', textProblem(sku), id)
    say('retail-price', priceProblem(retailPrice), id)
    say('option-values', valuesProblem(variant, product.optionNames, shared), id)
    for (const [key, value] of Object.entries(amsOnly)) {
      const known = AMS_ONLY_KEYS.find((one) => one === key)
      if (known && levelOf(known) === 'variant') say(known, amsOnlyProblem(known, value), id)
    }
  }
  return problems
}

function variantCountProblem(variants: number): string | null {
  if (variants === 0) return t`A product needs a variant.`
  return variants > MOST_VARIANTS
    ? t`A product has at most ${count(MOST_VARIANTS)} variants; these are ${count(variants)}.`
    : null
}

function optionNamesProblem(names: readonly string[]): string | null {
  if (names.length > MOST_OPTIONS) return t`A product has at most 3 options.`
  if (names.some((name) => name.trim() === '')) return t`Every option needs a name.`
  if (names.some((name) => name.includes(' / '))) return t`The name of an option can’t hold “ / ”.`
  if (new Set(names.map(asShopifySees)).size < names.length)
    return t`Two options have the same name.`
  return names.map((name) => textProblem(name)).find((problem) => problem !== null) ?? null
}

function valuesProblem(
  { optionValues }: AmsVariant,
  names: readonly string[],
  shared: ReadonlySet<string>,
): string | null {
  if (optionValues.length !== names.length || optionValues.some((value) => value.trim() === ''))
    return t`Every option needs a value.`
  if (shared.has(tupleOf(optionValues)))
    return names.length === 0
      ? t`A product without options has one variant only.`
      : t`Another variant has the same option values.`
  return optionValues.map((value) => textProblem(value)).find((problem) => problem !== null) ?? null
}

/** Option values that more than one variant has. */
function sharedValues({ variants }: AmsProduct): ReadonlySet<string> {
  const seen = new Set<string>()
  const shared = new Set<string>()
  for (const { optionValues } of variants) {
    const tuple = tupleOf(optionValues)
    if (seen.has(tuple)) shared.add(tuple)
    seen.add(tuple)
  }
  return shared
}

function tupleOf(values: readonly string[]): string {
  return JSON.stringify(values.map(asShopifySees))
}

/** Names of options and of values are one in Shopify whatever their case. */
function asShopifySees(name: string): string {
  return name.normalize('NFC').trim().toLowerCase()
}

/** Places that changes are about, so that what is wrong there is said. */
function placesOf(changes: readonly EditChange[]): ReadonlySet<string> {
  return new Set(
    changes.flatMap((change) => {
      switch (change.kind) {
        case 'cell':
          return [placeOf(change)]
        case 'options':
          return [
            placeOf({ field: 'option-names', variantId: '' }),
            ...Object.keys(change.to.values).map((variantId) =>
              placeOf({ field: 'option-values', variantId }),
            ),
          ]
        default:
          return []
      }
    }),
  )
}

function placeOf({ field, variantId }: Pick<EditProblem, 'field' | 'variantId'>): string {
  return `${field ?? ''}|${variantId}`
}

function keyOf(problem: EditProblem): string {
  return `${placeOf(problem)}|${problem.message}`
}
