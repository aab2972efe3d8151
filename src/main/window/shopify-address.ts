import { isShopHost } from '@shared/connecting/shop-address'

/** Shopify's own admin. */
const ADMIN_HOST = 'admin.shopify.com'

/**
 * Whether an address may be handed to the system's browser: https, one of Shopify's own hosts, no
 * port and no user name before the host, which could make another one look like Shopify's.
 */
export function isShopifyAddress(text: string): boolean {
  let url: URL
  try {
    url = new URL(text)
  } catch {
    // Not an address at all.
    return false
  }
  const { protocol, hostname, port, username, password } = url
  if (protocol !== 'https:' || port !== '' || username !== '' || password !== '') return false
  return hostname === ADMIN_HOST || isShopHost(hostname)
}
