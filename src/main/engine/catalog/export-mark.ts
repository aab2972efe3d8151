import { createHash } from 'node:crypto'
import type { AmsProduct } from '@shared/catalog/product'
import type { ProductToExport } from '../ports'

/**
 * Mark of all that a file for AMS says of a product: equal exactly when its rows would be. What only this computer
 * knows (which bytes a picture has, which variant is off sale by hand) is left out.
 */
export function exportMark(product: AmsProduct): string {
  const { images, variants, amsOnly, ...own } = product
  const said = [
    [own.id, own.name, own.descriptionHtml, own.vendor, own.category, own.status],
    [own.shopifyStatus, own.shopifyProductId, own.optionNames, sorted(amsOnly)],
    images.map(({ id, url, alt }) => [id, url, alt]),
    variants.map((variant) => [
      [variant.id, variant.sku, variant.retailPrice, variant.optionValues, variant.onHand],
      [variant.wholesaleCommitments, variant.shopifyVariantId, variant.imageId],
      sorted(variant.amsOnly),
    ]),
  ]
  return createHash('sha256').update(JSON.stringify(said)).digest('base64url').slice(0, 22)
}

/** AMS has it otherwise, or not at all: neither the file that came last nor one that was written since then says it. */
export function isNewsToAms({ product, imported, written }: ProductToExport): boolean {
  const mark = exportMark(product)
  if (written !== null) return mark !== written
  return imported === null || mark !== exportMark(imported)
}

function sorted(values: Readonly<Record<string, string>>): readonly (readonly [string, string])[] {
  return Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1))
}
