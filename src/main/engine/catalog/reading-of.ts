import type { ImportReading } from '@shared/contract/imports'
import type { CatalogLayout, ImportDesk, SourceRow } from '../ports'
import type { RowsRead } from './prepare-import'
import { rulesOf } from './rules-of'

const SAMPLE_ROWS = 30
const SHOWN_ROWS = 8

/** How a file is read, with what its first rows become. */
export function readingOf(
  desk: ImportDesk,
  { facts, rows }: RowsRead,
  layout: CatalogLayout,
  isRemembered: boolean,
): ImportReading {
  const first = desk.rows(0, SAMPLE_ROWS)
  const read = layout.kind === null ? [] : productsOf(layout, first)
  return {
    ...facts,
    sheets: [...facts.sheets],
    layout: layout.kind,
    columns: [...layout.columns],
    mapping: { ...layout.mapping },
    isRemembered,
    missing: [...layout.missing],
    unused: [...layout.unused],
    numbers: layout.numbers(),
    rows,
    sample: first.slice(0, SHOWN_ROWS).map(({ line, cells }) => ({
      line,
      cells: cells.map((cell) => String(cell).slice(0, 200)),
    })),
    products: read
      .flatMap(({ product }) => product ?? [])
      .slice(0, SHOWN_ROWS)
      .map(shownProduct),
    refused: read.flatMap(({ refused }) => refused).slice(0, SHOWN_ROWS),
  }
}

function productsOf(layout: CatalogLayout, rows: readonly SourceRow[]) {
  const byId = new Map<string, SourceRow[]>()
  for (const row of rows) {
    const id = layout.productId(row)
    if (id !== '') byId.set(id, [...(byId.get(id) ?? []), row])
  }
  const rules = rulesOf(layout)
  return [...byId].map(([id, itsRows]) => layout.product(id, itsRows, rules))
}

type Product = NonNullable<ReturnType<CatalogLayout['product']>['product']>

function shownProduct({ id, name, vendor, variants }: Product): ImportReading['products'][number] {
  return {
    id,
    name,
    vendor,
    variants: variants.slice(0, SHOWN_ROWS).map((variant) => ({
      id: variant.id,
      sku: variant.sku,
      options: variant.optionValues.join(' / '),
      price: variant.retailPrice,
      onHand: variant.onHand,
    })),
  }
}
