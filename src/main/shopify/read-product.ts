import { assembleShopProduct } from '@shared/catalog/assemble-shop-product'
import type { ShopProduct, ShopVariant } from '@shared/catalog/product'
import { inGroups } from '@shared/in-groups'
import type { ProductParts } from '../engine/ports'
import type { AdminClient } from './admin-client'
import { customId } from './ams-id'
import { productNumber } from './gid'
import {
  type ListPage,
  largeProduct,
  type MediumData,
  type PagedVariantData,
  type ProductData,
  product,
  productByAmsId,
  productParts,
  products,
  type StockRead,
  type WritableHeadData,
} from './operations'
import type { Sending } from './sending'
import { imageIdOf, picturesOf, toShopVariant, toWritableHead } from './to-catalog'
import { readChildren } from './whole-product'

/** The product as it is now with all its variants and pictures; null when there is none. */
export async function readProduct(
  client: AdminClient,
  stock: StockRead | null,
  id: string,
  from?: Sending['from'],
): Promise<ShopProduct | null> {
  const answer = await client.query(product(stock), { id }, undefined, from)
  if (answer.product === null || isWhole(answer.product)) return wholeOrNull(answer.product, stock)
  return readLargeProduct(client, stock, id, from)
}

/** The same of a product that is known to have more than comes with a first page: by one request. */
export async function readLargeProduct(
  client: AdminClient,
  stock: StockRead | null,
  id: string,
  from?: Sending['from'],
): Promise<ShopProduct | null> {
  const answer = await client.query(largeProduct(stock), { id }, undefined, from)
  const data = answer.product
  // Everything fits today; if Shopify ever lets a product have more, that comes by further pages.
  const children = data && (await readChildren(client, stock, data))
  return children && whole(data, { nodes: children.variants }, { nodes: children.media }, stock)
}

/** Shopify takes this many ids in one argument (shopify.dev/docs/api/usage/limits). */
export const IDS_AT_ONCE = 250

/** The head of a product and some of its variants as they are now, side by side where they are many. */
export async function readParts(
  client: AdminClient,
  stock: StockRead | null,
  { id, variantIds }: { readonly id: string; readonly variantIds: readonly string[] },
  from?: Sending['from'],
): Promise<ProductParts | null> {
  // The head is asked for also where no variant is.
  const [first = [], ...more] = inGroups(variantIds, IDS_AT_ONCE)
  const operation = productParts(stock)
  const answers = await Promise.all(
    [first, ...more].map((group) =>
      client.query(operation, { id, variantIds: group }, undefined, from),
    ),
  )
  const head = answers[0]?.product
  if (!head || answers.some(({ product }) => product === null)) return null
  const variants = answers.flatMap(({ nodes }) => nodes.filter((node) => node !== null))
  return {
    head: { ...toWritableHead(head), ...locationOf(stock) },
    variantsCounted: head.variantsCount?.count ?? 0,
    variants: assembleShopProduct(
      { ...toWritableHead(head), images: [] },
      variants.map(toWholeVariant),
    ).variants,
  }
}

/**
 * Several products as they are at one moment, by id; null for one that is gone. One with more variants
 * or media than come with the first page is left out: it is read alone.
 */
export async function readProducts(
  client: AdminClient,
  stock: StockRead | null,
  ids: readonly string[],
  from?: Sending['from'],
): Promise<ReadonlyMap<string, ShopProduct | null>> {
  const found = new Map<string, ShopProduct | null>()
  const wanted = ids.filter((id) => productNumber(id) !== null)
  if (wanted.length === 0) return found
  const variables = { ids: wanted }
  const { nodes } = await client.query(products(stock), variables, undefined, from)
  for (const [index, id] of wanted.entries()) {
    const node = nodes[index]
    if (node === null) found.set(id, null)
    else if (node?.id === id && isWhole(node)) found.set(id, wholeOrNull(node, stock))
  }
  return found
}

function isWhole({ variants, media }: ProductData): boolean {
  return !variants.pageInfo.hasNextPage && !media.pageInfo.hasNextPage
}

/** The product that carries this AMS id; null when there is none. */
export async function findByAmsId(
  client: AdminClient,
  stock: StockRead | null,
  amsProductId: string,
): Promise<ShopProduct | null> {
  const identifier = { customId: customId(amsProductId) }
  const answer = await client.query(productByAmsId(stock), { identifier })
  const found = answer.productByIdentifier
  if (found === null || isWhole(found)) return wholeOrNull(found, stock)
  return readLargeProduct(client, stock, found.id)
}

function wholeOrNull(data: ProductData | null, stock: StockRead | null): ShopProduct | null {
  return data && whole(data, data.variants, data.media, stock)
}

function whole(
  head: WritableHeadData,
  variants: Pick<ListPage<PagedVariantData>, 'nodes'>,
  media: Pick<ListPage<MediumData>, 'nodes'>,
  stock: StockRead | null,
): ShopProduct {
  return assembleShopProduct(
    {
      ...toWritableHead(head),
      images: picturesOf(media.nodes),
      ...locationOf(stock),
    },
    variants.nodes.map(toWholeVariant),
  )
}

/** Where its stock was read; nothing where it could not be. */
function locationOf(stock: StockRead | null): Pick<ShopProduct, 'stockLocationId'> {
  return stock === null ? {} : { stockLocationId: stock.locationId }
}

function toWholeVariant(variant: PagedVariantData): ShopVariant {
  return { available: null, ...toShopVariant(variant), imageId: imageIdOf(variant) }
}
