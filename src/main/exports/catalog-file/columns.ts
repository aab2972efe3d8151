import type { AmsProduct } from '@shared/catalog/product'
import type { Cell } from '../table'
import { amsColumns, amsRows } from './ams-rows'
import type { PictureNames } from './picture-names'
import { handles, shopifyColumns, shopifyRows } from './shopify-rows'

/** How a catalog is laid out in a file: its columns, and the rows of a product in them. */
export type CatalogLayout = {
  readonly columns: readonly string[]
  readonly rowsOf: (product: AmsProduct, pictures: PictureNames) => readonly (readonly Cell[])[]
}

/** AMS's own columns: everything that AMS knows, and what its reader takes back as it was. */
export const AMS_LAYOUT: CatalogLayout = { columns: amsColumns, rowsOf: amsRows }

/** Those of Shopify's product import, without what only AMS knows; for one file. */
export function shopifyLayout(): CatalogLayout {
  const handleOf = handles()
  return {
    columns: shopifyColumns,
    rowsOf: (product, pictures) => shopifyRows(handleOf(product.id), product, pictures),
  }
}
