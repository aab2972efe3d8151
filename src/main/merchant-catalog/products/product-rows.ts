import type { AmsProduct, AmsVariant } from '@shared/catalog/product'
import { t } from '@shared/words/words'
import type { ProductRead, SourceRow } from '../../engine/ports'
import { Cells, type Findings, type PlacedColumns, shortened } from './cells'
import type { PictureList } from './picture-list'

/** A product as its first row tells it, and what all its rows add. */
export type Gathered = {
  readonly product: AmsProduct
  readonly pictures: PictureList
  readonly variants: AmsVariant[]
}

/** How one kind of file tells a product. */
export type RowReader = {
  readonly begin: (cells: Cells, id: string) => Gathered
  /** What a row adds; called for the first row of a product too. */
  readonly add: (cells: Cells, gathered: Gathered, isFirst: boolean) => void
}

/**
 * The product of all rows with its id. One row that can't be taken refuses the product as a whole: it would else
 * lose the variant of that row.
 */
export function readProduct(
  id: string,
  rows: readonly SourceRow[],
  columns: PlacedColumns,
  { begin, add }: RowReader,
): ProductRead {
  const findings: Findings = { refused: [], notes: [] }
  let gathered: Gathered | null = null
  for (const row of rows) {
    const cells = new Cells(id, row, columns, findings)
    const problem = row.problem ?? loneSurrogate(row)
    if (problem !== null) {
      cells.refuse(null, problem)
      continue
    }
    const isFirst = gathered === null
    gathered ??= begin(cells, id)
    add(cells, gathered, isFirst)
  }
  if (gathered === null || findings.refused.length > 0) return { product: null, ...findings }
  const { product, pictures, variants } = gathered
  if (variants.length === 0) {
    refuseFirst(id, rows, columns, findings, t`product ${shortened(id)} has no variant`)
    return { product: null, ...findings }
  }
  return { product: { ...product, images: pictures.inOrder(), variants }, ...findings }
}

function refuseFirst(
  id: string,
  [row]: readonly SourceRow[],
  columns: PlacedColumns,
  findings: Findings,
  reason: string,
): void {
  if (row) new Cells(id, row, columns, findings).refuse(null, reason)
}

/** No text of Unicode: nothing could store or send it. */
function loneSurrogate({ cells }: SourceRow): string | null {
  const isBroken = cells.some((cell) => typeof cell === 'string' && /\p{Surrogate}/u.test(cell))
  return isBroken ? t`the row holds half of a character (a lone surrogate)` : null
}
