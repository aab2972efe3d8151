import type { AmsProduct, AmsVariant } from '@shared/catalog/product'
import { type CsvFile, notACatalog } from './csv-rows'
import { LISTING_STATUSES } from './read-ams-csv'
import { Cells } from './read-cells'

const OPTION_PLACES = [1, 2, 3] as const
const PUBLISHED = { true: 'ACTIVE', false: 'DRAFT' } as const
const TRACKS_STOCK = 'shopify'

export function isShopifyCsv({ columns }: CsvFile): boolean {
  return ['Handle', 'Title', 'Variant SKU', 'Variant Price'].every((name) => columns.includes(name))
}

/**
 * Reads Shopify's own product export (help.shopify.com, "Using CSV files"): several rows a product
 * under one handle, the product's cells on the first, image-only rows in between. The handle becomes
 * the AMS product id. A product without options has the option `Title` with `Default Title` there.
 */
export function readShopifyCsv(file: CsvFile, fileName: string): AmsProduct[] {
  const products = new Map<string, AmsProduct>()
  for (const row of file.rows) {
    const cells = new Cells(fileName, row)
    const handle = cells.text('Handle').trim()
    if (handle === '') throw cells.refuse('Handle', 'is empty')
    const known = products.get(handle)
    const product = known ?? readProduct(cells, handle)
    if (!known && product.name.trim() === '') {
      throw notACatalog(fileName, `line ${cells.line}: the first row of ${handle} has no Title`)
    }
    const variant = readVariant(cells, product)
    products.set(
      handle,
      variant ? { ...product, variants: [...product.variants, variant] } : product,
    )
  }
  return [...products.values()]
}

function readProduct(cells: Cells, handle: string): AmsProduct {
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
function readVariant(cells: Cells, product: AmsProduct): AmsVariant | null {
  const first = cells.text('Option1 Value')
  if (first === '' && cells.textOrNull('Variant Price') === null) return null
  const optionValues = OPTION_PLACES.slice(0, product.optionNames.length).map((place) =>
    cells.text(`Option${place} Value`),
  )
  const isTracked = cells.text('Variant Inventory Tracker').trim() === TRACKS_STOCK
  return {
    id: `${product.id}/${product.variants.length + 1}`,
    sku: cells.text('Variant SKU'),
    retailPrice: cells.decimalOrNull('Variant Price'),
    optionValues,
    onHand: isTracked ? cells.unitsOrNull('Variant Inventory Qty') : null,
    wholesaleCommitments: 0,
    shopifyVariantId: null,
    imageId: null,
    amsOnly: {},
  }
}
