import { z } from 'zod'
import { OptionRecord, OptionValueRecord, type ProductRecord } from '../state/records'
import type { StoreState } from '../state/store-state'
import { EditError } from './edit-error'

/** All options of a product, in another order. */
export const orderOptions = z.strictObject({
  kind: z.literal('order-options'),
  product: z.string().min(1),
  names: z.array(z.string()).min(1),
})

/** One more option; every variant gets its value. */
export const addOption = z.strictObject({
  kind: z.literal('add-option'),
  product: z.string().min(1),
  name: z.string().min(1),
  value: z.string().min(1),
})

export function applyOrderOptions(
  store: StoreState,
  product: ProductRecord,
  { names }: z.infer<typeof orderOptions>,
): void {
  const from = names.map((name) => product.options.findIndex((option) => option.name === name))
  if (new Set(from).size !== product.options.length || from.includes(-1)) {
    throw new EditError(`${names.join(', ')} are not the options of the product`)
  }
  product.options = from.flatMap((place) => product.options[place] ?? [])
  for (const variant of product.variants) {
    variant.optionValues = from.flatMap((place) => variant.optionValues[place] ?? [])
  }
  store.touch(product)
}

export function applyAddOption(
  store: StoreState,
  product: ProductRecord,
  { name, value }: z.infer<typeof addOption>,
): void {
  if (product.options.some((option) => option.name === name)) {
    throw new EditError(`The product has an option ${name}`)
  }
  const record = new OptionValueRecord(store.nextId(), value)
  const option = new OptionRecord(store.nextId(), name, [record])
  const kept = product.hasOnlyDefaultVariant ? [] : product.options
  for (const variant of product.variants) {
    variant.optionValues = [...(kept.length === 0 ? [] : variant.optionValues), record]
  }
  product.options = [...kept, option]
  store.touch(product)
}
