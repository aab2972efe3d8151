import type { ShopifyGateway } from '../engine/ports'
import { API_VERSION } from './address'
import { AdminClient, type AdminClientOptions } from './admin-client'
import { ensureAmsIdDefinition } from './ams-id'
import { bulkMutations } from './bulk-mutation'
import { findExisting } from './existing-products'
import { awaitMedia, PictureProgress, type PictureTools } from './images'
import { activeLocations, type StockRead, shopFacts } from './operations'
import { productAccess, setAsideFor } from './points-share'
import { pullCatalog } from './pull-catalog'
import { pullChanges } from './pull-changes'
import { findByAmsId } from './read-product'
import { setupAccess } from './setup-access'
import { stockAccess } from './stock-levels'
import { proveLocationStayed, stockLocationOf } from './stock-location'

export type GatewayOptions = AdminClientOptions & {
  /** Whether AMS has units of unshipped web orders still on hand, so that these are read along. Else not. */
  readonly amsCountsWebOrders?: () => boolean
  /** UTC milliseconds at which the token in use ends; null, or absent: it does not. */
  readonly tokenEndsAt?: () => number | null
  /** Bytes of a picture by its SHA-256, proven to be those; null where they are not on this computer. Else none are. */
  readonly imageBytes?: PictureTools['imageBytes']
}

/** Shopify's Admin API behind the engine's port. */
export function shopifyGateway(options: GatewayOptions): ShopifyGateway {
  const client = new AdminClient(options)
  /** Where stock is read; null: nowhere, because its location can't be used. */
  let locationId: string | null | undefined
  const hasWebOrders = (): boolean => options.amsCountsWebOrders?.() ?? false
  let amsIdIsDefined: Promise<void> | null = null

  /** Once, however many creations ask at the same time; again after it failed. */
  const defineAmsId = (): Promise<void> => {
    amsIdIsDefined ??= ensureAmsIdDefinition(client).catch((error: unknown) => {
      amsIdIsDefined = null
      throw error
    })
    return amsIdIsDefined
  }

  const facts = async (keptId: string | null, signal?: AbortSignal) => {
    // A person waits for it: it tests the connection, or begins what was just started.
    const data = await client.query(shopFacts(keptId), {}, signal, 'screen')
    const stockLocation = stockLocationOf(keptId, data)
    locationId = stockLocation?.isUsable ? stockLocation.id : null
    return { ...data, stockLocation }
  }

  const stockToRead = async (signal?: AbortSignal): Promise<StockRead | null> => {
    if (locationId === undefined) await facts(null, signal)
    return locationId == null ? null : { locationId, hasWebOrders: hasWebOrders() }
  }

  const progress = new PictureProgress()
  const tools: PictureTools = {
    scheduler: options.scheduler,
    progress,
    imageBytes: options.imageBytes ?? (() => Promise.resolve(null)),
  }
  const products = productAccess(client, stockToRead, tools)

  return {
    async checkConnection(keptLocationId, signal) {
      const { shop, currentAppInstallation, stockLocation } = await facts(keptLocationId, signal)
      return {
        shopId: shop.id,
        shopName: shop.name,
        address: client.address(),
        apiVersion: client.servedVersion() ?? API_VERSION,
        currencyCode: shop.currencyCode,
        scopes: currentAppInstallation.accessScopes.map(({ handle }) => handle),
        stockLocation,
      }
    },
    async locations(signal) {
      const { locations } = await client.query(activeLocations, {}, signal, 'screen')
      return locations.nodes
        .filter(({ isActive }) => isActive)
        .map(({ id, name, fulfillsOnlineOrders }) => ({ id, name, fulfillsOnlineOrders }))
    },
    async pullCatalog(pull) {
      const stock = await stockToRead(pull.signal)
      const proof = await pullCatalog(client, options.scheduler, stock, pull)
      await proveLocationStayed(client, stock, pull.signal)
      return proof
    },
    async pullChanges(pull) {
      const stock = await stockToRead(pull.signal)
      const changes = await pullChanges(client, stock, pull)
      await proveLocationStayed(client, stock, pull.signal)
      return changes
    },
    stockLocation: async () => (await stockToRead())?.locationId ?? null,
    existing: (ids, signal) => findExisting(client, ids, signal),
    readProduct: products.readProduct,
    write: products.write,
    async picturesReady(mediaIds) {
      await awaitMedia(client, mediaIds, tools)
    },
    setAside: (need, signal) => setAsideFor(client, stockToRead, tools, need, signal),
    async findByAmsId(amsProductId) {
      await defineAmsId()
      return findByAmsId(client, await stockToRead(), amsProductId)
    },
    onAnswer: (listener) => client.onAnswer(listener),
    setup: setupAccess(client, options.tokenEndsAt ?? (() => null)),
    stock: stockAccess(client, hasWebOrders),
    bulk: bulkMutations(client),
    points: () => client.points(),
    waitingUntil: () => client.waitingUntil(),
    pictures: () => progress.underWay,
    onPictures: (listener) => progress.listen(listener),
    sent: () => client.sent(),
  }
}
