import {
  LevelRecord,
  type OptionRecord,
  type OptionValueRecord,
  type ProductRecord,
  VariantRecord,
} from '../../state/records'
import type { StoreState } from '../../state/store-state'
import { takeNewVariants } from '../variants/variant-allowance'

/**
 * What the strategy `MANAGE` does to variants: those with a deleted value go, and each new value gets one
 * variant for every combination that the other options have now.
 */
export function manageVariants(
  store: StoreState,
  product: ProductRecord,
  option: OptionRecord,
  change: {
    readonly added: readonly OptionValueRecord[]
    readonly deleted: readonly OptionValueRecord[]
  },
): void {
  const position = product.options.indexOf(option)
  const kept = product.variants.filter(
    (variant) => !change.deleted.some((value) => variant.optionValues[position] === value),
  )
  const models = new Map<string, VariantRecord>()
  for (const variant of product.variants) {
    const others = variant.optionValues.filter((_, index) => index !== position)
    const title = others.map((value) => value.name).join(' / ')
    if (!models.has(title)) models.set(title, variant)
  }
  takeNewVariants(store, change.added.length * models.size)
  const created = change.added.flatMap((value) =>
    [...models.values()].map((model) => {
      const values = model.optionValues.map((own, index) => (index === position ? value : own))
      const variant = new VariantRecord(store.nextId(), product, values, store.now())
      variant.price = model.price
      variant.compareAtPrice = model.compareAtPrice
      variant.tracked = model.tracked
      variant.levels = [new LevelRecord(store.primaryLocation.id, 0, 0, store.now())]
      return variant
    }),
  )
  store.setVariants(product, [...kept, ...created])
}
