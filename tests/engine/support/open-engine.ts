import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { realEnvironment } from '@main/bootstrap/environment'
import { nodeHttp } from '@main/bootstrap/node-http'
import {
  enterEpoch,
  openStateFile,
  renewEpoch,
  restoreIsSettled,
  sqliteStateStore,
} from '@main/database'
import { Engine, stockSettings } from '@main/engine'
import type {
  AmsServer,
  CatalogToImport,
  ImageLibrary,
  ImageSource,
  StateStore,
} from '@main/engine/ports'
import { ImageFiles } from '@main/images'
import type { Resolve } from '@main/images/guarded-lookup'
import { readCatalogText } from '@main/merchant-catalog'
import { type SendHttp, shopifyGateway } from '@main/shopify'
import { type StoreCatalog, type StoreSimulator, startStoreSimulator } from '@main/store-simulator'
import { toWire } from '@shared/ams-http/to-content'
import type { AmsProduct } from '@shared/catalog/product'
import { engineEvents } from '@shared/contract/engine-contract'
import {
  type OutboxCounts,
  type PushState,
  type PushSummary,
  pushStateSchema,
  type StartPush,
  type StartSync,
  type SyncState,
  type SyncSummary,
  syncStateSchema,
} from '@shared/contract/sync'
import { expect, vi } from 'vitest'
import type { z } from 'zod'
import { openTestAmsServer } from '../../support/ams-server'
import { AMS_BY } from './ams-by'
import { heardOtherwise } from './heard-otherwise'

export const SCHEMA_FILE = resolve('resources/shopify-schema/admin_2026-10.json.gz')
const TOKEN = 'shpat_engine_test'
/** The port of TCPMUX (RFC 1078), which no system serves any more. */
const NOBODY_LISTENS = 'http://127.0.0.1:1'

/** A real engine with a real state file, talking real HTTP to a store simulator. */
export type TestBench = {
  readonly simulator: StoreSimulator
  readonly engine: Engine
  readonly store: StateStore
  readonly folder: string
  /** AMS has this catalog now, and Concord has it by the way of this run of the suite. */
  importCsv(text: string, name?: string): Promise<void>
  importProducts(products: readonly AmsProduct[]): Promise<void>
  /** What a catalog that came as this file is said to have come from. */
  amsSource(file: string): string
  /** Resolves when everything that goes to the AMS server by itself is there, if there is one. */
  amsWritten(): Promise<void>
  /** Products that the AMS server has otherwise than Concord, and about which no person is asked. */
  amsOtherwise(): string[]
  sync(start?: Partial<StartSync>): Promise<SyncSummary>
  syncState(start?: Partial<StartSync>): Promise<SyncState>
  push(): Promise<PushSummary>
  pushState(start?: StartPush): Promise<PushState>
  /** The figures of all brakes that hold now, as a person would type them. */
  confirmed(): StartPush['confirmed']
  control(path: string, body?: unknown): Promise<unknown>
  /** Without it every connection of Concord is refused: nobody listens where it goes. */
  hasNetwork: boolean
  /** What Concord hears in place of the text of an answer. */
  heard: ((text: string) => string) | undefined
  /** The bodies of every request that Concord sends while `work` runs. */
  recordBodies(work: () => Promise<unknown>): Promise<string[]>
  /** The addresses and files of pictures that are asked for while `work` runs. */
  pictureRequests(work: () => unknown): Promise<string[]>
  /** Called when a picture is asked for. */
  onPicture: (() => void) | undefined
  /** Resolves when the screens are told that something of this kind changed. */
  told(what: string): Promise<unknown>
  /** The next counts of the outbox that the screens are told and that are as wanted. */
  counted(wants: (counts: OutboxCounts) => boolean): Promise<OutboxCounts>
  /** Errors that the engine logged. */
  unexpected(): readonly string[]
  /** What the store called each request in its answer. */
  readonly requestIds: ReadonlySet<string>
  /** Ends the engine without a goodbye and starts a new one on the same file. */
  restart(how?: { readonly isCautious: boolean }): void
  /** Ends the engine in order, keeps a copy of its state file, and starts a new one. Gives the copy's path. */
  backUp(): Promise<string>
  /** Ends the engine in order and starts a new one on a copy that was kept before. */
  restore(copy: string): Promise<void>
  close(): Promise<void>
}

export type BenchOptions = {
  readonly bulkFrom?: number
  /** An AMS server that this Concord has a direct line to. */
  readonly amsServer?: { readonly baseUrl: string; readonly server: () => AmsServer }
}

