import { bareAddress, LONGEST_ADDRESS, LOOPBACK, toUrl } from './typed-address'

/** Where a store answers: `origin` is what requests are sent to, `host` what a person recognises. */
export type ShopAddress = { readonly origin: string; readonly host: string }

/**
 * Why an address was not taken. `empty` · `custom-domain`: a shop's own domain, which has no API ·
 * `look-alike`: `myshopify.com` stands in it without being its end · `not-secure`: http to anything but this
 * computer · `not-a-shop`: no address of a shop.
 */
export type AddressRefusal = 'empty' | 'custom-domain' | 'look-alike' | 'not-secure' | 'not-a-shop'

export type ReadAddress =
  | { readonly ok: true; readonly address: ShopAddress }
  | { readonly ok: false; readonly why: AddressRefusal }

const DOMAIN = 'myshopify.com'
const ADMIN = 'admin.shopify.com'
/** First a letter or digit, then letters, digits, `-` or `_` (Shopify's own validator of shop domains). */
const SHOP = /^[a-z0-9][a-z0-9_-]*$/

/**
 * The address of a shop in whatever form a person has it: its name, its domain, a page of it, a page of
 * Shopify's admin; with or without scheme, path, upper case, quotes. Everything else is refused, so that a
 * credential can't go to another host. Plain http is taken for this computer alone: that is where the store
 * simulator answers.
 */
export function readShopAddress(typed: string): ReadAddress {
  const text = bareAddress(typed)
  if (text === '') return refused('empty')
  if (text.length > LONGEST_ADDRESS) return refused('not-a-shop')
  if (SHOP.test(text.toLowerCase()) && !LOOPBACK.has(text.toLowerCase())) {
    return shop(text.toLowerCase())
  }
  const url = toUrl(text)
  if (!url || url.username !== '' || url.password !== '') return refused('not-a-shop')
  if (LOOPBACK.has(url.hostname)) {
    return /^https?:$/.test(url.protocol) ? taken(url.origin, url.host) : refused('not-secure')
  }
  if (url.protocol !== 'https:') {
    // The shop's own pages are opened over https whatever a person copied.
    return url.protocol === 'http:' && isShopHost(url.hostname)
      ? ofHost(url)
      : refused('not-secure')
  }
  return ofHost(url)
}

/** Whether a host is a shop's own under Shopify's domain, in lower case. */
export function isShopHost(host: string): boolean {
  return host.endsWith(`.${DOMAIN}`) && SHOP.test(host.slice(0, -(DOMAIN.length + 1)))
}

function ofHost(url: URL): ReadAddress {
  if (url.port !== '') return refused('not-a-shop')
  if (url.hostname === ADMIN) {
    const name = /^\/store\/([^/]+)/.exec(url.pathname)?.[1]?.toLowerCase()
    return name !== undefined && SHOP.test(name) ? shop(name) : refused('not-a-shop')
  }
  if (isShopHost(url.hostname)) return shop(url.hostname.slice(0, -(DOMAIN.length + 1)))
  return refused(url.hostname.includes('myshopify') ? 'look-alike' : 'custom-domain')
}

function shop(name: string): ReadAddress {
  const host = `${name}.${DOMAIN}`
  return taken(`https://${host}`, host)
}

function taken(origin: string, host: string): ReadAddress {
  return { ok: true, address: { origin, host } }
}

function refused(why: AddressRefusal): ReadAddress {
  return { ok: false, why }
}
