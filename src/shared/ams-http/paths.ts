/** Where the parts of an AMS server are, below its address. */
export const PATHS = {
  shop: '/v1/shop',
  products: '/v1/products',
  product: (id: string) => `/v1/products/${encodeURIComponent(id)}`,
  movement: (id: string) => `/v1/movements/${encodeURIComponent(id)}`,
  image: (sha256: string) => `/v1/images/${encodeURIComponent(sha256)}`,
} as const

/** A version as an entity tag (RFC 9110, 8.8.3). */
export function toEntityTag(version: string): string {
  return `"${version}"`
}

/** The version in such a tag; null for anything else, a weak one included. */
export function fromEntityTag(tag: string | undefined): string | null {
  return /^"([\x21\x23-\x7e]{1,100})"$/.exec(tag ?? '')?.[1] ?? null
}
