/**
 * What a product is called in the review: by its AMS id, or `shop:<gid>` when only Shopify has it.
 */
export function shopOnlyKey(shopifyProductId: string): string {
  return `shop:${shopifyProductId}`
}

/** Whether a product key names what only Shopify has. */
export function isShopOnlyKey(productKey: string): boolean {
  return productKey.startsWith(shopOnlyKey(''))
}
