import type { AmsProduct, AmsVariant } from '@shared/catalog/product'
import type { CsvFile } from './csv-rows'
import type { PictureList } from './picture-list'
import { Cells } from './read-cells'

/** A product as its first row tells it, and what all its rows add. */
export type Gathered = {
  readonly product: AmsProduct
  readonly pictures: PictureList
  readonly variants: AmsVariant[]
}

type Reader<G> = {
  /** The product of a row with an id that no row had before. */
  readonly begin: (cells: Cells, id: string) => G
  /** What a row adds; called for the first row of a product too. */
  readonly add: (cells: Cells, gathered: G, isFirst: boolean) => void
}

/**
 * The products of a file with several rows a product, in the order of their first rows. Throws
 * `file-not-a-catalog` at a row without an id.
 */
export function gatherRows<G extends Gathered>(
  { rows }: CsvFile,
  fileName: string,
  idColumn: string,
  { begin, add }: Reader<G>,
): AmsProduct[] {
  const products = new Map<string, G>()
  for (const row of rows) {
    const cells = new Cells(fileName, row)
    const id = cells.text(idColumn).trim()
    if (id === '') throw cells.empty(idColumn)
    const known = products.get(id)
    const gathered = known ?? begin(cells, id)
    products.set(id, gathered)
    add(cells, gathered, known === undefined)
  }
  return [...products.values()].map(({ product, pictures, variants }) => ({
    ...product,
    images: pictures.inOrder(),
    variants,
  }))
}
