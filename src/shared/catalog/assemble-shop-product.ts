import type { ShopProduct, ShopVariant } from './product'

/**
 * A Shopify product of its head and its variants as they were served. Shopify gives the variant of a
 * product without options the value `Default Title` (shopify.dev/docs/api/admin-graphql, ProductOption);
 * only the product can tell that this is no value, because a merchant may have an option `Title`.
 */
export function assembleShopProduct(
  head: Omit<ShopProduct, 'variants'>,
  variants: readonly ShopVariant[],
): ShopProduct {
  const hasOptions = head.optionNames.length > 0
  return {
    ...head,
    variants: hasOptions ? variants : variants.map((variant) => ({ ...variant, optionValues: [] })),
  }
}
