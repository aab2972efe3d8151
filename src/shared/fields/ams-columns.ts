import { t } from '../words/words'
import { amsOnlyFields } from './field-registry'

/** What the cells of a column are read as. */
export type ColumnKind = 'text' | 'decimal' | 'units'

/** A column of AMS's own files: what a file's column can be said to be. */
export type AmsColumn = {
  readonly key: string
  readonly label: string
  readonly kind: ColumnKind
  /** Without it no product can be told from another. */
  readonly isNeeded: boolean
  /** How other programs call it, in small letters without spaces and marks. */
  readonly alsoCalled: readonly string[]
}

type Extra = Partial<Pick<AmsColumn, 'kind' | 'isNeeded' | 'alsoCalled'>>

function column(key: string, label: string, extra: Extra = {}): AmsColumn {
  return { key, label, kind: 'text', isNeeded: false, alsoCalled: [], ...extra }
}

const NEEDED = { isNeeded: true } as const

const ofProduct: readonly AmsColumn[] = [
  column('product_id', t`Product id`, {
    ...NEEDED,
    alsoCalled: ['id', 'handle', 'urlhandle', 'itemno', 'itemnumber', 'artikelnummer', 'artikelnr'],
  }),
  column('name', t`Name`, {
    ...NEEDED,
    alsoCalled: ['title', 'productname', 'product', 'item', 'bezeichnung', 'artikel', 'titel'],
  }),
  column('description', t`Description`, {
    alsoCalled: ['bodyhtml', 'body', 'descriptionhtml', 'beschreibung', 'text'],
  }),
  column('vendor', t`Vendor`, {
    alsoCalled: ['brand', 'maker', 'manufacturer', 'hersteller', 'marke'],
  }),
  column('category', t`Category`, { alsoCalled: ['type', 'producttype', 'kategorie'] }),
  column('status', t`Status`),
  column('shopify_status', t`Shopify status`),
  column('shopify_product_id', t`Shopify product id`),
]

const PLACES = [1, 2, 3] as const

const ofOptions: readonly AmsColumn[] = PLACES.flatMap((place) => [
  column(`option${place}_name`, t`Option ${place}, name`),
  column(`option${place}_value`, t`Option ${place}, value`),
])

const ofVariant: readonly AmsColumn[] = [
  column('variant_id', t`Variant id`, { ...NEEDED, alsoCalled: ['variant'] }),
  column('sku', 'SKU', { alsoCalled: ['variantsku', 'stockkeepingunit', 'articlecode'] }),
  column('retail_price', t`Retail price`, {
    kind: 'decimal',
    alsoCalled: ['price', 'variantprice', 'rrp', 'preis', 'verkaufspreis', 'vk'],
  }),
  column('on_hand', t`On hand`, {
    kind: 'units',
    alsoCalled: [
      'stock',
      'quantity',
      'qty',
      'inventory',
      'variantinventoryqty',
      'inventoryquantity',
      'bestand',
      'menge',
    ],
  }),
  column('wholesale_commitments', t`Wholesale commitments`, {
    kind: 'units',
    alsoCalled: ['committed', 'reserved', 'reserviert'],
  }),
  column('shopify_variant_id', t`Shopify variant id`),
]

const ofPictures: readonly AmsColumn[] = [
  column('image_urls', t`Pictures`, {
    alsoCalled: [
      'imagesrc',
      'productimageurl',
      'images',
      'image',
      'pictures',
      'picture',
      'imageurl',
      'bilder',
      'bild',
    ],
  }),
  column('image_alts', t`Alt texts of the pictures`, { alsoCalled: ['imagealttext', 'alt'] }),
  column('variant_image_url', t`Picture of the variant`, { alsoCalled: ['variantimage'] }),
]

/** Every column that AMS's files may have, in the order in which they are offered. */
export const amsColumns: readonly AmsColumn[] = [
  ...ofProduct,
  ...ofVariant,
  ...ofOptions,
  ...ofPictures,
  ...amsOnlyFields.map(({ key, label }) => column(key, label)),
]
