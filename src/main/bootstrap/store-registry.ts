import { readShopAddress } from '@shared/connecting/shop-address'
import { type AppError, ConcordError } from '@shared/contract/app-error'
import type { StoreSeen, Stores, StoreTile } from '@shared/contract/stores'
import { t } from '@shared/words/words'
import { type CredentialKeeper, stillHeld } from '../keychain'
import type { EngineHost } from '../processes'
import { type FoundStore, nameOfHost, type StoreFolders, type StoreRecord } from '../stores'
import { amsTokenId } from './ams-token'
import { describeError } from './describe-error'
import type { WriteLog } from './file-log'
import { SAMPLE_STORE, sampleRecord } from './sample-store'
import type { StoreSession } from './store-session'

/** What the registry needs of an open store. */
type Session = {
  readonly id: string
  readonly engine: Pick<EngineHost, 'start' | 'stop' | 'rename'>
}

export type StoreRegistryOptions<S extends Session = StoreSession> = {
  readonly folders: StoreFolders
  readonly keeper: Pick<CredentialKeeper, 'forget'>
  /** UTC, ISO 8601. */
  readonly now: () => string
  readonly openSession: (record: () => StoreRecord, folder: string) => S
  /** Shows the page of this store, or the one that belongs to none. */
  readonly showPage: (id: string | null) => void
  /** The list or the set-up of the open store is another now. */
  readonly changed: () => void
  /** A store is not open any more. */
  readonly closed: (id: string) => void
  readonly log: WriteLog
  /** Puts a folder where a person finds it again. */
  readonly discard: (folder: string) => Promise<void>
}

/** The stores of this computer, and which of them is open: one at a time, each with an engine of its own. */
export class StoreRegistry<S extends Session = StoreSession> {
  readonly #options: StoreRegistryOptions<S>
  #session: S | null = null
  /** What the page that asked for it could not be told, as it is gone; Home shows it. */
  #problem: AppError | null = null
  /** One after the other: a second click must not open a store that the first one is opening. */
  #turn: Promise<unknown> = Promise.resolve()

  constructor(options: StoreRegistryOptions<S>) {
    this.#options = options
  }

  get session(): S | null {
    return this.#session
  }

  list(): Stores {
    const open = this.#session?.id ?? null
    return {
      open,
      problem: this.#problem,
      stores: this.#options.folders.list().map((store) => toTile(store, open)),
    }
  }

  /** Opens what was open last, if it is still there; shows Home where nothing is to be opened. */
  async openLast(first: 'sample' | undefined): Promise<void> {
    const { folders, showPage } = this.#options
    if (first === 'sample' && folders.list().length === 0) return this.openSample()
    const last = folders.lastOpen()
    const record = last === null ? null : this.#known(last)
    if (record && record.disconnectedAt === null) return this.open(record.id)
    showPage(null)
  }

