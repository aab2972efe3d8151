import type { SetupGateway } from '../engine/ports'
import { API_VERSION } from './address'
import type { AdminClient } from './admin-client'
import { grantedScopes, oneProduct, shopId, shopPortrait } from './operations'

/** The Setup Wizard's questions to a store. A person waits for each, so they may use the points kept for that. */
export function setupAccess(client: AdminClient, tokenEndsAt: () => number | null): SetupGateway {
  return {
    async knock(signal) {
      await client.knock(signal)
      return client.address()
    },
    async showToken(signal) {
      await client.query(shopId, {}, signal, 'screen')
      return tokenEndsAt()
    },
    async shop(signal) {
      const { shop } = await client.query(shopPortrait, {}, signal, 'screen')
      return {
        shopId: shop.id,
        shopName: shop.name,
        domain: shop.myshopifyDomain,
        currencyCode: shop.currencyCode,
        plan: shop.plan.publicDisplayName,
        timezone: shop.ianaTimezone,
      }
    },
    async version(signal) {
      await client.query(shopId, {}, signal, 'screen')
      return { asked: API_VERSION, served: client.servedVersion() ?? API_VERSION }
    },
    async scopes(signal) {
      const { currentAppInstallation } = await client.query(grantedScopes, {}, signal, 'screen')
      return currentAppInstallation.accessScopes.map(({ handle }) => handle)
    },
    async oneProduct(signal) {
      const { products, productsCount } = await client.query(oneProduct, {}, signal, 'screen')
      return { title: products.nodes[0]?.title ?? null, products: productsCount?.count ?? 0 }
    },
  }
}
