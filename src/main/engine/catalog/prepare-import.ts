import type { ImportChoices, ImportCounts, RefusedRow } from '@shared/contract/imports'
import { t } from '@shared/words/words'
import {
  type CatalogFile,
  type CatalogLayout,
  type Environment,
  type ImportDesk,
  isoNow,
  type NumberedRow,
  type SourceRow,
  type StateStore,
  type TableFacts,
} from '../ports'
import { Breath } from '../syncing/slices'
import { rulesOf } from './rules-of'
import { isShrunken, withoutProducts } from './shrunken'
import { BEHIND_ALL, keepProduct, type Staging, stageProduct } from './stage-product'

/** What is told on the way; `done` of `total` are bytes while the file is read, products while they are compared. */
export type Told = (done: number, total: number, rows: number) => void

export type Preparing = {
  readonly environment: Environment
  readonly store: StateStore
  readonly desk: ImportDesk
  readonly file: CatalogFile
  readonly signal: AbortSignal
  readonly tell: Told
}

/** The rows of a file lie on the desk, and this is what was learned on the way. */
export type RowsRead = {
  readonly facts: TableFacts
  readonly header: SourceRow
  readonly rows: number
  readonly notes: readonly string[]
}

const ROWS_AT_ONCE = 500
const PRODUCTS_AT_ONCE = 50
/** So many notes of the reading itself are kept one by one. */
const MOST_NOTES = 10_000

/** Puts the rows of a file on the desk, some at a time. Rejects where the whole is unreadable, or without any row. */
export async function readRows(
  { environment, store, desk, file, signal, tell }: Preparing,
  choices: ImportChoices,
): Promise<RowsRead> {
  const breath = new Breath(environment)
  const { facts, batches } = await file.read(choices)
  const notes: string[] = []
  let header: SourceRow | null = null
  let rows = 0
  for await (const batch of batches) {
    signal.throwIfAborted()
    for (const note of batch.notes) if (notes.length < MOST_NOTES) notes.push(note)
    const [first, ...others] = batch.rows
    const isHeader = header === null && first !== undefined
    if (isHeader) header = first
    const ofBatch = isHeader ? others : batch.rows
    store.repeatable(() => desk.addRows(ofBatch))
    rows += ofBatch.length
    tell(batch.readBytes, file.bytes, rows)
    await breath.take()
  }
  if (header === null || rows === 0) throw withoutProducts(file.name)
  return { facts, header, rows, notes }
}

/** Has a layout look at all rows. */
export async function lookAtRows(preparing: Preparing, layout: CatalogLayout): Promise<void> {
  await overRows(preparing, (rows) => layout.look(rows))
}

async function overRows(
  { environment, store, desk, signal }: Preparing,
  work: (rows: readonly NumberedRow[]) => void,
): Promise<void> {
  const breath = new Breath(environment)
  let last = 0
  for (;;) {
    signal.throwIfAborted()
    const rows = desk.rows(last, ROWS_AT_ONCE)
    const end = rows.at(-1)
    if (!end) return
    last = end.number
    store.repeatable(() => work(rows))
    await breath.take()
  }
}

/** Makes the rows on the desk a catalog beside the live one. */
export async function prepareCatalog(
  preparing: Preparing,
  { header, notes }: RowsRead,
  layout: CatalogLayout,
): Promise<ImportCounts> {
  const { environment, store, desk, file, signal, tell } = preparing
  const { isSilentAboutImages } = layout
  const staging: Staging = { store, desk, isSilentAboutImages }
  const rules = rulesOf(layout)
  desk.beginCatalog(file.name, isoNow(environment.clock))
  desk.watch()
  desk.note(notes)
  const headerText = JSON.stringify(header.cells)
  await overRows(preparing, (rows) => {
    const assigned = rows.flatMap((row) => {
      if (JSON.stringify(row.cells) === headerText) {
        desk.note([t`Line ${row.line}: the header stands there once more; the row is left out.`])
        return []
      }
      const productId = layout.productId(row)
      if (productId !== '') return [{ number: row.number, productId }]
      desk.refuse([withoutId(row)])
      return []
    })
    desk.assign(assigned)
  })
  const products = desk.productCount()
  const breath = new Breath(environment)
  let last = 0
  let done = 0
  for (;;) {
    signal.throwIfAborted()
    const some = desk.products(last, PRODUCTS_AT_ONCE)
    const end = some.at(-1)
    if (!end) break
    last = end.place
    store.repeatable(() => {
      for (const { id, place, rows } of some) {
        const read = layout.product(id, rows, rules)
        desk.note(read.notes)
        const taken = read.product && stageProduct(staging, read.product, place)
        if (read.product && taken === null) continue
        desk.refuse(taken === null ? read.refused : [refusedOf(rows[0], id, taken)])
        keepProduct(staging, id, place)
      }
    })
    done += some.length
    tell(done, products, 0)
    await breath.take()
  }
  store.repeatable(() => {
    for (const id of desk.neverInAFile()) keepProduct(staging, id, BEHIND_ALL)
  })
  await noteLikeSkus(preparing)
  const counts = desk.counts()
  return { ...counts, isShrunken: isShrunken(counts) }
}

async function noteLikeSkus({ environment, store, desk, signal }: Preparing): Promise<void> {
  const breath = new Breath(environment)
  let after = ''
  for (;;) {
    signal.throwIfAborted()
    const groups = desk.likeSkus(after, ROWS_AT_ONCE)
    const end = groups.at(-1)
    if (!end) return
    after = end.key
    store.repeatable(() => {
      for (const { variants } of groups) {
        const skus = [...new Set(variants.map(({ sku }) => sku))]
        const products = [...new Set(variants.map(({ productId }) => productId))].slice(0, 5)
        const where = products.join(', ')
        desk.note([
          skus.length === 1
            ? t`SKU "${skus[0]}" stands at ${variants.length} variants (products ${where}): none of them is linked by it.`
            : t`SKUs that look alike are ${variants.length} different variants (products ${where}): ${skus.slice(0, 5).join(' · ')}`,
        ])
      }
    })
    await breath.take()
  }
}

function withoutId({ line, problem }: SourceRow): RefusedRow {
  const reason = problem ?? t`the product's id is empty`
  return { line, column: null, value: '', reason, productId: '' }
}

function refusedOf(
  row: SourceRow | undefined,
  productId: string,
  reason: string | null,
): RefusedRow {
  return { line: row?.line ?? 0, column: null, value: '', reason: reason ?? '', productId }
}
