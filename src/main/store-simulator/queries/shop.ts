import type { RequestContext } from '../endpoint/request-context'
import { toGid } from '../schema/gid'
import { SERVED_VERSION, SUPPORTED_VERSIONS } from '../schema/versions'

/** The shop as plain values; a field that isn't here is not implemented. */
export function shopAnswer({ store }: RequestContext): Record<string, unknown> {
  const { shop } = store
  return {
    __typename: 'Shop',
    id: toGid('Shop', shop.id),
    name: shop.name,
    myshopifyDomain: shop.myshopifyDomain,
    url: `https://${shop.myshopifyDomain}`,
    currencyCode: shop.currencyCode,
    ianaTimezone: shop.ianaTimezone,
    plan: {
      publicDisplayName: shop.plan,
      displayName: shop.plan,
      partnerDevelopment: shop.plan === 'Development',
      shopifyPlus: shop.plan === 'Plus',
    },
    resourceLimits: {
      maxProductVariants: 2048,
      maxProductOptions: 3,
      locationLimit: 10,
      redirectLimitReached: false,
    },
  }
}

export function appInstallationAnswer({ grantedScopes }: RequestContext): Record<string, unknown> {
  return {
    id: toGid('AppInstallation', 700_001),
    app: { id: toGid('App', 1_000_001), title: 'Concord', handle: 'concord' },
    accessScopes: [...grantedScopes].sort().map((handle) => ({ handle, description: handle })),
  }
}

export function apiVersionsAnswer(): Record<string, unknown>[] {
  const versions = SUPPORTED_VERSIONS.map((handle) => ({
    handle,
    displayName: handle === SERVED_VERSION ? `${handle} (Latest)` : handle,
    supported: true,
  }))
  return [...versions, { handle: 'unstable', displayName: 'unstable', supported: false }]
}
