import type { AmsProduct, AmsVariant, ShopifyStatus } from '@shared/catalog/product'
import { amsOnlyFields } from '@shared/fields/field-registry'
import type { Cell } from '../table'
import { namedPictures, type PictureNames } from './picture-names'

type Column<T> = readonly [name: string, cell: (of: T) => Cell]

const PLACES = [0, 1, 2] as const
const LISTING_WORDS: Readonly<Record<ShopifyStatus, string>> = {
  ACTIVE: 'Active',
  DRAFT: 'Draft',
  ARCHIVED: 'Archived',
  UNLISTED: 'Unlisted',
}

/** Repeated on each row of a product, so that a spreadsheet can be sorted and filtered. */
const OF_PRODUCT: readonly Column<AmsProduct>[] = [
  ['product_id', ({ id }) => id],
  ['name', ({ name }) => name],
  ['vendor', ({ vendor }) => vendor],
  ['category', ({ category }) => category],
  ['status', ({ status }) => status],
  ['shopify_status', ({ shopifyStatus }) => LISTING_WORDS[shopifyStatus]],
  ['shopify_product_id', ({ shopifyProductId }) => bareId(shopifyProductId)],
  ...PLACES.map(
    (place): Column<AmsProduct> => [
      `option${place + 1}_name`,
      ({ optionNames }) => optionNames[place] ?? '',
    ],
  ),
  ...amsOnly('product'),
]

const OF_VARIANT: readonly Column<AmsVariant>[] = [
  ['variant_id', ({ id }) => id],
  ['sku', ({ sku }) => sku],
  ['retail_price', ({ retailPrice }) => retailPrice],
  ...PLACES.map(
    (place): Column<AmsVariant> => [
      `option${place + 1}_value`,
      ({ optionValues }) => optionValues[place] ?? '',
    ],
  ),
  ['shopify_variant_id', ({ shopifyVariantId }) => bareId(shopifyVariantId)],
  ['on_hand', ({ onHand }) => onHand],
  ['wholesale_commitments', ({ wholesaleCommitments }) => wholesaleCommitments],
  ...amsOnly('variant'),
]

/** Long, and read from the first row of a product alone. */
const ON_FIRST_ROW = ['description', 'image_urls', 'image_alts'] as const

export const amsColumns: readonly string[] = [
  ...OF_PRODUCT.map(([name]) => name),
  ...OF_VARIANT.map(([name]) => name),
  'variant_image_url',
  ...ON_FIRST_ROW,
]

/** A row for each variant, in the order of `amsColumns`. */
export function amsRows(product: AmsProduct, pictures: PictureNames): Cell[][] {
  const repeated = OF_PRODUCT.map(([, cell]) => cell(product))
  return product.variants.map((variant, place) => {
    const image = product.images.find(({ id }) => id === variant.imageId)
    return [
      ...repeated,
      ...OF_VARIANT.map(([, cell]) => cell(variant)),
      image === undefined ? '' : pictures(image),
      ...(place === 0 ? firstRowCells(product, pictures) : ON_FIRST_ROW.map(() => '')),
    ]
  })
}

/**
 * Several pictures stand with `|` between them. Where one of their names or texts has that mark itself, each
 * stands on a line, and a text of several lines becomes one.
 */
function firstRowCells(product: AmsProduct, pictures: PictureNames): Cell[] {
  const named = namedPictures(product.images, pictures)
  const inLines =
    named.length > 1 && named.some(({ image, name }) => (name + image.alt).includes('|'))
  const separator = inLines ? '\n' : '|'
  const alts = named.map(({ image: { alt } }) => (inLines ? alt.replace(/[\r\n]+/g, ' ') : alt))
  return [
    product.descriptionHtml,
    named.map(({ name }) => name).join(separator),
    alts.some((alt) => alt !== '') ? alts.join(separator) : '',
  ]
}

function amsOnly(level: 'product' | 'variant') {
  return amsOnlyFields
    .filter((field) => field.level === level)
    .map(
      ({ key }): Column<Pick<AmsProduct | AmsVariant, 'amsOnly'>> => [
        key,
        ({ amsOnly: values }) => values[key] ?? '',
      ],
    )
}

/** AMS keeps Shopify's ids as bare numbers. */
function bareId(gid: string | null): string {
  return gid === null ? '' : gid.slice(gid.lastIndexOf('/') + 1)
}
