import { resolve } from 'node:path'
import { openStoreInProcess, type StoreInProcess } from '@main/store-simulator'
import { itemGid } from '@main/store-simulator/queries/lookup'
import type { StoreState } from '@main/store-simulator/state/store-state'
import type { StartPush, StartSync, SyncState } from '@shared/contract/sync'
import { Agreed } from '../invariants/agreed'
import { holdByItself } from '../invariants/by-itself'
import { SentRequests } from '../invariants/sent-requests'
import { StockWanted } from '../invariants/stock-arrived'
import { StockQueueHistory } from '../invariants/stock-queue'
import { StockRequests, type StoreOfItems } from '../invariants/stock-requests'
import { WrittenValues } from '../invariants/written-values'
import { drawCatalogs, shopFile } from '../people/catalogs'
import { Merchant } from '../people/merchant'
import { drawAdminEdit, drawSale, type Edit, emptyShop } from '../people/other-admin'
import { RuleMaker } from '../people/rule-maker'
import { StockKeeper } from '../people/stock-keeper'
import { type Dice, diceOf } from './dice'
import { type EngineProcess, type StateFolder, startEngine, TOKEN } from './engine-process'
import { productGid, variantGid } from './fields'
import { itemsOf, learnLevels } from './items'
import { Network } from './network'
import { StoreJournal } from './store-journal'
import { Trace } from './trace'
import { Violation } from './violation'
import { VirtualTime } from './virtual-time'

const SCHEMA_FILE = resolve('resources/shopify-schema/admin_2026-10.json.gz')
/** How a run of the engine ended, for those who watch its process. */
export type Ending = 'ended' | 'died'

const START = Date.parse('2026-11-23T08:00:00.000Z')
/** A process does not come back at once, so nothing of its predecessor is still on the way. */
const RESTART_MS = 3_000

/** Everything of one seed: the store, the engine, the people, the way between them, and who watches. */
export class World {
  readonly dice: Dice
  readonly time: VirtualTime
  readonly trace: Trace
  readonly store: StoreInProcess
  readonly network: Network
  readonly requests: SentRequests
  readonly written: WrittenValues
  readonly merchant: Merchant
  readonly rules: RuleMaker
  readonly stockKeeper: StockKeeper
  /** Of all that happens about stock. */
  readonly stockDice: Dice
  readonly items: StoreOfItems
  readonly wanted = new StockWanted()
  readonly stockHistory = new StockQueueHistory()
  /** Whether each variant of the store was to sell on at 0 before Concord came. */
  readonly firstPolicies: ReadonlyMap<string, string>
  hasToken = true
  /** A person started the push that runs; any other one Concord starts by itself. */
  isPersonPushing = false
  /** The last whole read was of a replica that lacked a product: only another one shows it. */
  missesProducts = false
  /** Searches see the store as it was so long ago. */
  searchLagMs = 0
  /** Edits of the other admin so far. */
  edits = 0
  #process: EngineProcess
  #backup: string | null = null
  #failure: unknown = null
  /** Changes from which a push uses a bulk operation, in every process of this history. */
  readonly #bulkFrom: number
  readonly #stockRows: number
  readonly journal: StoreJournal
  readonly agreed = new Agreed()
  /** Links that were there before the last sync: `AMS id Shopify id`. */
  linksBefore: ReadonlySet<string> = new Set()
  readonly #folder: StateFolder
  readonly #uuids: Dice
  readonly #adminDice: Dice

