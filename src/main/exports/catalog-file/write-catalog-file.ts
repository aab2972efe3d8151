import type { AmsProduct } from '@shared/catalog/product'
import type { CatalogFile } from '@shared/contract/catalog-export'
import { writeCsvFile } from '../csv-file'
import type { Row } from '../table'
import { writeXlsxFile } from '../workbook/xlsx-file'
import { AMS_LAYOUT, shopifyLayout } from './columns'
import { addressesOnly, type PictureNames } from './picture-names'
import { type PictureBytes, PicturesBeside } from './pictures-beside'

export type CatalogToWrite = {
  /** Stretch by stretch; each is told to `wrote` when its rows are made. */
  readonly products: Iterable<readonly AmsProduct[]>
  readonly wrote: (products: readonly AmsProduct[]) => void
  readonly pictureBytes: PictureBytes
  readonly pause: () => Promise<void>
}

export type WrittenCatalog = {
  readonly products: number
  readonly rows: number
  readonly picturesLeftOut: number
}

const SHEET = 'Catalog'

/**
 * Writes AMS's catalog as a file of a kind. Pictures without a public address are named as files below the catalog
 * file's folder, and put there where they are not; Shopify's file has none of these. Throws a `ConcordError`
 * (`file-not-written`, `file-too-large`).
 */
export async function writeCatalogFile(
  path: string,
  file: CatalogFile,
  catalog: CatalogToWrite,
): Promise<WrittenCatalog> {
  const counts = { products: 0, picturesLeftOut: 0 }
  const isForShopify = file === 'shopify-csv'
  const beside = isForShopify ? null : new PicturesBeside(path, catalog.pictureBytes)
  const layout = isForShopify ? shopifyLayout() : AMS_LAYOUT
  async function* batches(): AsyncGenerator<readonly Row[]> {
    for (const products of catalog.products) {
      await beside?.prepare(products)
      const names = beside?.names ?? addressesOnly
      yield products.flatMap((product) => layout.rowsOf(product, names))
      counts.products += products.length
      counts.picturesLeftOut += products.reduce(
        (sum, { images }) => sum + unnamed(images, names),
        0,
      )
      catalog.wrote(products)
    }
  }
  const table = { header: layout.columns, batches: batches(), pause: catalog.pause }
  try {
    const rows =
      file === 'ams-xlsx'
        ? await writeXlsxFile(path, SHEET, table)
        : await writeCsvFile(path, table)
    return { ...counts, rows }
  } catch (thrown) {
    await beside?.takeBack()
    throw thrown
  }
}

function unnamed(images: AmsProduct['images'], names: PictureNames): number {
  return images.filter((image) => names(image) === null).length
}
