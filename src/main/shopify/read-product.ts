import { assembleShopProduct } from '@shared/catalog/assemble-shop-product'
import type { ShopProduct } from '@shared/catalog/product'
import type { AdminClient, Sending } from './admin-client'
import { customId } from './ams-id'
import { productNumber } from './gid'
import {
  type ListPage,
  type MediumData,
  type PagedVariantData,
  type ProductData,
  type ProductHeadData,
  product,
  productByAmsId,
  products,
} from './operations'
import { imageIdOf, picturesOf, toShopHead, toShopVariant } from './to-catalog'
import { readChildren } from './whole-product'

/** The product as it is now with all its variants and pictures; null when there is none. */
export async function readProduct(
  client: AdminClient,
  locationId: string | null,
  id: string,
  from?: Sending['from'],
): Promise<ShopProduct | null> {
  const answer = await client.query(product(locationId), { id }, undefined, from)
  return assembled(client, locationId, answer.product)
}

/**
 * Several products as they are at one moment, by id; null for one that is gone. One with more variants
 * or media than come with the first page is left out: it is read alone.
 */
export async function readProducts(
  client: AdminClient,
  locationId: string | null,
  ids: readonly string[],
  from?: Sending['from'],
): Promise<ReadonlyMap<string, ShopProduct | null>> {
  const found = new Map<string, ShopProduct | null>()
  const wanted = ids.filter((id) => productNumber(id) !== null)
  if (wanted.length === 0) return found
  const variables = { ids: wanted }
  const { nodes } = await client.query(products(locationId), variables, undefined, from)
  for (const [index, id] of wanted.entries()) {
    const node = nodes[index]
    if (node === null) found.set(id, null)
    else if (node?.id === id && isWhole(node))
      found.set(id, whole(node, node.variants, node.media, locationId))
  }
  return found
}

function isWhole({ variants, media }: ProductData): boolean {
  return !variants.pageInfo.hasNextPage && !media.pageInfo.hasNextPage
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
  return (
    children && whole(data, { nodes: children.variants }, { nodes: children.media }, locationId)
  )
}

function whole(
  head: ProductHeadData,
  variants: Pick<ListPage<PagedVariantData>, 'nodes'>,
  media: Pick<ListPage<MediumData>, 'nodes'>,
  locationId: string | null,
): ShopProduct {
  return assembleShopProduct(
    {
      ...toShopHead(head),
      images: picturesOf(media.nodes),
      ...(locationId === null ? {} : { stockLocationId: locationId }),
    },
    variants.nodes.map((variant) => ({
      available: null,
      ...toShopVariant(variant),
      imageId: imageIdOf(variant),
    })),
  )
}
