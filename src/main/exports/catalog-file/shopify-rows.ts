import { availableToPush } from '@shared/catalog/available-stock'
import type { AmsProduct, AmsVariant, ShopifyStatus } from '@shared/catalog/product'
import type { Cell } from '../table'
import { type NamedPicture, namedPictures, type PictureNames } from './picture-names'

const PLACES = [0, 1, 2] as const
const SEEN_IN_THE_SHOP: ReadonlySet<ShopifyStatus> = new Set(['ACTIVE', 'UNLISTED'])

const OF_PRODUCT = ['Title', 'Body (HTML)', 'Vendor', 'Type', 'Published', 'Status'] as const
const OF_VARIANT = [
  'Variant SKU',
  'Variant Inventory Tracker',
  'Variant Inventory Qty',
  'Variant Inventory Policy',
  'Variant Fulfillment Service',
  'Variant Price',
  'Variant Image',
] as const
const OF_PICTURE = ['Image Src', 'Image Position', 'Image Alt Text'] as const

export const shopifyColumns: readonly string[] = [
  'Handle',
  ...OF_PRODUCT,
  ...PLACES.flatMap((place) => [`Option${place + 1} Name`, `Option${place + 1} Value`]),
  ...OF_VARIANT,
  ...OF_PICTURE,
]

/**
 * The rows of Shopify's product CSV (help.shopify.com, "Using CSV files"): one for each variant, the product's
 * cells on the first, its pictures one a row beside the variants and on rows of their own behind them. Stock is what
 * the web shop may sell, not what is on hand. In the order of `shopifyColumns`.
 */
export function shopifyRows(handle: string, product: AmsProduct, pictures: PictureNames): Cell[][] {
  const named = namedPictures(product.images, pictures)
  const rows = Math.max(product.variants.length, named.length)
  return Array.from({ length: rows }, (_, place) => {
    const variant = product.variants[place]
    return [
      handle,
      ...(place === 0 ? productCells(product) : OF_PRODUCT.map(() => '')),
      ...optionCells(product, variant, place === 0),
      ...(variant ? variantCells(variant, named) : OF_VARIANT.map(() => '')),
      ...pictureCells(named[place], place),
    ]
  })
}

/**
 * Gives each AMS id of one file a handle of its own: rows of the same handle are one product. A handle has small
 * letters, digits and hyphens only; an id that is one stays as it is.
 */
export function handles(): (id: string) => string {
  const taken = new Set<string>()
  return (id) => {
    const wanted = handleLike(id)
    let handle = wanted
    for (let further = 2; taken.has(handle); further++) handle = `${wanted}-${further}`
    taken.add(handle)
    return handle
  }
}

function handleLike(id: string): string {
  const handle = id
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
  return handle === '' ? 'product' : handle
}

function productCells({
  name,
  descriptionHtml,
  vendor,
  category,
  shopifyStatus,
}: AmsProduct): Cell[] {
  const published = SEEN_IN_THE_SHOP.has(shopifyStatus) ? 'TRUE' : 'FALSE'
  return [name, descriptionHtml, vendor, category, published, shopifyStatus.toLowerCase()]
}

/** Shopify gives a product without options the option `Title` with the value `Default Title`. */
function optionCells(
  { optionNames }: AmsProduct,
  variant: AmsVariant | undefined,
  isFirst: boolean,
): Cell[] {
  const [names, values] =
    optionNames.length === 0
      ? [['Title'], variant ? ['Default Title'] : []]
      : [optionNames, variant?.optionValues ?? []]
  return PLACES.flatMap((place) => [isFirst ? (names[place] ?? '') : '', values[place] ?? ''])
}

function variantCells(variant: AmsVariant, named: readonly NamedPicture[]): Cell[] {
  const quantity = availableToPush(variant)
  const shown = named.find(({ image }) => image.id === variant.imageId)
  return [
    variant.sku,
    quantity === null ? '' : 'shopify',
    quantity,
    'deny',
    'manual',
    variant.retailPrice,
    shown?.name ?? '',
  ]
}

function pictureCells(picture: NamedPicture | undefined, place: number): Cell[] {
  return picture ? [picture.name, place + 1, picture.image.alt] : ['', '', '']
}