  /** See the contract: `stores.add`. */
  add(typed: string): Promise<void> {
    return this.#inTurn(async () => {
      const { folders, now } = this.#options
      const read = readShopAddress(typed)
      if (!read.ok) throw notAShop()
      const { origin, host } = read.address
      const twin = folders.list().find((store) => addressOf(store) === origin)
      if (twin?.kind === 'known') throw alreadyThere(twin.record.name)
      const record: StoreRecord = {
        // The sample's folder is the sample's.
        id: folders.freeId(host.replace(/\.myshopify\.com$/, ''), [SAMPLE_STORE]),
        kind: 'shopify',
        name: nameOfHost(host),
        isNamed: false,
        origin,
        app: null,
        hasEntry: false,
        amsServer: null,
        addedAt: now(),
        finishedAt: null,
        disconnectedAt: null,
        watchedFolder: null,
      }
      folders.write(record)
      await this.#open(record.id)
    })
  }

  open(id: string): Promise<void> {
    return this.#inTurn(async () => {
      if (!this.#known(id)) throw notThere()
      if (this.#session?.id !== id) await this.#open(id)
    })
  }

  openSample(): Promise<void> {
    return this.#inTurn(async () => {
      const { folders, now } = this.#options
      const found = folders.find(SAMPLE_STORE)
      if (found?.kind !== 'known') folders.write(sampleRecord(now()))
      else if (found.record.disconnectedAt !== null) {
        folders.write({ ...found.record, disconnectedAt: null })
      }
      if (this.#session?.id !== SAMPLE_STORE) await this.#open(SAMPLE_STORE)
    })
  }

  rename(id: string, name: string): void {
    this.update(id, { name, isNamed: true })
    if (this.#session?.id === id) this.#session.engine.rename(name)
  }

  /**
   * See the contract: `stores.disconnect`. The store is closed and its record says so before the keychain is asked,
   * which may take a minute and stops nobody.
   */
  async disconnect(id: string): Promise<void> {
    const { now, showPage } = this.#options
    const record = this.#known(id)
    if (!record) throw notThere()
    await this.#inTurn(async () => {
      if (this.#session?.id === id) await this.#close()
      this.update(id, { disconnectedAt: now(), hasEntry: false })
      if (this.#session === null) showPage(null)
    })
    if (record.kind === 'shopify') await this.#forget(id)
  }

  /** See the contract: `stores.remove`. */
  async remove(id: string): Promise<void> {
    const { folders, discard, changed } = this.#options
    if (!folders.find(id)) throw notThere()
    await this.#inTurn(async () => {
      if (this.#session?.id === id) throw stillOpen()
      await discard(folders.folder(id))
      changed()
    })
    // What can't be read may have one as well.
    if (id !== SAMPLE_STORE) await this.#forget(id)
  }

  /** Deletes the credential; what may be left of it is told here and on the page that comes next. */
  async #forget(id: string): Promise<void> {
    const { keeper } = this.#options
    const held = stillHeld((await keeper.forget(id)) ?? (await keeper.forget(amsTokenId(id))))
    if (!held) return
    this.#problem = held.error
    this.#options.changed()
    throw held
  }

  /** Changes what is known of a store. Throws `not-found`. */
  /** What is kept of a store beside its state file; null where there is none of that id. */
  record(id: string): StoreRecord | null {
    return this.#known(id)
  }

  update(id: string, change: Partial<StoreRecord>): void {
    const record = this.#known(id)
    if (!record) throw notThere()
    this.#options.folders.write({ ...record, ...change })
    this.#options.changed()
  }

  /** What a store says of itself, and the shop's own name where a person gave it none. */
  seen(id: string, seen: StoreSeen, shopName: string | null): void {
    const { folders, changed } = this.#options
    const record = this.#known(id)
    // It may have been removed while its engine was ending.
    if (!record) return
    folders.writeSeen(id, seen)
    const name = shopName?.trim() ?? ''
    if (name !== '' && !record.isNamed && name !== record.name) {
      folders.write({ ...record, name })
      if (this.#session?.id === id) this.#session.engine.rename(name)
    }
    changed()
  }

  /** Waits until the open store has put everything down. */
  stop(): Promise<void> {
    return this.#inTurn(async () => {
      await this.#session?.engine.stop()
    })
  }

  async #open(id: string): Promise<void> {
    const { folders, openSession, showPage } = this.#options
    this.#problem = null
    await this.#close()
    const session = openSession(() => {
      const record = this.#known(id)
      if (!record) throw notThere()
      return record
    }, folders.folder(id))
    this.#session = session
    this.#rememberOpen(id)
    showPage(id)
    void session.engine.start()
  }

  async #close(): Promise<void> {
    const session = this.#session
    if (!session) return
    await session.engine.stop()
    this.#session = null
    this.#options.closed(session.id)
    this.#rememberOpen(null)
  }

  /** Only a convenience of the next start: a full disk must not come between a store and its page. */
  #rememberOpen(id: string | null): void {
    try {
      this.#options.folders.rememberOpen(id)
    } catch (error) {
      this.#options.log('error', `Which store is open could not be kept: ${describeError(error)}`)
    }
  }

  #known(id: string): StoreRecord | null {
    const found = this.#options.folders.find(id)
    return found?.kind === 'known' ? found.record : null
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#turn.then(work)
    this.#turn = turn.catch(() => undefined)
    return turn
  }
}

function toTile(store: FoundStore, open: string | null): StoreTile {
  if (store.kind === 'unreadable') {
    const { id } = store
    return {
      id,
      name: id,
      kind: 'shopify',
      address: '',
      standing: 'unreadable',
      isOpen: false,
      seen: null,
    }
  }
  const { record, seen } = store
  const { id, name, kind, origin } = record
  const isOpen = id === open
  const address = origin === null ? '' : new URL(origin).host
  return { id, name, kind, address, standing: standingOf(record, isOpen), isOpen, seen }
}

function standingOf(record: StoreRecord, isOpen: boolean): StoreTile['standing'] {
  if (record.disconnectedAt !== null) return 'disconnected'
  if (record.finishedAt === null) return 'set-up'
  return isOpen ? 'open' : 'closed'
}

function addressOf(store: FoundStore): string | null {
  return store.kind === 'known' ? store.record.origin : null
}

function notAShop(): ConcordError {
  return new ConcordError({
    code: 'invalid-input',
    message: t`This is not the address of a Shopify store. No store was added.`,
    nextStep: t`Enter the address that ends in .myshopify.com.`,
    retryable: false,
  })
}

function alreadyThere(name: string): ConcordError {
  return new ConcordError({
    code: 'already-connected',
    message: t`This store is in the list already, as “${name}”. No other was added.`,
    nextStep: t`Open it from Home.`,
    retryable: false,
  })
}

function notThere(): ConcordError {
  return new ConcordError({
    code: 'not-found',
    message: t`There is no such store any more, or its details can’t be read. Nothing was changed.`,
    retryable: false,
  })
}

function stillOpen(): ConcordError {
  return new ConcordError({
    code: 'invalid-input',
    message: t`This store is open. Nothing was removed.`,
    nextStep: t`Disconnect it first, or open another one.`,
    retryable: false,
  })
}
