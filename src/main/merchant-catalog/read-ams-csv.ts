import type { AmsProduct, AmsStatus, AmsVariant, ShopifyStatus } from '@shared/catalog/product'
import { amsOnlyFields } from '@shared/fields/field-registry'
import { t } from '@shared/words/words'
import { type CsvFile, notACatalog } from './csv-rows'
import type { FindPicture } from './find-picture'
import { type Gathered, gatherRows } from './gather-rows'
import { readPictureCells, readVariantPicture } from './picture-cells'
import { PictureList } from './picture-list'
import type { Cells } from './read-cells'

const STATUSES: Readonly<Record<string, AmsStatus>> = { active: 'active', inactive: 'inactive' }
export const LISTING_STATUSES: Readonly<Record<string, ShopifyStatus>> = {
  active: 'ACTIVE',
  draft: 'DRAFT',
  archived: 'ARCHIVED',
  unlisted: 'UNLISTED',
}
const OPTION_PLACES = [1, 2, 3] as const

export function isAmsCsv({ columns }: CsvFile): boolean {
  return ['product_id', 'variant_id', 'name', 'sku'].every((column) => columns.includes(column))
}

export type ReadProducts = {
  readonly products: AmsProduct[]
  /** What was not taken as it stands, each a sentence with its line. */
  readonly notes: string[]
}

/**
 * Reads AMS's own columns: one row per variant, the product's cells repeated on each of its rows. The
 * first row of a product counts; a later row that says otherwise is noted. Throws
 * `file-not-a-catalog` that names the line and the column of the first cell that is wrong.
 */
export function readAmsCsv(file: CsvFile, fileName: string, find: FindPicture): ReadProducts {
  const notes: string[] = []
  const variantIds = new Set<string>()
  const products = gatherRows(file, fileName, 'product_id', {
    begin: (cells, id) => readProduct(cells, id, find),
    add: (cells, gathered, isFirst) => {
      const { product } = gathered
      if (isFirst) notes.push(...gathered.notes)
      else
        notes.push(...disagreements(product, readProduct(cells, product.id, find).product, cells))
      const variant = readVariant(cells, gathered, notes)
      if (variantIds.has(variant.id)) {
        throw notACatalog(fileName, t`line ${cells.line}: variant ${variant.id} stands twice`)
      }
      variantIds.add(variant.id)
      gathered.variants.push(variant)
    },
  })
  return { products, notes }
}

/** No column: there is one for each name. */
const OPTION_NAMES = 'option names'

const REPEATED = [
  ['name', 'name'],
  ['descriptionHtml', 'description'],
  ['vendor', 'vendor'],
  ['category', 'category'],
  ['status', 'status'],
  ['shopifyStatus', 'shopify_status'],
  ['shopifyProductId', 'shopify_product_id'],
  ['optionNames', OPTION_NAMES],
  ['images', 'image_urls'],
] as const

/** Cells of a product that a later row repeats differently; empty cells say nothing. */
function disagreements(first: AmsProduct, later: AmsProduct, cells: Cells): string[] {
  return REPEATED.filter(([key, column]) => {
    const said = later[key]
    const isSilent = column === OPTION_NAMES ? said?.length === 0 : cells.text(column) === ''
    return !isSilent && JSON.stringify(said) !== JSON.stringify(first[key])
  }).map(
    ([, column]) =>
      t`Line ${cells.line}: ${column === OPTION_NAMES ? t`option names` : column} differs from the first row of product ${first.id}; the first row counts.`,
  )
}

function readProduct(
  cells: Cells,
  id: string,
  find: FindPicture,
): Gathered & { readonly notes: readonly string[] } {
  const pictures = new PictureList(find)
  const notes = readPictureCells(cells, pictures)
  const product = {
    id,
    name: cells.text('name'),
    descriptionHtml: cells.text('description'),
    vendor: cells.text('vendor'),
    category: cells.text('category'),
    status: cells.oneOf('status', STATUSES, 'active'),
    shopifyStatus: cells.oneOf('shopify_status', LISTING_STATUSES, 'DRAFT'),
    shopifyProductId: toGid('Product', cells.textOrNull('shopify_product_id')),
    optionNames: OPTION_PLACES.flatMap((place) => cells.textOrNull(`option${place}_name`) ?? []),
    amsOnly: readAmsOnly(cells, 'product'),
    images: pictures.inOrder(),
    variants: [],
  }
  return { product, pictures, variants: [], notes }
}

function readVariant(cells: Cells, { product, pictures }: Gathered, notes: string[]): AmsVariant {
  const id = cells.text('variant_id').trim()
  if (id === '') throw cells.empty('variant_id')
  return {
    id,
    sku: cells.text('sku'),
    retailPrice: cells.decimalOrNull('retail_price'),
    optionValues: OPTION_PLACES.slice(0, product.optionNames.length).map((place) =>
      cells.text(`option${place}_value`),
    ),
    onHand: cells.unitsOrNull('on_hand'),
    wholesaleCommitments: cells.unitsOrNull('wholesale_commitments') ?? 0,
    shopifyVariantId: toGid('ProductVariant', cells.textOrNull('shopify_variant_id')),
    imageId: readVariantPicture(cells, 'variant_image_url', pictures, notes),
    amsOnly: readAmsOnly(cells, 'variant'),
  }
}

function readAmsOnly(cells: Cells, level: 'product' | 'variant'): Record<string, string> {
  const values = amsOnlyFields
    .filter((field) => field.level === level)
    .map((field) => [field.key, cells.text(field.key)] as const)
    .filter(([, value]) => value !== '')
  return Object.fromEntries(values)
}

/** AMS stores Shopify's ids as bare numbers; Shopify speaks of them as gids. */
function toGid(type: 'Product' | 'ProductVariant', id: string | null): string | null {
  if (id === null || id.startsWith('gid://')) return id
  return `gid://shopify/${type}/${id}`
}
