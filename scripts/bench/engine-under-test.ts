import { basename } from 'node:path'
import { realEnvironment } from '@main/bootstrap/environment'
import { openStateFile, sqliteStateStore } from '@main/database'
import { Engine } from '@main/engine'
import { openCatalogFile } from '@main/merchant-catalog'
import { shopifyGateway } from '@main/shopify'
import type { AmsProduct } from '@shared/catalog/product'
import { compareFilterSchema } from '@shared/contract/review'
import { type SyncState, type SyncSummary, syncStateSchema } from '@shared/contract/sync'
import { type ExportFile, exportHttp } from './export-http'
import { processorMs, type StepClock, stepClock } from './measure/step-clock'

/**
 * The only file of the bench that touches the engine. It runs the engine as its process does
 * (src/main/bootstrap/engine-process.ts) and tells the steps of a run apart by the progress that the
 * engine itself reports.
 */
export type EngineUnderTest = {
  importAms(products: Iterable<AmsProduct>): void
  /** Takes a catalog file as the import dialog does; `folder` gets its private copy. */
  importFile(path: string, folder: string): Promise<ImportMeasured>
  /** A Full Sync And Compare of this export. */
  sync(file: ExportFile): Promise<SyncMeasured>
  /** A page of the Compare screen; gives the number of all rows under its filter. */
  comparePage(offset: number): number
  close(): Promise<void>
}

export type ImportMeasured = {
  readonly previewSeconds: number
  readonly switchSeconds: number
  readonly products: number
  readonly variants: number
}

/** Seconds of each step. Ingest is all from the first byte until the read is proven and live. */
export type SyncMeasured = {
  readonly ingestSeconds: number
  /** Processor times are worth more than the clock while other programs run. */
  readonly ingestProcessorSeconds: number
  readonly matchSeconds: number
  readonly compareSeconds: number
  readonly matchProcessorSeconds: number
  readonly compareProcessorSeconds: number
  readonly summary: SyncSummary
}

/** Rows that the engine commits together while it reads (`PAGE_ROWS` in pull-by-export.ts). */
export const INGEST_ROWS_PER_BATCH = 500

const PAGE_ROWS = 100
const EVERYTHING = compareFilterSchema.parse({})
const TOKEN = 'shpat_bench'

export function openEngineUnderTest(stateFile: string): EngineUnderTest {
  const db = openStateFile(stateFile)
  const store = sqliteStateStore(db)
  const environment = realEnvironment({
    info: () => undefined,
    error: (message, error) => console.error(message, error),
  })
  let file: ExportFile | null = null
  let running: readonly StepClock[] = []
  let ended: (state: SyncState) => void = () => undefined
  const gateway = shopifyGateway({
    storeUrl: 'https://bench.invalid',
    credential: () => ({ token: TOKEN }),
    http: exportHttp(() => {
      if (!file) throw new Error('No export is ready')
      return file
    }),
    clock: environment.clock,
    scheduler: environment.scheduler,
  })
  const engine = new Engine({
    environment,
    store,
    gateway,
    storeName: 'Bench',
    credential: () => ({ endsIn: TOKEN.slice(-4), keptIn: 'session' }),
    emit: (name, payload) => {
      if (name !== 'sync.progress') return
      const state = syncStateSchema.parse(payload)
      if (state.kind === 'running') for (const clock of running) clock.enter(state.step)
      else if (state.kind !== 'idle') ended(state)
    },
  })
  return {
    importAms(products) {
      engine.importCatalog({ sourceName: 'Bench', products: [...products], notes: [] }, true)
    },
    async importFile(path, folder) {
      const started = performance.now()
      engine.imports.begin(basename(path), () => openCatalogFile(path, folder))
      await engine.imports.idle()
      const state = engine.imports.state()
      if (state.kind !== 'ready') throw new Error(`The import ended: ${JSON.stringify(state)}`)
      const shown = performance.now()
      const { products, variants } = await engine.imports.confirm({ allowShrunken: false })
      const switchSeconds = (performance.now() - shown) / 1000
      return { previewSeconds: (shown - started) / 1000, switchSeconds, products, variants }
    },
    async sync(exportFile) {
      file = exportFile
      const clock = stepClock()
      const processor = stepClock(processorMs)
      running = [clock, processor]
      const end = new Promise<SyncState>((resolve) => {
        ended = (state) => {
          for (const each of running) each.end()
          resolve(state)
        }
      })
      engine.runs.startSync({ mode: 'full', allowShrunken: false })
      const state = await end
      await engine.runs.idle()
      if (state.kind !== 'finished') throw new Error(`The sync ended: ${JSON.stringify(state)}`)
      return {
        ingestSeconds: ingestOf(clock),
        ingestProcessorSeconds: ingestOf(processor),
        matchSeconds: clock.seconds('match'),
        compareSeconds: clock.seconds('compare'),
        matchProcessorSeconds: processor.seconds('match'),
        compareProcessorSeconds: processor.seconds('compare'),
        summary: state.summary,
      }
    },
    comparePage(offset) {
      return store.screens.compareRows({ filter: EVERYTHING, offset, limit: PAGE_ROWS }).total
    },
    async close() {
      await engine.imports.stop()
      await engine.runs.stop()
      db.close()
    },
  }
}

function ingestOf(clock: StepClock): number {
  return clock.seconds('read-shopify') + clock.seconds('prove-complete')
}
