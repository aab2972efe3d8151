import { resolve } from 'node:path'
import { openStoreInProcess, type StoreInProcess } from '@main/store-simulator'
import { Agreed } from '../invariants/agreed'
import { SentRequests } from '../invariants/sent-requests'
import { WrittenValues } from '../invariants/written-values'
import { drawCatalogs, shopFile } from '../people/catalogs'
import { Merchant } from '../people/merchant'
import { drawAdminEdit } from '../people/other-admin'
import { type Dice, diceOf } from './dice'
import { type EngineProcess, type StateFolder, startEngine, TOKEN } from './engine-process'
import { productGid } from './fields'
import { Network } from './network'
import { StoreJournal } from './store-journal'
import { Trace } from './trace'
import { Violation } from './violation'
import { VirtualTime } from './virtual-time'

const SCHEMA_FILE = resolve('resources/shopify-schema/admin_2026-10.json.gz')
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
  hasToken = true
  /** Edits of the other admin so far. */
  edits = 0
  #process: EngineProcess
  #failure: unknown = null
  readonly journal: StoreJournal
  readonly agreed = new Agreed()
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
    this.#adminDice = diceOf(seed, 5)
    this.time = time
    this.store = store
    this.merchant = merchant
    this.#folder = folder
    this.trace = new Trace(time.now)
    this.requests = new SentRequests(() => this.#process.view, time.now)
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
        leaves: (request) => this.#watch(() => requests.leaves(request)),
        served: (request) => this.#watch(() => requests.served(request)),
        ends: (request, answer) => this.#watch(() => requests.ends(request, answer)),
      },
    })
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

  /** Runs a sync or a push to its end, or until its process dies. */
  async run(kind: 'sync' | 'push'): Promise<'ended' | 'died'> {
    const { engine, life } = this.#process
    if (kind === 'sync') engine.runs.startSync({ mode: 'full', allowShrunken: false })
    else engine.runs.startPush({ confirmed: {} })
    await this.time.until(Promise.race([engine.runs.idle(), life.died]))
    const state = kind === 'sync' ? engine.runs.sync : engine.runs.push
    this.trace.add(`  ${kind} ${life.isOver ? 'died' : state.kind}`)
    return life.isOver ? 'died' : 'ended'
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
  async edit(): Promise<void> {
    const edit = drawAdminEdit(this.#adminDice, this.store.store)
    if (edit === null) return
    this.journal.actor = 'admin'
    const answer = await this.control('edit', { edits: [edit] })
    this.journal.actor = 'concord'
    this.edits += 1
    this.trace.add(`  admin: ${JSON.stringify(edit)} ${answer === null ? 'not possible' : ''}`)
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
    await this.store.close()
  }

  #start(file: string): EngineProcess {
    return startEngine(file, {
      time: this.time,
      dice: this.#uuids,
      http: this.network.port,
      hasToken: () => this.hasToken,
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
