import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { realEnvironment } from '@main/bootstrap/environment'
import { nodeHttp } from '@main/bootstrap/node-http'
import { openStateFile, sqliteStateStore } from '@main/database'
import { Engine } from '@main/engine'
import type { StateStore } from '@main/engine/ports'
import { readCatalogText } from '@main/merchant-catalog'
import { shopifyGateway } from '@main/shopify'
import { type StoreCatalog, type StoreSimulator, startStoreSimulator } from '@main/store-simulator'
import type { PushState, PushSummary, SyncState, SyncSummary } from '@shared/contract/sync'

export const SCHEMA_FILE = resolve('resources/shopify-schema/admin_2026-10.json.gz')
const TOKEN = 'shpat_engine_test'

/** A real engine with a real state file, talking real HTTP to a store simulator. */
export type TestBench = {
  readonly simulator: StoreSimulator
  readonly engine: Engine
  readonly store: StateStore
  readonly folder: string
  importCsv(text: string, name?: string): void
  sync(): Promise<SyncSummary>
  syncState(): Promise<SyncState>
  push(): Promise<PushSummary>
  pushState(): Promise<PushState>
  control(path: string, body?: unknown): Promise<unknown>
  /** Ends the engine without a goodbye and starts a new one on the same file. */
  restart(): void
  close(): Promise<void>
}

export async function openBench(catalog: StoreCatalog): Promise<TestBench> {
  const folder = mkdtempSync(join(tmpdir(), 'concord-engine-'))
  const simulator = await startStoreSimulator({
    port: 0,
    catalog,
    token: TOKEN,
    schemaFile: SCHEMA_FILE,
    control: true,
  })
  const events = new Events()
  const start = () => {
    const db = openStateFile(join(folder, 'state.sqlite'))
    const store = sqliteStateStore(db)
    const environment = realEnvironment({
      info: () => undefined,
      error: (message, error) => events.errors.push([message, error]),
    })
    const gateway = shopifyGateway({
      storeUrl: simulator.url,
      credential: () => ({ token: TOKEN }),
      http: nodeHttp,
      clock: environment.clock,
      scheduler: environment.scheduler,
    })
    const engine = new Engine({
      environment,
      store,
      gateway,
      storeName: 'Bench',
      credential: () => ({ endsIn: 'test', keptIn: 'session' }),
      emit: (name, payload) => events.emit(name, payload),
    })
    return { db, store, engine }
  }
  let running = start()

  const syncState = async (): Promise<SyncState> => {
    const ended = events.next<SyncState>('sync.progress', (state) => state.kind !== 'running')
    running.engine.startSync()
    return ended
  }
  const pushState = async (): Promise<PushState> => {
    const ended = events.next<PushState>('push.progress', (state) => state.kind !== 'running')
    running.engine.startPush()
    return ended
  }
  return {
    simulator,
    folder,
    get engine() {
      return running.engine
    },
    get store() {
      return running.store
    },
    importCsv: (text, name = 'catalog.csv') => {
      running.engine.importCatalog(readCatalogText(text, name), true)
    },
    syncState,
    pushState,
    async sync() {
      const state = await syncState()
      await running.engine.idle()
      if (state.kind !== 'finished') throw new Error(`${JSON.stringify(state)} ${events.said()}`)
      return state.summary
    },
    async push() {
      const state = await pushState()
      await running.engine.idle()
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
    restart() {
      running.db.close()
      running = start()
    },
    async close() {
      await running.engine.stop()
      running.db.close()
      await simulator.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export function sampleShop(): StoreCatalog {
  return { kind: 'file', text: readFileSync('resources/sample/shop.json', 'utf8') }
}

class Events {
  readonly errors: [string, unknown][] = []
  readonly #waiting: {
    name: string
    wants: (payload: never) => boolean
    done: (payload: never) => void
  }[] = []

  emit(name: string, payload: unknown): void {
    for (const waiter of [...this.#waiting]) {
      if (waiter.name !== name || !waiter.wants(payload as never)) continue
      this.#waiting.splice(this.#waiting.indexOf(waiter), 1)
      waiter.done(payload as never)
    }
  }

  next<T>(name: string, wants: (payload: T) => boolean): Promise<T> {
    return new Promise((done) => {
      this.#waiting.push({ name, wants: wants as never, done: done as never })
    })
  }

  said(): string {
    return this.errors.map(([message, error]) => `${message}: ${String(error)}`).join('\n')
  }
}
