import { ConcordError } from '@shared/contract/app-error'
import type { EngineOutput, EngineParsedInput } from '@shared/contract/engine-contract'
import type { ImportResult } from '@shared/contract/store'
import { Announcer, startOfToday } from './announcer'
import { checkNowAndThen } from './automatic-checks'
import { importCatalog } from './catalog'
import type { EngineOptions } from './engine-options'
import { Linking } from './linking'
import type { CatalogToImport } from './ports'
import { Pushes } from './pushes'
import { Review } from './review'
import { Rules } from './rules'
import { Runs } from './runs'
import { StoreConnection } from './store-connection'

/** The engine of one store: its connection, its review, its runs, its catalog. */
export class Engine {
  readonly connection: StoreConnection
  readonly review: Review
  readonly linking: Linking
  readonly runs: Runs
  readonly pushes: Pushes
  readonly rules: Rules
  readonly #options: EngineOptions
  readonly #announcer: Announcer

  constructor(options: EngineOptions) {
    this.#options = options
    this.#announcer = new Announcer(options)
    this.connection = new StoreConnection(options)
    this.review = new Review(options, this.#announcer)
    this.runs = new Runs(options, this.connection, this.#announcer)
    this.pushes = new Pushes(options, this.#announcer, this.runs)
    this.linking = new Linking(options, this.#announcer, this.runs)
    this.rules = new Rules(options, this.#announcer, this.runs)
    this.runs.recover()
  }

  /** Reads what changed in Shopify now and then, until the signal is aborted. */
  keepUpToDate(signal: AbortSignal): Promise<void> {
    return checkNowAndThen(this.#options, this.runs, this.connection, signal)
  }

  overview(): EngineOutput<'overview.get'> {
    const { store, storeName } = this.#options
    return {
      storeName,
      connection: this.connection.now(),
      amsCatalog: store.ams.info(),
      sync: this.runs.sync,
      lastSync: this.runs.lastSync(),
      push: this.runs.push,
      badges: store.screens.badges(),
      conflicts: store.screens.conflicts(),
      outbox: store.outbox.counts(this.#today()),
      savedAt: store.screens.lastSavedAt(),
    }
  }

  outboxRows(input: EngineParsedInput<'outbox.rows'>): EngineOutput<'outbox.rows'> {
    return this.#options.store.screens.outboxRows({ ...input, sentSince: this.#today() })
  }

  productDetail({ amsProductId }: EngineParsedInput<'products.get'>): EngineOutput<'products.get'> {
    const detail = this.#options.store.screens.productDetail(amsProductId)
    if (detail) return detail
    throw notFound('AMS has this product no more.')
  }

  runLine({ run }: EngineParsedInput<'runs.get'>): EngineOutput<'runs.get'> {
    const line = this.#options.store.screens.runLine(run)
    if (line) return line
    throw notFound('There is no such run.')
  }

  importCatalog(catalog: CatalogToImport, allowShrunken: boolean): ImportResult {
    this.runs.refuseWhileRunning('Replacing the AMS catalog')
    const { environment, store } = this.#options
    const result = importCatalog(environment, store, catalog, allowShrunken)
    this.#announcer.changed(['compare', 'products', 'overview'])
    return result
  }

  #today(): string {
    return startOfToday(this.#options.environment.clock.now())
  }
}

function notFound(message: string): ConcordError {
  return new ConcordError({ code: 'not-found', message, retryable: false })
}
