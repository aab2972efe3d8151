import { ConcordError } from '@shared/contract/app-error'
import type { EngineOutput, EngineParsedInput } from '@shared/contract/engine-contract'
import type { ImportResult } from '@shared/contract/store'
import type { StoreSeen } from '@shared/contract/stores'
import { t } from '@shared/words/words'
import { AmsDecisions } from './ams-decisions'
import { AmsLine } from './ams-line'
import { Announcer, startOfToday } from './announcer'
import { checkNowAndThen } from './automatic-checks'
import { CatalogExports, importCatalog } from './catalog'
import { keepInTouch, ReachWatch, StoreConnection } from './connection'
import { ComparisonAfterEdits, Editing, ManyEdits } from './editing'
import type { EngineOptions } from './engine-options'
import { Images } from './images'
import { CatalogImports } from './importing'
import { Linking } from './linking'
import { LongWorks } from './long-works'
import { costOfRow } from './planning'
import { type CatalogToImport, isoNow } from './ports'
import { Pushes } from './pushes'
import { Review } from './review'
import { Rules } from './rules'
import { Runs } from './runs'
import { SendingByItself } from './sending-by-itself'
import { Settings } from './settings'
import { SetupChecks } from './setup-checks'
import { Stock } from './stock'
import { StockLocations } from './stock-locations'
import { StockQueue } from './stock-queue'

/** The engine of one store: its connection, its review, its runs, its catalog. */
export class Engine {
  readonly connection: StoreConnection
  readonly setupChecks: SetupChecks
  readonly review: Review
  readonly editing: Editing
  readonly manyEdits: ManyEdits
  readonly linking: Linking
  readonly runs: Runs
  readonly pushes: Pushes
  readonly rules: Rules
  readonly settings: Settings
  readonly stock: Stock
  readonly stockQueue: StockQueue
  readonly stockLocations: StockLocations
  readonly byItself: SendingByItself
  readonly images: Images
  readonly amsLine: AmsLine
  readonly amsDecisions: AmsDecisions
  readonly catalogExports: CatalogExports
  readonly imports: CatalogImports
  readonly works: LongWorks
  readonly #options: EngineOptions
  readonly #announcer: Announcer
  readonly #watch: ReachWatch
  /** What waits for the next look at what changed in Shopify. */
  readonly #waiting = new Set<() => void>()
  #storeName: string

