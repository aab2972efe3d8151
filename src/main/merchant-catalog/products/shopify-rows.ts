import type { AmsProduct, AmsVariant } from '@shared/catalog/product'
import { t } from '@shared/words/words'
import { LISTING_STATUSES, readSku } from './ams-rows'
import type { Cells } from './cells'
import type { FindPicture } from './find-picture'
import { noPicture, readVariantPicture } from './picture-cells'
import { PictureList } from './picture-list'
import type { Gathered, RowReader } from './product-rows'

const OPTION_PLACES = [1, 2, 3] as const
const PUBLISHED = { true: 'ACTIVE', false: 'DRAFT' } as const
const TRACKS_STOCK = 'shopify'

/**
 * Shopify's own product export (its columns by their older names, see `columns/recognise.ts`): several rows a product
 * under one handle, the product's cells on the first, image-only rows in between. The handle becomes the AMS product
 * id. A product without options has the option `Title` with `Default Title` there.
 */
export function shopifyRows(find: FindPicture): RowReader {
  return {
    begin: (cells, handle) => {
      const product = ofProduct(cells, handle)
      if (product.name.trim() === '') {
        cells.refuse('Title', t`the first row of ${handle} has no title`)
      }
      return { product, pictures: new PictureList(find), variants: [] }
    },
    add: (cells, gathered) => {
      readPicture(cells, gathered.pictures)
      const variant = readVariant(cells, gathered)
      if (variant) gathered.variants.push(variant)
    },
  }
}

/** A row names one picture of the product at most, beside a variant or alone. */
function readPicture(cells: Cells, pictures: PictureList): void {
  const url = cells.textOrNull('Image Src')
  if (url === null) return
  const isTaken = pictures.add(
    url,
    cells.text('Image Alt Text').trim(),
    cells.unitsOrNull('Image Position'),
  )
  if (!isTaken) cells.findings.notes.push(noPicture(cells, 'Image Src', url))
}

function ofProduct(cells: Cells, handle: string): AmsProduct {
  const names = OPTION_PLACES.flatMap((place) => cells.textOrNull(`Option${place} Name`) ?? [])
  const hasNoOptions =
    names.length === 1 && names[0] === 'Title' && cells.text('Option1 Value') === 'Default Title'
  const published = cells.oneOf('Published', PUBLISHED, 'DRAFT')
  return {
    id: handle,
    name: cells.text('Title'),
    descriptionHtml: cells.text('Body (HTML)'),
    vendor: cells.text('Vendor'),
    category: cells.text('Type'),
    status: 'active',
    shopifyStatus: cells.oneOf('Status', LISTING_STATUSES, published),
    shopifyProductId: null,
    optionNames: hasNoOptions ? [] : names,
    amsOnly: {},
    images: [],
    variants: [],
  }
}

/** Null for a row that only carries a further image. */
function readVariant(cells: Cells, { product, pictures, variants }: Gathered): AmsVariant | null {
  const first = cells.text('Option1 Value')
  if (first === '' && cells.textOrNull('Variant Price') === null) return null
  const optionValues = OPTION_PLACES.slice(0, product.optionNames.length).map((place) =>
    cells.text(`Option${place} Value`),
  )
  const isTracked = cells.text('Variant Inventory Tracker').trim() === TRACKS_STOCK
  return {
    id: `${product.id}/${variants.length + 1}`,
    sku: readSku(cells, 'Variant SKU'),
    retailPrice: cells.decimalOrNull('Variant Price'),
    optionValues,
    onHand: isTracked ? cells.unitsOrNull('Variant Inventory Qty') : null,
    wholesaleCommitments: 0,
    shopifyVariantId: null,
    imageId: readVariantPicture(cells, 'Variant Image', pictures, cells.findings.notes),
    amsOnly: {},
  }
}
