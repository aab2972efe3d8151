import type { AmsProduct, AmsVariant, ShopProduct, ShopVariant } from '@shared/catalog/product'
import type { Deletion } from '@shared/contract/review'
import { t } from '@shared/words/words'
import { isDeletion } from '../planning'
import type { OutboxEntry, StateStore } from '../ports'

/** What a person sees of a variant before it is deleted, and what must not have changed since. */
export type Facts = Pick<Deletion, 'sku' | 'variantLabel' | 'price' | 'stock'>

function factsOfShop({ sku, optionValues, price, tracked, available }: ShopVariant): Facts {
  return {
    sku,
    variantLabel: optionValues.join(', '),
    price,
    stock: tracked ? available : null,
  }
}

function factsOfAms({ sku, optionValues, retailPrice, onHand }: AmsVariant): Facts {
  return { sku, variantLabel: optionValues.join(', '), price: retailPrice, stock: onHand }
}

/** What of the variant that a deletion takes away its side holds; undefined where it is gone. */
export function factsOf(
  { choice, amsVariantId, shopifyVariantId }: OutboxEntry,
  ours: AmsProduct | null,
  theirs: ShopProduct | null,
): Facts | undefined {
  if (choice === 'ours') {
    const variant = theirs?.variants.find(({ id }) => id === shopifyVariantId)
    return variant && factsOfShop(variant)
  }
  const variant = ours?.variants.find(({ id }) => id === amsVariantId)
  return variant && factsOfAms(variant)
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
    const inShopify = choice === 'ours'
    const ours = inShopify ? null : ams.product(entry.amsProductId ?? '')
    const theirs = inShopify ? shop.product(entry.shopifyProductId ?? '') : null
    const gone = { sku: '', variantLabel: t`gone by now`, price: null, stock: null }
    const side = inShopify ? 'shopify' : 'ams'
    return { entry: id, side, productName, ...(factsOf(entry, ours, theirs) ?? gone) }
  })
}
