/** The number of a product's gid (`gid://shopify/Product/8001001` has 8001001); null when it is none. */
export function productNumber(gid: string): string | null {
  return /^gid:\/\/shopify\/Product\/(\d+)$/.exec(gid)?.[1] ?? null
}