export async function openBench(
  catalog: StoreCatalog,
  { bulkFrom, amsServer: given }: BenchOptions = {},
): Promise<TestBench> {
  const own = AMS_BY === 'server' && !given ? await openTestAmsServer([]) : null
  const amsServer = own ? { baseUrl: own.url, server: () => own.client() } : given
  const folder = mkdtempSync(join(tmpdir(), 'concord-engine-'))
  const stateFile = join(folder, 'state.sqlite')
  const simulator = await startStoreSimulator({
    port: 0,
    catalog,
    token: TOKEN,
    schemaFile: SCHEMA_FILE,
    control: true,
  })
  const events = new Events()
  let recorded: string[] | null = null
  const requestIds = new Set<string>()
  let pictures: string[] | null = null
  const files = new ImageFiles({
    folder: join(folder, 'images'),
    ownOrigin: simulator.url,
    resolve: nowhere,
    ...(amsServer
      ? { ofServer: async (sha256, signal) => amsServer.server().image(sha256, signal) }
      : {}),
  })
  const library: ImageLibrary = {
    fetch: (source, signal) => {
      pictures?.push(addressOf(source))
      bench.onPicture?.()
      return files.fetch(source, signal)
    },
    read: (sha256) => files.read(sha256),
    has: (sha256) => files.has(sha256),
    hostOf: (url) => files.hostOf(url),
    kept: () => files.kept(),
    mostBytes: files.mostBytes,
    clear: () => files.clear(),
  }
  const http: SendHttp = async (url, init) => {
    if (typeof init.body === 'string') recorded?.push(init.body)
    const to = bench.hasNetwork ? url : url.replace(simulator.url, NOBODY_LISTENS)
    const answer = await nodeHttp(to, init)
    requestIds.add(answer.headers.get('x-request-id') ?? '')
    return bench.heard ? heardOtherwise(answer, bench.heard) : answer
  }
  let born = 0
  let backups = 0
  const start = (isCautious = false) => {
    const number = ++born
    // What a dead engine still says is heard by nobody.
    const isAlive = (): boolean => number === born
    const db = openStateFile(stateFile)
    const isRestored = enterEpoch(db, stateFile)
    const store = sqliteStateStore(db)
    const environment = realEnvironment({
      info: () => undefined,
      error: (message, error) => {
        if (isAlive()) events.errors.push([message, error])
      },
    })
    const gateway = shopifyGateway({
      storeUrl: simulator.url,
      credential: () => ({ token: TOKEN }),
      http,
      clock: environment.clock,
      scheduler: environment.scheduler,
      amsCountsWebOrders: () => stockSettings(store.runs).amsCountsWebOrders(),
      imageBytes: (sha256, path) => files.bytes(sha256, path),
    })
    const engine = new Engine({
      environment,
      store,
      gateway,
      storeName: 'Bench',
      credential: () => ({ endsIn: 'test', keptIn: 'session' }),
      emit: (name, payload) => {
        if (isAlive()) events.emit(name, payload)
      },
      bulkFrom,
      isCautious,
      amsServer: amsServer && {
        server: amsServer.server,
        imageBytes: (sha256, path) => files.bytes(sha256, path),
      },
      images: { library, hosts: [new URL(simulator.url).host] },
    })
    if (amsServer) engine.amsLine.use(amsServer.baseUrl)
    if (isRestored) {
      engine.stateWasRestored()
      restoreIsSettled(db)
    }
    return { db, store, engine }
  }
  let running = start()
  const end = async (): Promise<void> => {
    await running.engine.runs.stop()
    renewEpoch(running.db, stateFile)
    running.db.close()
  }

  const syncState = async (start: Partial<StartSync> = {}): Promise<SyncState> => {
    const ended = events.next('sync.progress', syncStateSchema, (state) => state.kind !== 'running')
    running.engine.runs.startSync({ mode: 'full', allowShrunken: false, ...start })
    return ended
  }
  const pushState = async (start: StartPush = { confirmed: {} }): Promise<PushState> => {
    const ended = events.next('push.progress', pushStateSchema, (state) => state.kind !== 'running')
    running.engine.runs.startPush(start)
    return ended
  }
  const importCatalog = async (catalog: CatalogToImport): Promise<void> => {
    if (own) {
      own.replace(catalog.products)
      // The first step of each sync that reads.
      expect(await running.engine.amsLine.read(new AbortController().signal)).toBeNull()
    } else running.engine.importCatalog(catalog, true)
  }
  const bench: TestBench = {
    simulator,
    folder,
    hasNetwork: true,
    heard: undefined,
    get engine() {
      return running.engine
    },
    get store() {
      return running.store
    },
    importCsv: (text, name = 'catalog.csv') => importCatalog(readCatalogText(text, name)),
    importProducts: (products) => importCatalog({ sourceName: 'catalog.csv', products, notes: [] }),
    amsSource: (file) => (own ? `AMS server ${new URL(own.url).host}` : file),
    async amsWritten() {
      if (!amsServer) return
      await vi.waitFor(
        () => {
          running.engine.amsLine.sendNow()
          const { waiting, isSending, trouble } = running.engine.amsLine.state()
          expect({ waiting, isSending, trouble }).toEqual(AT_REST)
        },
        { timeout: 50_000, interval: 20 },
      )
    },
    amsOtherwise() {
      if (!own) return []
      const { ams, amsServer: line } = running.store
      const isLeft = (id: string): boolean => line.conflictsOf(id).length === 0
      const served = own.ids()
      const here = ams.existing(served)
      expect(here).toHaveLength(ams.info()?.products ?? 0)
      const removed = served.filter((id) => !here.includes(id))
      const changed = ams
        .products(here)
        .filter((ours) => {
          const theirs = own.catalog.products.find(ours.id)?.product
          return JSON.stringify(theirs && toWire(theirs)) !== JSON.stringify(toWire(ours))
        })
        .map(({ id }) => id)
      return [...removed, ...changed].filter(isLeft)
    },
    syncState,
    pushState,
    confirmed: () =>
      Object.fromEntries(
        running.engine.review.previewPush().brakes.map(({ kind, count }) => [kind, count]),
      ),
    async sync(start) {
      const state = await syncState(start)
      await running.engine.runs.idle()
      if (state.kind !== 'finished') throw new Error(`${JSON.stringify(state)} ${events.said()}`)
      return state.summary
    },
    async push() {
      const state = await pushState()
      await running.engine.runs.idle()
      if (state.kind !== 'finished') throw new Error(`${JSON.stringify(state)} ${events.said()}`)
      return state.summary
    },
    async control(path, body) {
      const answer = await fetch(`${simulator.url}/control/${path}`, {
        method: body === undefined ? 'GET' : 'POST',
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
      const text = await answer.text()
      if (!answer.ok) throw new Error(text)
      return JSON.parse(text)
    },
    requestIds,
    async pictureRequests(work) {
      const asked: string[] = []
      pictures = asked
      await work()
      pictures = null
      return asked
    },
    onPicture: undefined,
    told: (what) =>
      events.next('data.changed', engineEvents['data.changed'], (changed) =>
        changed.what.some((one) => one === what),
      ),
    counted: (wants) => events.next('outbox.changed', engineEvents['outbox.changed'], wants),
    unexpected: () => events.errors.map(([message, error]) => `${message}: ${String(error)}`),
    async recordBodies(work) {
      const bodies: string[] = []
      recorded = bodies
      await work()
      recorded = null
      return bodies
    },
    restart(how) {
      running.db.close()
      running = start(how?.isCautious)
    },
    async backUp() {
      await end()
      const copy = join(folder, `backup-${++backups}.sqlite`)
      copyFileSync(stateFile, copy)
      running = start()
      return copy
    },
    async restore(copy) {
      await end()
      copyFileSync(copy, stateFile)
      running = start()
    },
    async close() {
      await running.engine.runs.idle()
      // Whatever a test is about: by the server, what it did here has to arrive there.
      if (own) await bench.amsWritten()
      expect(bench.amsOtherwise()).toEqual([])
      await running.engine.runs.stop()
      running.db.close()
      await simulator.close()
      await own?.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
  return bench
}

/** No name leads anywhere: tests ask nobody but the simulator. */
const nowhere: Resolve = (hostname, done) =>
  done(Object.assign(new Error(`No ${hostname}`), { code: 'ENOTFOUND' }), [])

function addressOf(source: ImageSource): string {
  if (source.kind === 'address') return source.url
  return source.kind === 'file' ? source.path : source.sha256
}

const AT_REST = { waiting: 0, isSending: false, trouble: null }

export function sampleShop(): StoreCatalog {
  return { kind: 'file', text: readFileSync('resources/sample/shop.json', 'utf8') }
}

type Waiter = { takes(name: string, payload: unknown): boolean; done(): void }

class Events {
  readonly errors: [string, unknown][] = []
  #waiting: Waiter[] = []

  emit(name: string, payload: unknown): void {
    const [ready, others] = this.#waiting.reduce<[Waiter[], Waiter[]]>(
      ([yes, no], waiter) =>
        waiter.takes(name, payload) ? [[...yes, waiter], no] : [yes, [...no, waiter]],
      [[], []],
    )
    this.#waiting = others
    for (const waiter of ready) waiter.done()
  }

  /** The first payload of an event that `wants` takes; `wants` narrows what arrives. */
  next<T>(name: string, schema: z.ZodType<T>, wants: (payload: T) => boolean): Promise<T> {
    return new Promise((resolve) => {
      let taken: T | undefined
      this.#waiting.push({
        takes: (heard, payload) => {
          if (heard !== name) return false
          taken = schema.parse(payload)
          return wants(taken)
        },
        done: () => {
          if (taken !== undefined) resolve(taken)
        },
      })
    })
  }

  said(): string {
    return this.errors.map(([message, error]) => `${message}: ${String(error)}`).join('\n')
  }
}
