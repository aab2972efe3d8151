import type { AmsVariant, ShopVariant } from '@shared/catalog/product'
import type { Deletion } from '@shared/contract/review'
import { isDeletion } from '../planning'
import type { OutboxEntry, StateStore } from '../ports'

/** What a person sees of a variant before it is deleted, and what must not have changed since. */
type Facts = Pick<Deletion, 'sku' | 'variantLabel' | 'price' | 'stock'>

export function factsOfShop({ sku, optionValues, price, tracked, available }: ShopVariant): Facts {
  return {
    sku,
    variantLabel: optionValues.join(', '),
    price,
    stock: tracked ? available : null,
  }
}

export function factsOfAms({ sku, optionValues, retailPrice, onHand }: AmsVariant): Facts {
  return { sku, variantLabel: optionValues.join(', '), price: retailPrice, stock: onHand }
}

/** Both sides as they were last read. */
type Catalogs = {
  readonly ams: Pick<StateStore['ams'], 'product'>
  readonly shop: Pick<StateStore['shop'], 'product'>
}

/** Every variant that a push of everything that waits would delete, as both sides were last read. */
export function listDeletions({ ams, shop }: Catalogs, waiting: readonly OutboxEntry[]) {
  return waiting.filter(isDeletion).map((entry): Deletion => {
    const { id, choice, productName } = entry
    const variant =
      choice === 'ours'
        ? shop
            .product(entry.shopifyProductId ?? '')
            ?.variants.filter((candidate) => candidate.id === entry.shopifyVariantId)
            .map(factsOfShop)[0]
        : ams
            .product(entry.amsProductId ?? '')
            ?.variants.filter((candidate) => candidate.id === entry.amsVariantId)
            .map(factsOfAms)[0]
    const gone = { sku: '', variantLabel: 'gone by now', price: null, stock: null }
    const side = choice === 'ours' ? 'shopify' : 'ams'
    return { entry: id, side, productName, ...(variant ?? gone) }
  })
}
