import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openStateFile, sqliteStateStore } from '@main/database'
import { Engine, stockSettings } from '@main/engine'
import type { StateStore } from '@main/engine/ports'
import { type SendHttp, shopifyGateway } from '@main/shopify'
import type { Dice } from './dice'
import { Life } from './life'
import { type StateDatabase, StateView } from './state-view'
import { StockView } from './stock-view'
import type { VirtualTime } from './virtual-time'

export const STORE_URL = 'http://store.invalid'
export const TOKEN = 'shpat_simulation'

/** The engine as a process has it: composed of its real parts over one state file. */
export type EngineProcess = {
  readonly engine: Engine
  readonly store: StateStore
  readonly view: StateView
  readonly stock: StockView
  readonly life: Life
  readonly db: StateDatabase
  readonly file: string
}

export type ProcessOptions = {
  readonly time: VirtualTime
  readonly dice: Dice
  readonly http: (life: Life) => SendHttp
  readonly hasToken: () => boolean
  /** Hears what the engine tells its screens. */
  readonly emit?: (name: string, payload: unknown) => void
  /** Number of changes from which a push uses a bulk operation. */
  readonly bulkFrom?: number | undefined
  /** Rows of a request that sets stock. */
  readonly stockRows?: number | undefined
  /** Heard for every error that the engine logs as unexpected. */
  readonly onError: (message: string, error: unknown) => void
}

/** Starts an engine on a state file, a new one or one that another process left behind. */
export function startEngine(file: string, options: ProcessOptions): EngineProcess {
  const { time, dice, http, hasToken, onError } = options
  const life = new Life()
  const db = openStateFile(file)
  prepareOnce(db)
  const stock = new StockView(db)
  const store = sqliteStateStore(db)
  const scheduler = {
    pause: () => life.hold(Promise.resolve()),
    wait: (delayMs: number, signal?: AbortSignal) => life.hold(time.wait(delayMs, signal)),
  }
  const gateway = shopifyGateway({
    storeUrl: STORE_URL,
    credential: () => (hasToken() ? { token: TOKEN } : null),
    http: http(life),
    clock: time,
    scheduler,
    amsCountsWebOrders: () => stockSettings(store.runs).amsCountsWebOrders(),
  })
  const engine = new Engine({
    environment: {
      clock: time,
      chance: { uuid: () => uuidFrom(dice), fraction: () => dice.next() },
      scheduler,
      log: { info: () => undefined, error: onError },
    },
    store,
    gateway,
    storeName: 'Simulated',
    credential: () => ({ endsIn: 'tion', keptIn: 'session' }),
    emit: (name, payload) => options.emit?.(name, payload),
    bulkFrom: options.bulkFrom,
    stockRows: options.stockRows,
  })
  return { engine, store, view: new StateView(db), stock, life, db, file }
}

/**
 * A statement that is asked for again is the one from before: a tenth of a history's time went into SQLite's
 * parser. Nothing in the engine asks for one text in two modes (`pluck`), nor iterates.
 */
function prepareOnce(db: StateDatabase): void {
  const known = new Map<string, unknown>()
  const prepare = db.prepare.bind(db)
  Reflect.set(db, 'prepare', (sql: string) => {
    const statement = known.get(sql) ?? prepare(sql)
    known.set(sql, statement)
    return statement
  })
}

function uuidFrom(dice: Dice): string {
  const digits = (count: number): string =>
    Array.from({ length: count }, () => dice.below(16).toString(16)).join('')
  return `${digits(8)}-${digits(4)}-4${digits(3)}-a${digits(3)}-${digits(12)}`
}

/** State files of one run of the simulation; in memory where the system offers that. */
export class StateFolder {
  readonly #path = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'concord-sim-'))
  #made = 0

  /** A new, empty state file: a copy of one that was made once, which is quicker. */
  newFile(): string {
    const template = join(this.#path, 'template.sqlite')
    if (!existsSync(template)) openStateFile(template).close()
    const file = this.#name()
    copyFileSync(template, file)
    return file
  }

  /** The file as it lies on the disk at this moment, which is all that a dead process leaves. */
  copyOf(file: string): string {
    const copy = this.#name()
    copyFileSync(file, copy)
    const wal = `${file}-wal`
    if (existsSync(wal)) copyFileSync(wal, `${copy}-wal`)
    return copy
  }

  remove(file: string): void {
    for (const end of ['', '-wal', '-shm']) rmSync(file + end, { force: true })
  }

  close(): void {
    rmSync(this.#path, { recursive: true, force: true })
  }

  #name(): string {
    this.#made += 1
    return join(this.#path, `state-${this.#made}.sqlite`)
  }
}
