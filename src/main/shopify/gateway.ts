import { assembleShopProduct } from '@shared/catalog/assemble-shop-product'
import type { ShopProduct } from '@shared/catalog/product'
import type { Clock, Scheduler, ShopifyGateway } from '../engine/ports'
import { API_VERSION } from './address'
import { AdminClient, type Credential } from './admin-client'
import { customId, ensureAmsIdDefinition } from './ams-id'
import {
  type ProductHeadData,
  product,
  productByAmsId,
  shopFacts,
  type VariantData,
} from './operations'
import { pullCatalog } from './pull-catalog'
import type { SendHttp } from './send-http'
import { toShopHead, toShopVariant } from './to-catalog'
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
      if (locationId === undefined) await facts(pull.signal)
      return pullCatalog(client, options.scheduler, locationId ?? null, pull)
    },
    readProduct: (id) =>
      readAllVariants(async (after) => (await client.query(product, { id, after })).product),
    async findByAmsId(amsProductId) {
      await defineAmsId()
      const identifier = { customId: customId(amsProductId) }
      return readAllVariants(
        async (after) =>
          (await client.query(productByAmsId, { identifier, after })).productByIdentifier,
      )
    },
    write: (write, notAfter) => writeProduct(client, write, notAfter),
    readyForProduct: () => client.whenFree(PRODUCT_POINTS),
    points: () => client.points(),
    waitingUntil: () => client.waitingUntil(),
    sent: () => client.sent(),
  }
}

/** Reading a product and writing it in every way at once costs less. */
const PRODUCT_POINTS = 150

type ProductPage = ProductHeadData & {
  variants: {
    nodes: VariantData[]
    pageInfo: { hasNextPage: boolean; endCursor: string | null }
  }
}

/** One product with all its variants, however many pages they take. */
async function readAllVariants(
  readPage: (after: string | null) => Promise<ProductPage | null>,
): Promise<ShopProduct | null> {
  const first = await readPage(null)
  if (!first) return null
  const variants = first.variants.nodes.map(toShopVariant)
  let { hasNextPage, endCursor } = first.variants.pageInfo
  while (hasNextPage) {
    const page = await readPage(endCursor)
    if (!page) return null
    variants.push(...page.variants.nodes.map(toShopVariant))
    ;({ hasNextPage, endCursor } = page.variants.pageInfo)
  }
  return assembleShopProduct(toShopHead(first), variants)
}