  constructor(options: EngineOptions) {
    this.#options = options
    this.#storeName = options.storeName
    this.#announcer = new Announcer(options)
    this.#watch = new ReachWatch(options.environment)
    this.#watch.onChange((now) => options.emit('reach.changed', now))
    options.gateway.onAnswer((error) => this.#watch.heard(error))
    this.connection = new StoreConnection(options, this.#watch)
    this.setupChecks = new SetupChecks(options, this.connection)
    this.works = new LongWorks(options)
    this.runs = new Runs(options, this.connection, this.#announcer)
    const comparison = new ComparisonAfterEdits(options.store, this.runs)
    this.editing = new Editing(options, this.#announcer, this.runs, comparison)
    this.manyEdits = new ManyEdits(options, this.#announcer, this.runs, comparison, this.works)
    this.review = new Review(options, this.#announcer, this.manyEdits)
    this.pushes = new Pushes(options, this.#announcer, this.runs)
    this.linking = new Linking(options, this.#announcer, this.runs)
    this.rules = new Rules(options, this.#announcer, this.runs)
    this.stock = new Stock(options, this.#announcer, this.runs)
    this.stockQueue = new StockQueue(
      options,
      this.#announcer,
      this.runs,
      this.#watch,
      this.connection,
    )
    this.stockLocations = new StockLocations(options, this.#announcer, this.runs)
    this.settings = new Settings(options, this.#announcer, this.runs)
    this.byItself = new SendingByItself(options, this.#announcer, this.runs, this.#watch)
    this.images = new Images(options, this.#announcer, this.runs, this.#watch)
    this.amsLine = new AmsLine(options, this.#announcer, this.runs)
    this.amsDecisions = new AmsDecisions(
      options,
      this.#announcer,
      this.runs,
      this.works,
      comparison,
    )
    this.runs.readsAmsBy((signal) => this.amsLine.read(signal))
    this.catalogExports = new CatalogExports(options, this.works)
    this.imports = new CatalogImports(options, this.#announcer, this.runs, this.images)
    if (options.isCautious) this.runs.setAside()
    this.runs.recover()
  }

  /**
   * The state file is not the one that was open here last: nothing that it believes to wait goes by itself, and no
   * count before Shopify was read. May be done twice.
   */
  stateWasRestored(): void {
    const { environment, store } = this.#options
    store.outbox.forgetAsked()
    store.stockSync.restored(isoNow(environment.clock))
    store.comparison.markEverything()
    this.amsLine.stateWasRestored()
    environment.log.info(
      'The state file is an earlier one or a copy: Shopify is read before anything is sent',
    )
  }

  /**
   * Keeps in touch with the store, reads what changed in it now and then, lets stock follow and fetches pictures,
   * until the signal is aborted.
   */
  async keepUpToDate(signal: AbortSignal): Promise<void> {
    const { environment } = this.#options
    const look = (aborted: AbortSignal) => this.connection.test(aborted)
    await Promise.all([
      keepInTouch(environment, this.#watch, look, signal),
      checkNowAndThen(this.#options, this.runs, this.#watch, (wake) => this.#listen(wake), signal),
      this.stockQueue.follow(signal),
      this.images.follow(signal),
      this.amsLine.follow(signal),
    ])
  }

  /**
   * The computer slept, and its timers with it: whether the store is there is asked at once, and then what changed in
   * it meanwhile. Never rejects.
   */
  async woke(): Promise<void> {
    await this.connection.test()
    for (const wake of this.#waiting) wake()
  }

  #listen(wake: () => void): () => void {
    this.#waiting.add(wake)
    return () => this.#waiting.delete(wake)
  }

  /** A person gave the store another name. */
  rename(name: string): void {
    this.#storeName = name
    this.#announcer.changed(['overview'])
  }

  /** What the list of stores tells of this one while it is not open. */
  seen(): StoreSeen {
    const { reach, lastSync, badges, outbox, conflicts } = this.overview()
    return {
      at: isoNow(this.#options.environment.clock),
      reach: reach.kind,
      trouble: reach.kind === 'offline' ? reach.error.message : null,
      comparedAt: lastSync?.finishedAt ?? null,
      inAgreement: badges.synced,
      differ: badges.outOfSync + badges.onlyAms + badges.onlyShopify,
      waiting: outbox.toShopify + outbox.toAms,
      needPerson: badges.unsure + outbox.returned + conflicts + this.amsLine.state().conflicts,
      failed: badges.syncError + outbox.parked,
    }
  }

  overview(): EngineOutput<'overview.get'> {
    const { store } = this.#options
    return {
      storeName: this.#storeName,
      connection: this.connection.now(),
      reach: this.#watch.now(),
      currencyCode: this.connection.lastCurrency(),
      shopifyReadAt: store.runs.lastReadAt(),
      amsCatalog: store.ams.info(),
      sync: this.runs.sync,
      lastSync: this.runs.lastSync(),
      push: this.runs.push,
      heldBack: this.byItself.heldBack(),
      badges: store.screens.badges(),
      conflicts: store.screens.conflicts(),
      outbox: store.outbox.counts(this.#today()),
      savedAt: store.screens.lastSavedAt(),
    }
  }

  outboxRows(input: EngineParsedInput<'outbox.rows'>): EngineOutput<'outbox.rows'> {
    const { screens } = this.#options.store
    const { total, rows } = screens.outboxRows({ ...input, sentSince: this.#today() })
    return { total, rows: rows.map((row) => ({ ...row, cost: costOfRow(row) })) }
  }

  productDetail({ amsProductId }: EngineParsedInput<'products.get'>): EngineOutput<'products.get'> {
    const detail = this.#options.store.screens.productDetail(amsProductId)
    if (detail) return detail
    throw notFound(t`AMS has this product no more.`)
  }

  runLine({ run }: EngineParsedInput<'runs.get'>): EngineOutput<'runs.get'> {
    const line = this.#options.store.screens.runLine(run)
    if (line) return line
    throw notFound(t`There is no such run.`)
  }

  importCatalog(catalog: CatalogToImport, allowShrunken: boolean): ImportResult {
    this.runs.refuseWhileRunning(t`Replacing the AMS catalog`)
    this.imports.drop()
    const { environment, store } = this.#options
    const result = importCatalog(environment, store, catalog, allowShrunken)
    this.images.catalogsMoved()
    this.#announcer.changed(['compare', 'products', 'overview', 'stock', 'images', 'ams-line'])
    return result
  }

  #today(): string {
    return startOfToday(this.#options.environment.clock.now())
  }
}

function notFound(message: string): ConcordError {
  return new ConcordError({ code: 'not-found', message, retryable: false })
}
