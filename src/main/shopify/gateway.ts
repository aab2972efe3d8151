import type { Clock, Scheduler, ShopifyGateway } from '../engine/ports'
import { API_VERSION } from './address'
import { AdminClient, type Credential } from './admin-client'
import { ensureAmsIdDefinition } from './ams-id'
import { findExisting } from './existing-products'
import { shopFacts } from './operations'
import { pullCatalog } from './pull-catalog'
import { pullChanges } from './pull-changes'
import { findByAmsId, readProduct } from './read-product'
import type { SendHttp } from './send-http'
import { writeProduct } from './write-product'

export type GatewayOptions = {
  readonly storeUrl: string
  readonly credential: () => Credential | null
  readonly http: SendHttp
  readonly clock: Clock
  readonly scheduler: Scheduler
}

/** Shopify's Admin API behind the engine's port. */
export function shopifyGateway(options: GatewayOptions): ShopifyGateway {
  const client = new AdminClient(options)
  let locationId: string | null | undefined
  let amsIdIsDefined = false

  const defineAmsId = async (): Promise<void> => {
    if (amsIdIsDefined) return
    await ensureAmsIdDefinition(client)
    amsIdIsDefined = true
  }

  const facts = async (signal?: AbortSignal) => {
    const data = await client.query(shopFacts, {}, signal)
    locationId = data.locations.nodes[0]?.id ?? null
    return data
  }

  const stockLocation = async (signal?: AbortSignal): Promise<string | null> => {
    if (locationId === undefined) await facts(signal)
    return locationId ?? null
  }

  return {
    async checkConnection(signal) {
      const { shop, currentAppInstallation } = await facts(signal)
      return {
        shopId: shop.id,
        shopName: shop.name,
        address: client.address(),
        apiVersion: API_VERSION,
        currencyCode: shop.currencyCode,
        scopes: currentAppInstallation.accessScopes.map(({ handle }) => handle),
      }
    },
    async pullCatalog(pull) {
      return pullCatalog(client, options.scheduler, await stockLocation(pull.signal), pull)
    },
    async pullChanges(pull) {
      return pullChanges(client, await stockLocation(pull.signal), pull)
    },
    existing: (ids, signal) => findExisting(client, ids, signal),
    readProduct: async (id) => readProduct(client, await stockLocation(), id),
    async findByAmsId(amsProductId) {
      await defineAmsId()
      return findByAmsId(client, await stockLocation(), amsProductId)
    },
    async write(write, notAfter) {
      const location = write.kind === 'set-stock' ? await stockLocation() : null
      return writeProduct(client, location, write, notAfter)
    },
    readyForProduct: () => client.whenFree(PRODUCT_POINTS),
    points: () => client.points(),
    waitingUntil: () => client.waitingUntil(),
    sent: () => client.sent(),
  }
}

/** Reading a product and writing it in every way at once costs less. */
const PRODUCT_POINTS = 150