  private constructor(
    seed: number,
    store: StoreInProcess,
    time: VirtualTime,
    folder: StateFolder,
    merchant: Merchant,
  ) {
    this.dice = diceOf(seed, 1)
    this.#uuids = diceOf(seed, 4)
    this.#bulkFrom = diceOf(seed, 11).pick([Number.POSITIVE_INFINITY, 1, 1, 3])
    this.#stockRows = diceOf(seed, 15).pick([1, 2, 3, 250])
    this.#adminDice = diceOf(seed, 5)
    this.time = time
    this.store = store
    this.merchant = merchant
    this.#folder = folder
    this.trace = new Trace(time.now)
    this.items = itemsOf(store.store)
    this.firstPolicies = new Map(
      [...store.store.variants.values()].map((one) => [variantGid(one), one.inventoryPolicy]),
    )
    const stock = new StockRequests(() => this.#process.stock, this.items, {
      onEffect: ({ ams_product_id: product, ams_variant_id: variant, quantity }) =>
        this.agreed.learnStock(product, variant, quantity),
      onRead: (levels) => learnLevels(this, levels),
    })
    stock.isSwitchedOff = () => this.engine.rules.policies().stock === 'never'
    this.requests = new SentRequests(
      () => this.#process.view,
      stock,
      time.now,
      (product) => unitsOf(store.store, product),
    )
    this.written = new WrittenValues(
      this.requests,
      () => this.network.current,
      (id) => [...store.store.products.values()].some((product) => productGid(product) === id),
      (attemptId) => this.#process.view.entriesOfAttempt(attemptId),
    )
    this.journal = new StoreJournal(store.store, time.now, (changes, isNew) =>
      this.#watch(() => this.written.heard(changes, isNew)),
    )
    const { requests } = this
    this.network = new Network({
      store,
      time,
      dice: diceOf(seed, 3),
      trace: this.trace,
      observer: {
        leaves: (request) =>
          this.#watch(() => {
            requests.leaves(request)
            holdByItself(this, request)
            // Automatic push follows its comparison without a break, and reads what moved since.
            if (request.operation === 'Products') this.agreed.see(this)
          }),
        uploads: (file) => this.#watch(() => requests.uploads(file)),
        served: (request) => this.#watch(() => requests.served(request)),
        ends: (request, answer) => this.#watch(() => requests.ends(request, answer)),
      },
    })
    this.rules = new RuleMaker(this, diceOf(seed, 10))
    this.stockKeeper = new StockKeeper(this, diceOf(seed, 13))
    this.stockDice = diceOf(seed, 14)
    this.#process = this.#start(folder.newFile())
  }

  static async open(seed: number, folder: StateFolder): Promise<World> {
    const catalogs = drawCatalogs(diceOf(seed, 2))
    const time = new VirtualTime(START)
    const storeChance = diceOf(seed, 6)
    const store = await openStoreInProcess({
      catalog: { kind: 'file', text: shopFile(catalogs.shop) },
      token: TOKEN,
      schemaFile: SCHEMA_FILE,
      control: true,
      now: time.now,
      random: () => storeChance.next(),
      wait: (delayMs) => time.wait(delayMs),
    })
    return new World(seed, store, time, folder, new Merchant(catalogs.ams, diceOf(seed, 7)))
  }

  get process(): EngineProcess {
    return this.#process
  }

  get engine() {
    return this.#process.engine
  }

  beginSync(mode: StartSync['mode'], allowShrunken = false): void {
    const { engine, view } = this.#process
    this.linksBefore = new Set(
      view.links().map((link) => `${link.ams_product_id} ${link.shopify_product_id}`),
    )
    engine.runs.startSync({ mode, allowShrunken })
  }

  /** Runs a sync to its end, or until its process dies. */
  async sync(mode: StartSync['mode'], allowShrunken = false): Promise<Ending> {
    const { engine } = this.#process
    this.beginSync(mode, allowShrunken)
    const how = await this.untilIdle()
    const { sync } = engine.runs
    const isWhole = sync.kind === 'finished' && sync.summary.mode === 'full'
    if (how === 'ended' && isWhole) this.missesProducts = this.network.hidden !== null
    this.trace.add(`  ${mode} sync ${how === 'died' ? how : wordsOf(sync)}`)
    return how
  }

  beginPush(confirmed: StartPush['confirmed'] = {}): void {
    const { engine } = this.#process
    const { deletions } = engine.review.previewPush()
    engine.runs.startPush({ confirmed })
    this.written.listed = new Map(deletions.map((deletion) => [deletion.entry, deletion]))
    this.isPersonPushing = true
  }

  /** The same for a push. A brake throws `brake`; the figures are what a person typed for it. */
  async push(confirmed: StartPush['confirmed'] = {}): Promise<Ending> {
    const { engine } = this.#process
    this.beginPush(confirmed)
    const how = await this.untilIdle()
    this.trace.add(`  push ${how === 'died' ? how : engine.runs.push.kind}`)
    return how
  }

  /** Until nothing runs any more, or the process is dead. */
  async untilIdle(): Promise<Ending> {
    const { engine, life } = this.#process
    await this.time.until(Promise.race([engine.runs.idle(), life.died]))
    this.isPersonPushing = false
    if (life.isOver) return 'died'
    // Whatever ran compared, and both sides may have agreed only then.
    this.agreed.lookAt(this)
    return 'ended'
  }

  /** Another engine on a copy of the state as it is now, which is thrown away after `look`. */
  onCopy<T>(look: (process: EngineProcess) => Promise<T>): Promise<T> {
    return this.#on(this.#folder.copyOf(this.#process.file), look)
  }

  /** Keeps the state as it is now, as a backup does, instead of what was kept before. */
  backUp(): void {
    if (this.#backup !== null) this.#folder.remove(this.#backup)
    this.#backup = this.#folder.copyOf(this.#process.file)
    this.trace.add('  backed up')
  }

  /** Another engine on what was backed up, if anything was; it is thrown away after `look`. */
  async onBackup(look: (process: EngineProcess) => Promise<void>): Promise<void> {
    const file = this.#backup
    this.#backup = null
    if (file !== null) await this.#on(file, look)
  }

  async #on<T>(file: string, look: (process: EngineProcess) => Promise<T>): Promise<T> {
    const copy = this.#start(file)
    try {
      return await look(copy)
    } finally {
      copy.life.end()
      copy.db.close()
      this.#folder.remove(copy.file)
    }
  }

  /** The process is gone, as after `kill -9`; another one finds what lies on the disk. */
  async restart(): Promise<void> {
    const gone = this.#process
    gone.life.end()
    this.requests.processDied()
    const file = this.#folder.copyOf(gone.file)
    // What was on its way may still arrive meanwhile.
    await this.time.pass(RESTART_MS)
    gone.db.close()
    this.#folder.remove(gone.file)
    this.#process = this.#start(file)
    this.trace.add('  started again')
  }

  /** The other admin does something at once. */
  edit(): Promise<void> {
    return this.#edit([drawAdminEdit(this.#adminDice, this.store.store)])
  }

  /** A customer buys something. */
  sell(): Promise<void> {
    return this.#edit([drawSale(this.#adminDice, this.store.store)])
  }

  /** Somebody deletes nearly everything. */
  emptyShop(): Promise<void> {
    return this.#edit(emptyShop(this.store.store))
  }

  async #edit(drawn: readonly (Edit | null)[]): Promise<void> {
    const edits = drawn.filter((edit) => edit !== null)
    if (edits.length === 0) return
    this.journal.actor = 'admin'
    const answer = await this.control('edit', { edits })
    this.journal.actor = 'concord'
    this.edits += 1
    this.trace.add(`  admin: ${JSON.stringify(edits)} ${answer === null ? 'not possible' : ''}`)
  }

  /** One call of the store's control surface; null when the store did not understand it. */
  async control(path: string, body: unknown): Promise<string | null> {
    const answer = await this.store.exchange({
      method: 'POST',
      path: `/control/${path}`,
      body: JSON.stringify(body),
    })
    return answer.status === 200 ? answer.body : null
  }

  /** Whether the last finished sync is that of this very moment. */
  justSynced(finishedAt: string): boolean {
    return Date.parse(finishedAt) === this.time.now()
  }

  /** Throws what an observer found since the last call. */
  assertWell(): void {
    if (this.#failure !== null) throw this.#failure
  }

  async close(): Promise<void> {
    this.#process.life.end()
    this.#process.db.close()
    this.#folder.remove(this.#process.file)
    if (this.#backup !== null) this.#folder.remove(this.#backup)
    await this.store.close()
  }

  #start(file: string): EngineProcess {
    return startEngine(file, {
      time: this.time,
      dice: this.#uuids,
      http: this.network.port,
      hasToken: () => this.hasToken,
      bulkFrom: this.#bulkFrom,
      stockRows: this.#stockRows,
      onError: (message, error) =>
        this.#watch(() => {
          const words = error instanceof Error ? (error.stack ?? error.message) : String(error)
          throw new Violation('no unexpected error', `${message}: ${words}`)
        }),
    })
  }

  /** What an observer finds is kept: thrown into the engine or the store it would be taken for their own trouble. */
  #watch(look: () => void): void {
    try {
      look()
    } catch (error) {
      this.#failure ??= error
    }
  }
}

/** Units for sale of each item of a product, as the store has them at this moment. */
function unitsOf(store: StoreState, product: string): ReadonlyMap<string, number> {
  const found = [...store.products.values()].find((candidate) => productGid(candidate) === product)
  return new Map(
    found?.variants.map((variant) => [itemGid(variant), variant.levels[0]?.available ?? 0]) ?? [],
  )
}

function wordsOf(sync: SyncState): string {
  return sync.kind === 'failed' ? `failed: ${sync.error.code}` : sync.kind
}
