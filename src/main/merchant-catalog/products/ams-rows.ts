import type { AmsProduct, AmsStatus, AmsVariant, ShopifyStatus } from '@shared/catalog/product'
import { amsOnlyFields } from '@shared/fields/field-registry'
import { t } from '@shared/words/words'
import type { Cells } from './cells'
import type { FindPicture } from './find-picture'
import { readPictureCells, readVariantPicture } from './picture-cells'
import { PictureList } from './picture-list'
import type { Gathered, RowReader } from './product-rows'

const STATUSES: Readonly<Record<string, AmsStatus>> = { active: 'active', inactive: 'inactive' }
export const LISTING_STATUSES: Readonly<Record<string, ShopifyStatus>> = {
  active: 'ACTIVE',
  draft: 'DRAFT',
  archived: 'ARCHIVED',
  unlisted: 'UNLISTED',
}
const OPTION_PLACES = [1, 2, 3] as const

/**
 * AMS's own columns: one row per variant, the product's cells repeated on each of its rows. The first row of a
 * product counts; a later row that says otherwise is noted.
 */
export function amsRows(find: FindPicture): RowReader {
  return {
    begin: (cells, id) => {
      const pictures = new PictureList(find)
      return { product: ofProduct(cells, id, pictures), pictures, variants: [] }
    },
    add: (cells, gathered, isFirst) => {
      const { product, variants } = gathered
      if (!isFirst) noteDisagreements(product, cells, find)
      const variant = readVariant(cells, gathered)
      if (variants.some(({ id }) => id === variant.id)) {
        cells.refuse('variant_id', t`variant ${variant.id} stands twice`)
      }
      variants.push(variant)
    },
  }
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
function noteDisagreements(first: AmsProduct, cells: Cells, find: FindPicture): void {
  const later = ofProduct(cells, first.id, new PictureList(find), { isRepeated: true })
  for (const [key, column] of REPEATED) {
    const said = later[key]
    const isSilent = column === OPTION_NAMES ? said?.length === 0 : cells.text(column) === ''
    if (isSilent || JSON.stringify(said) === JSON.stringify(first[key])) continue
    const name = column === OPTION_NAMES ? t`option names` : cells.label(column)
    cells.note(t`${name} differs from the first row of product ${first.id}; the first row counts.`)
  }
}

function ofProduct(
  cells: Cells,
  id: string,
  pictures: PictureList,
  { isRepeated = false } = {},
): AmsProduct {
  const notes = readPictureCells(cells, pictures)
  if (!isRepeated) cells.findings.notes.push(...notes)
  return {
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
}

function readVariant(cells: Cells, { product, pictures }: Gathered): AmsVariant {
  const id = cells.text('variant_id').trim()
  if (id === '') cells.refuse('variant_id', t`it is empty`)
  return {
    id,
    sku: readSku(cells, 'sku'),
    retailPrice: cells.decimalOrNull('retail_price'),
    optionValues: OPTION_PLACES.slice(0, product.optionNames.length).map((place) =>
      cells.text(`option${place}_value`),
    ),
    ...readStock(cells),
    shopifyVariantId: toGid('ProductVariant', cells.textOrNull('shopify_variant_id')),
    imageId: readVariantPicture(cells, 'variant_image_url', pictures, cells.findings.notes),
    amsOnly: readAmsOnly(cells, 'variant'),
  }
}

/** Kept as it stands; what a spreadsheet program made of a long number is said. */
export function readSku(cells: Cells, column: string): string {
  const sku = cells.text(column)
  if (/^\d(?:[.,]\d+)?E\+\d+$/i.test(sku.trim())) {
    cells.note(
      t`${cells.label(column)} "${sku}" looks like a long number that a spreadsheet program has shortened; it is kept as it stands.`,
    )
  }
  return sku
}

/** Never more is offered than is there: below 0 stands for none, and less than none is promised to nobody. */
function readStock(cells: Cells): Pick<AmsVariant, 'onHand' | 'wholesaleCommitments'> {
  const onHand = cells.unitsOrNull('on_hand')
  const wholesaleCommitments = cells.unitsOrNull('wholesale_commitments') ?? 0
  if (wholesaleCommitments < 0) cells.refuse('wholesale_commitments', t`it is below 0`)
  if (onHand !== null && onHand < Math.max(0, wholesaleCommitments)) {
    cells.note(
      t`On hand ${onHand} less wholesale commitments ${wholesaleCommitments} is below 0; 0 is what may be sold.`,
    )
  }
  return { onHand, wholesaleCommitments }
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
