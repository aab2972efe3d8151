/** The Admin API version that Concord is written against (shopify.dev/docs/api/usage/versioning). */
export const API_VERSION = '2026-10'

export function graphqlUrl(storeUrl: string): string {
  return `${storeUrl.replace(/\/+$/, '')}/admin/api/${API_VERSION}/graphql.json`
}

/** The address a person recognises: `fernhill-workshop.myshopify.com`, or host and port of a local store. */
export function shownAddress(storeUrl: string): string {
  return new URL(storeUrl).host
}
