import { findProduct } from '../../queries/lookup'
import {
  DEFAULT_OPTION_NAME,
  DEFAULT_OPTION_VALUE,
  OptionRecord,
  OptionValueRecord,
  type ProductRecord,
} from '../../state/records'
import type { StoreState } from '../../state/store-state'
import { type UserError, userError } from '../user-error'

/** What the option mutations answer with; a refusal answers the unchanged product. */
export type OptionPayload = {
  readonly product: ProductRecord | null
  readonly userErrors: readonly UserError[]
}

/** The product, or the refusal of one that isn't there. */
export function productFor(
  store: StoreState,
  gid: string,
): ProductRecord | { readonly error: UserError } {
  const product = findProduct(store, gid)
  if (product !== null) return product
  return { error: userError(['productId'], 'Product does not exist', 'PRODUCT_DOES_NOT_EXIST') }
}

/** Every way to take one of each list, the last list turning fastest. */
export function combinations<Item>(lists: readonly (readonly Item[])[]): Item[][] {
  return lists.reduce<Item[][]>(
    (found, list) => found.flatMap((combination) => list.map((item) => [...combination, item])),
    [[]],
  )
}

/** A product whose last option went has the default one again, on its first variant alone. */
export function restoreDefaultOption(store: StoreState, product: ProductRecord): void {
  const value = new OptionValueRecord(store.nextId(), DEFAULT_OPTION_VALUE)
  product.options = [new OptionRecord(store.nextId(), DEFAULT_OPTION_NAME, [value])]
  store.setVariants(product, product.variants.slice(0, 1))
  for (const variant of product.variants) variant.optionValues = [value]
}
