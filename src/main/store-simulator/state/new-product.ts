import { DEFAULT_OPTION_NAME, OptionRecord, type ProductRecord } from './records'
import type { StoreState } from './store-state'

/**
 * A product with a new store's defaults (status ACTIVE, vendor the shop's name) and options without values,
 * not yet in the store and still without variants.
 */
export function createProduct(
  store: StoreState,
  title: string,
  handle: string,
  optionNames: readonly string[],
): ProductRecord {
  const product = store.newProduct(title, handle)
  product.vendor = store.shop.name
  const names = optionNames.length === 0 ? [DEFAULT_OPTION_NAME] : optionNames
  product.options = names.map((name) => new OptionRecord(store.nextId(), name, []))
  return product
}
