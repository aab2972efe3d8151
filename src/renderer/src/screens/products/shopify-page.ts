import type { Connection } from '@shared/contract/store'
import { t } from '@shared/words/words'

export type ShopifyPage =
  | { readonly kind: 'page'; readonly url: string }
  /** Why there is none. */
  | { readonly kind: 'none'; readonly reason: string }

const SHOP_DOMAIN = /^[a-z0-9-]+\.myshopify\.com$/

/** The page of a product in Shopify's admin. A store on this computer has no admin. */
export function shopifyPage(
  connection: Connection | undefined,
  shopifyProductId: string | null,
): ShopifyPage {
  if (shopifyProductId === null) {
    return { kind: 'none', reason: t`It is linked to nothing in Shopify` }
  }
  if (connection?.kind !== 'connected') {
    return { kind: 'none', reason: t`The store has not answered yet` }
  }
  if (!SHOP_DOMAIN.test(connection.address)) {
    return { kind: 'none', reason: t`The sample store has no admin pages` }
  }
  const number = shopifyProductId.slice(shopifyProductId.lastIndexOf('/') + 1)
  return { kind: 'page', url: `https://${connection.address}/admin/products/${number}` }
}
