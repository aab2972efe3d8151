import { readShopAddress } from '@shared/connecting/shop-address'
import { ConcordError } from '@shared/contract/app-error'
import type { StoreSeen, Stores, StoreTile } from '@shared/contract/stores'
import type { CredentialKeeper } from '../keychain'
import { type FoundStore, nameOfHost, type StoreFolders, type StoreRecord } from '../stores'
import { SAMPLE_STORE, sampleRecord } from './sample-store'
import type { StoreSession } from './store-session'

export type StoreRegistryOptions = {
  readonly folders: StoreFolders
  readonly keeper: CredentialKeeper
  /** UTC, ISO 8601. */
  readonly now: () => string
  readonly openSession: (record: () => StoreRecord, folder: string) => StoreSession
  /** Shows the page of this store, or the one that belongs to none. */
  readonly showPage: (id: string | null) => void
  /** The list or the set-up of the open store is another now. */
  readonly changed: () => void
  /** Puts a folder where a person finds it again. */
  readonly discard: (folder: string) => Promise<void>
}

/** The stores of this computer, and which of them is open: one at a time, each with an engine of its own. */
export class StoreRegistry {
  readonly #options: StoreRegistryOptions
  #session: StoreSession | null = null
  /** One after the other: a second click must not open a store that the first one is opening. */
  #turn: Promise<unknown> = Promise.resolve()

  constructor(options: StoreRegistryOptions) {
    this.#options = options
  }

  get session(): StoreSession | null {
    return this.#session
  }

  list(): Stores {
    const open = this.#session?.id ?? null
    return {
      open,
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
        id: folders.freeId(host.replace(/\.myshopify\.com$/, '')),
        kind: 'shopify',
        name: nameOfHost(host),
        isNamed: false,
        origin,
        app: null,
        addedAt: now(),
        finishedAt: null,
        disconnectedAt: null,
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

  /** See the contract: `stores.disconnect`. */
  disconnect(id: string): Promise<void> {
    return this.#inTurn(async () => {
      const { folders, keeper, now, showPage, changed } = this.#options
      const record = this.#known(id)
      if (!record) throw notThere()
      if (this.#session?.id === id) await this.#close()
      try {
        if (record.kind === 'shopify') await keeper.forget(id)
      } finally {
        folders.write({ ...record, disconnectedAt: now() })
        changed()
        if (this.#session === null) showPage(null)
      }
    })
  }

  /** See the contract: `stores.remove`. */
  remove(id: string): Promise<void> {
    return this.#inTurn(async () => {
      const { folders, keeper, discard, changed } = this.#options
      const found = folders.find(id)
      if (!found) throw notThere()
      if (this.#session?.id === id) throw stillOpen()
      const hasCredential = found.kind === 'known' && found.record.kind === 'shopify'
      if (hasCredential && found.record.disconnectedAt === null) await keeper.forget(id)
      await discard(folders.folder(id))
      changed()
    })
  }

  /** Changes what is known of a store. Throws `not-found`. */
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
    const hasNewName = shopName !== null && !record.isNamed && shopName !== record.name
    if (hasNewName) {
      folders.write({ ...record, name: shopName })
      if (this.#session?.id === id) this.#session.engine.rename(shopName)
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
    await this.#close()
    const session = openSession(() => {
      const record = this.#known(id)
      if (!record) throw notThere()
      return record
    }, folders.folder(id))
    this.#session = session
    folders.rememberOpen(id)
    showPage(id)
    void session.engine.start()
  }

  async #close(): Promise<void> {
    const session = this.#session
    if (!session) return
    await session.engine.stop()
    this.#session = null
    this.#options.folders.rememberOpen(null)
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
    message: 'This is not the address of a Shopify store. No store was added.',
    nextStep: 'Enter the address that ends in .myshopify.com.',
    retryable: false,
  })
}

function alreadyThere(name: string): ConcordError {
  return new ConcordError({
    code: 'already-connected',
    message: `This store is in the list already, as “${name}”. No other was added.`,
    nextStep: 'Open it from Home.',
    retryable: false,
  })
}

function notThere(): ConcordError {
  return new ConcordError({
    code: 'not-found',
    message: 'There is no such store any more, or its details can’t be read. Nothing was changed.',
    retryable: false,
  })
}

function stillOpen(): ConcordError {
  return new ConcordError({
    code: 'invalid-input',
    message: 'This store is open. Nothing was removed.',
    nextStep: 'Disconnect it first, or open another one.',
    retryable: false,
  })
}
