import { assembleShopProduct } from '@shared/catalog/assemble-shop-product'
import type { ShopProduct } from '@shared/catalog/product'
import type { AdminClient } from './admin-client'
import { customId } from './ams-id'
import { type ProductData, product, productByAmsId } from './operations'
import { imageIdOf, picturesOf, toShopHead, toShopVariant } from './to-catalog'
import { readChildren } from './whole-product'

/** The product as it is now with all its variants and pictures; null when there is none. */
export async function readProduct(
  client: AdminClient,
  locationId: string | null,
  id: string,
): Promise<ShopProduct | null> {
  return assembled(client, locationId, (await client.query(product(locationId), { id })).product)
}

/** The product that carries this AMS id; null when there is none. */
export async function findByAmsId(
  client: AdminClient,
  locationId: string | null,
  amsProductId: string,
): Promise<ShopProduct | null> {
  const identifier = { customId: customId(amsProductId) }
  const answer = await client.query(productByAmsId(locationId), { identifier })
  return assembled(client, locationId, answer.productByIdentifier)
}

async function assembled(
  client: AdminClient,
  locationId: string | null,
  data: ProductData | null,
): Promise<ShopProduct | null> {
  const children = data && (await readChildren(client, locationId, data))
  if (!children) return null
  return assembleShopProduct(
    { ...toShopHead(data), images: picturesOf(children.media) },
    children.variants.map((variant) => ({
      ...toShopVariant(variant),
      imageId: imageIdOf(variant),
    })),
  )
}
