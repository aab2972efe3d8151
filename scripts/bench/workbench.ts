import { closeSync, copyFileSync, fsyncSync, openSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { type CatalogSpec, differingProducts, VARIANTS_PER_PRODUCT } from './catalog/catalog-spec'
import { type CatalogFileKind, writeCatalog } from './catalog/write-catalog'
import { writeExport } from './catalog/write-export'
import { INGEST_ROWS_PER_BATCH } from './engine-under-test'
import type { ExportFile } from './export-http'
import { type FasterSqldiff, fasterSqldiff } from './floor/faster-sqldiff'
import { median, medianBy } from './measure/quantile'
import type { BenchOptions } from './options'
import type { Timed } from './report/verdict'
import { runScenario } from './run-scenario'
import { amsImportScenario } from './scenarios/ams-import-scenario'
import { fileFloorScenario } from './scenarios/file-floor-scenario'
import { type FileImport, fileImportScenario } from './scenarios/file-import-scenario'
import { ingestFloorScenario } from './scenarios/ingest-floor-scenario'
import { type PageDelays, pageDelaysScenario } from './scenarios/page-delays-scenario'
import { plainCatalogsScenario } from './scenarios/plain-catalogs-scenario'
import { comparing, type SyncResult, syncScenario } from './scenarios/sync-scenario'

const DIFFERING_PERCENT = 5
/** Edited in Shopify between the full compare and the second one. */
const EDITED_PRODUCTS = 100
/** While pages are asked for, as many more products were edited: there is something to compare. */
const EDITED_PERCENT_WHILE_PAGING = 5
const FLOOR_RUNS = 3
const COMPARE_RUNS = 5

export type FirstSync = SyncResult & { readonly amsSeconds: number; readonly amsPeakMb: number }

/** What the parts ask for; each thing is measured once, however many parts need it. */
export type Workbench = {
  /** The floor of the ingest: the median of some runs, each in a process of its own. */
  floor(): Promise<Timed & { readonly processorSeconds: number }>
  sqldiff(): Promise<FasterSqldiff>
  /** A first Full Sync And Compare of so many unlinked products that agree. */
  firstSync(products: number): Promise<FirstSync>
  /** The next one, of the linked catalog, when 5 % of the products differ since: of some runs, the one with the median time. */
  fullCompare(): Promise<SyncResult>
  /** The one that the same engine did after it, with a hundred products edited since. */
  secondCompare(): Promise<SyncResult>
  /** The floor of a catalog file's import, of a CSV file of so many rows. */
  fileFloor(rows: number): Promise<Timed>
  /** A catalog file of so many rows taken into a store that has none. */
  fileImport(kind: CatalogFileKind, rows: number): Promise<FileImport>
  pageDelays(): Promise<{ readonly first: PageDelays; readonly later: PageDelays }>
}

/** `folder` is empty and gets all files; whoever made it removes it. */
export function workbench(
  options: BenchOptions,
  folder: string,
  say: (line: string) => void,
): Workbench {
  const agreeing = (products: number): CatalogSpec => ({
    seed: options.seed,
    products,
    differingPercent: 0,
    editedProducts: 0,
  })
  const start = agreeing(options.products)
  const differing = { ...start, differingPercent: DIFFERING_PERCENT }
  const edited = { ...differing, editedProducts: EDITED_PRODUCTS }
  const editedWhilePaging = {
    ...differing,
    editedProducts: Math.floor((options.products * EDITED_PERCENT_WHILE_PAGING) / 100),
  }
  const file = (name: string): string => join(folder, name)
  const stateOf = (products: number): string => file(`state-${products}.sqlite`)
  const pagesState = file('state-pages.sqlite')

  const exportOf = byKey(specKey, async (spec: CatalogSpec): Promise<ExportFile> => {
    say(`Writing an export of ${spec.products} products, ${differingProducts(spec)} differ`)
    const path = file(`export-${specKey(spec)}.jsonl`)
    await writeExport(spec, options.order, path)
    return { path, products: spec.products }
  })
  const amsImport = byKey(String, async (products: number) => {
    say(`AMS import of ${products} products`)
    const stateFile = stateOf(products)
    const spec = agreeing(products)
    const imported = await runScenario(amsImportScenario, { spec, stateFile }, folder)
    // The pages need a state that nobody has synced, and the first sync comes next.
    if (products === options.products) copyFileSync(stateFile, pagesState)
    return imported
  })
  const sync = async (stateFile: string, ...specs: readonly CatalogSpec[]) => {
    const syncs: { exportFile: ExportFile; inAgreement: number }[] = []
    for (const spec of specs) {
      const inAgreement = spec.products - differingProducts(spec)
      syncs.push({ exportFile: await exportOf(spec), inAgreement })
    }
    return runScenario(syncScenario, { stateFile, syncs }, folder)
  }
  const firstSync = byKey(String, async (products: number) => {
    const imported = await amsImport(products)
    say(`First sync of ${products} products`)
    const synced = onlyOf(await sync(stateOf(products), agreeing(products)))
    return { ...synced, amsSeconds: imported.seconds, amsPeakMb: imported.peakMb }
  })

  const catalogFile = byKey(catalogKey, async (kind: CatalogFileKind, rows: number) => {
    say(`Writing a catalog file of ${rows} rows: ${kind}`)
    const path = file(`catalog-${rows}.${kind}`)
    await writeCatalog(agreeing(productsOf(rows)), kind, path)
    return path
  })
  const fileFloorOnce = async (rows: number, turn: number): Promise<number> => {
    say(`Floor of the import, ${turn} of ${FLOOR_RUNS}`)
    const databaseFile = file(`file-floor-${rows}-${turn}.sqlite`)
    const input = { file: await catalogFile('csv', rows), databaseFile }
    const read = await runScenario(fileFloorScenario, input, folder)
    refuseOtherRows('floor', read, rows)
    return read.seconds
  }

  const compares = once(async () => {
    await firstSync(start.products)
    const runs: { readonly full: SyncResult; readonly second: SyncResult }[] = []
    for (let turn = 1; turn <= COMPARE_RUNS; turn++) {
      say(
        `Full compare of the linked catalog, ${DIFFERING_PERCENT} % differ, and a second one, ${EDITED_PRODUCTS} edited since, ${turn} of ${COMPARE_RUNS}`,
      )
      const stateFile = file('state-compared.sqlite')
      copyToDisk(stateOf(start.products), stateFile)
      const [full, second] = await sync(stateFile, differing, edited)
      rmSync(stateFile)
      if (!full || !second) throw new Error('A sync gave no result')
      runs.push({ full, second })
    }
    return medianBy(runs, ({ full }) => comparing(full))
  })

  return {
    firstSync,
    fullCompare: async () => (await compares()).full,
    secondCompare: async () => (await compares()).second,
    floor: once(async () => {
      const exportFile = await exportOf(start)
      const runs: { seconds: number; processorSeconds: number }[] = []
      for (let turn = 1; turn <= FLOOR_RUNS; turn++) {
        say(`Floor of the ingest, ${turn} of ${FLOOR_RUNS}`)
        const databaseFile = file(`floor-${turn}.sqlite`)
        const rowsPerBatch = INGEST_ROWS_PER_BATCH
        const input = { exportFile: exportFile.path, databaseFile, rowsPerBatch }
        const read = await runScenario(ingestFloorScenario, input, folder)
        const variants = start.products * VARIANTS_PER_PRODUCT
        if (read.products !== start.products || read.variants !== variants) {
          throw new Error(`The floor read ${read.products} products, ${read.variants} variants`)
        }
        runs.push(read)
      }
      return {
        name: 'floor',
        seconds: median(runs.map(({ seconds }) => seconds)),
        processorSeconds: median(runs.map(({ processorSeconds }) => processorSeconds)),
      }
    }),
    sqldiff: once(async () => {
      say('sqldiff over both catalogs as plain tables')
      const input = {
        spec: differing,
        oursFile: file('ours.sqlite'),
        theirsFile: file('theirs.sqlite'),
      }
      await runScenario(plainCatalogsScenario, input, folder)
      return fasterSqldiff(input.oursFile, input.theirsFile, differingProducts(differing))
    }),
    async fileFloor(rows) {
      const runs: number[] = []
      for (let turn = 1; turn <= FLOOR_RUNS; turn++) runs.push(await fileFloorOnce(rows, turn))
      return { name: 'floor', seconds: median(runs) }
    },
    fileImport: byKey(catalogKey, async (kind: CatalogFileKind, rows: number) => {
      const path = await catalogFile(kind, rows)
      say(`Import of ${rows} rows: ${kind}`)
      const stateFile = file(`state-file-${rows}-${kind}.sqlite`)
      const input = { file: path, stateFile, copies: folder }
      const imported = await runScenario(fileImportScenario, input, folder)
      refuseOtherRows('import', imported, rows)
      return imported
    }),
    pageDelays: once(async () => {
      await amsImport(start.products)
      const first = await exportOf(differing)
      const later = await exportOf(editedWhilePaging)
      say('Pages of the Compare screen during a first and a later sync')
      return runScenario(pageDelaysScenario, { stateFile: pagesState, first, later }, folder)
    }),
  }
}

/** What was copied is on the disk when this returns: nothing is left to be written while the next thing is measured. */
function copyToDisk(from: string, to: string): void {
  copyFileSync(from, to)
  const copy = openSync(to, 'r+')
  fsyncSync(copy)
  closeSync(copy)
}

function onlyOf<T>([only]: readonly T[]): T {
  if (only === undefined) throw new Error('A sync gave no result')
  return only
}

/** Whole products alone: a row for each variant. */
function productsOf(rows: number): number {
  return Math.ceil(rows / VARIANTS_PER_PRODUCT)
}

/** A time of other work than was asked for is none. */
function refuseOtherRows(
  what: string,
  read: { readonly products: number; readonly variants: number },
  rows: number,
): void {
  const products = productsOf(rows)
  if (read.products === products && read.variants === products * VARIANTS_PER_PRODUCT) return
  throw new Error(`The ${what} of a file read ${read.products} products, ${read.variants} variants`)
}

function catalogKey(kind: CatalogFileKind, rows: number): string {
  return `${kind}-${rows}`
}

function specKey({ products, differingPercent, editedProducts }: CatalogSpec): string {
  return `${products}-${differingPercent}-${editedProducts}`
}

function once<T>(work: () => Promise<T>): () => Promise<T> {
  const started = byKey(() => '', work)
  return () => started()
}

/** `work` once for each different input; a failure is remembered like a result. */
function byKey<In extends readonly unknown[], Out>(
  key: (...input: In) => string,
  work: (...input: In) => Promise<Out>,
): (...input: In) => Promise<Out> {
  const started = new Map<string, Promise<Out>>()
  return (...input) => {
    const known = started.get(key(...input))
    if (known) return known
    const fresh = work(...input)
    started.set(key(...input), fresh)
    return fresh
  }
}
