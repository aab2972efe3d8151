import type { Options } from '@shared/contract/editing'
import type { ProductDetail } from '@shared/contract/store'

/** An option as it is to be. `was`: its place before; null for a new one, whose value all variants get. */
export type OptionDraft = {
  readonly id: number
  readonly name: string
  readonly was: number | null
  readonly value: string
}

type Variants = Pick<ProductDetail, 'variants'>['variants']

export function optionNamesOf(product: Pick<ProductDetail, 'fields'>): readonly string[] {
  const names = product.fields.find(({ key }) => key === 'option-names')?.ours
  return Array.isArray(names) ? names : []
}

export function draftOf(names: readonly string[]): readonly OptionDraft[] {
  return names.map((name, was) => ({ id: was, name, was, value: '' }))
}

export function optionsNow(names: readonly string[], variants: Variants): Options {
  return {
    names: [...names],
    values: Object.fromEntries(variants.map(({ id, optionValues }) => [id, [...optionValues]])),
  }
}

/** Values go with their option, wherever it stands now. */
export function optionsAfter(draft: readonly OptionDraft[], variants: Variants): Options {
  return {
    names: draft.map(({ name }) => name.trim()),
    values: Object.fromEntries(
      variants.map(({ id, optionValues }) => [
        id,
        draft.map(({ was, value }) => (was === null ? value.trim() : (optionValues[was] ?? ''))),
      ]),
    ),
  }
}

export function moveOption(
  draft: readonly OptionDraft[],
  from: number,
  step: 1 | -1,
): readonly OptionDraft[] {
  const moved = draft[from]
  const to = from + step
  if (!moved || to < 0 || to >= draft.length) return draft
  const others = draft.filter((_, index) => index !== from)
  return [...others.slice(0, to), moved, ...others.slice(to)]
}
