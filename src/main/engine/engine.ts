import { ConcordError, toAppError } from '@shared/contract/app-error'
import type {
  EngineEventName,
  EngineEventPayload,
  EngineOutput,
  EngineParsedInput,
} from '@shared/contract/engine-contract'
import type { Decided } from '@shared/contract/review'
import type { Connection, ImportResult } from '@shared/contract/store'
import {
  type PushState,
  pushSummarySchema,
  type SyncState,
  syncSummarySchema,
} from '@shared/contract/sync'
import { fieldByKey } from '@shared/fields/field-registry'
import { Activity } from './activity'
import { importCatalog } from './catalog'
import { runPush } from './outbox'
import { estimateRequests, previewAcceptAll } from './planning'
import type {
  CatalogToImport,
  DecidedCount,
  Environment,
  ShopifyGateway,
  StateStore,
} from './ports'
import { isoNow } from './ports'
import { runSync } from './syncing'

export type Emit = <E extends EngineEventName>(name: E, payload: EngineEventPayload<E>) => void

/** What the engine is told about the credential: never the credential itself. */
export type CredentialFacts = {
  readonly endsIn: string
  readonly keptIn: 'keychain' | 'session'
}

export type EngineOptions = {
  readonly environment: Environment
  readonly store: StateStore
  readonly gateway: ShopifyGateway
  readonly storeName: string
  readonly credential: () => CredentialFacts | null
  readonly emit: Emit
}

const SYNC = 'Full Sync And Compare'
const PUSH = 'A push'
const LAST_CONNECTION = 'shop-id'

/** The engine of one store: everything the screens can ask for, in the words of the contract. */
export class Engine {
  readonly #options: EngineOptions
  readonly #activity: Activity
  #sync: SyncState = { kind: 'idle' }
  #push: PushState = { kind: 'idle' }
  #connection: Connection = { kind: 'unknown' }

  constructor(options: EngineOptions) {
    this.#options = options
    const { store, environment } = options
    this.#activity = new Activity(environment.log)
    const recovered = store.outbox.recoverInFlight(isoNow(environment.clock))
    if (recovered > 0)
      environment.log.info(`${recovered} entries were in flight; they are read back`)
    const last = store.runs.lastFinished('sync')
    if (last !== null)
      this.#sync = { kind: 'finished', summary: syncSummarySchema.parse(JSON.parse(last)) }
    const lastPush = store.runs.lastFinished('push')
    if (lastPush !== null) {
      this.#push = { kind: 'finished', summary: pushSummarySchema.parse(JSON.parse(lastPush)) }
    }
  }

  get #store(): StateStore {
    return this.#options.store
  }

  overview(): EngineOutput<'overview.get'> {
    const { store, storeName } = this.#options
    const last = store.runs.lastFinished('sync')
    return {
      storeName,
      connection: this.#connectionNow(),
      amsCatalog: store.ams.info(),
      sync: this.#sync,
      lastSync: last === null ? null : syncSummarySchema.parse(JSON.parse(last)),
      push: this.#push,
      badges: store.screens.badges(),
      conflicts: store.screens.conflicts(),
      outbox: store.outbox.counts(this.#startOfToday()),
      savedAt: store.screens.lastSavedAt(),
    }
  }

  async testConnection(): Promise<Connection> {
    const { environment, gateway, emit } = this.#options
    const at = isoNow(environment.clock)
    try {
      const facts = await gateway.checkConnection()
      this.#refuseOtherShop(facts.shopId)
      const credential = this.#options.credential()
      this.#connection = {
        kind: 'connected',
        at,
        shopName: facts.shopName,
        address: facts.address,
        apiVersion: facts.apiVersion,
        currencyCode: facts.currencyCode,
        scopes: [...facts.scopes],
        credentialEndsIn: credential?.endsIn ?? '',
        credentialKeptIn: credential?.keptIn ?? 'session',
        pointsFree: null,
        pointsMaximum: null,
      }
    } catch (thrown) {
      this.#connection = { kind: 'failed', at, error: toAppError(thrown) }
    }
    const now = this.#connectionNow()
    emit('connection.changed', now)
    return now
  }

  startSync(): null {
    this.#activity.start(SYNC, async (signal) => {
      const { environment, store, gateway } = this.#options
      const report = (state: SyncState): void => {
        this.#sync = state
        this.#options.emit('sync.progress', state)
      }
      const connection = await this.testConnection()
      const state: SyncState =
        connection.kind === 'failed'
          ? { kind: 'failed', step: 'read-ams', at: connection.at, error: connection.error }
          : await runSync({ environment, store, gateway, report }, signal)
      report(state)
      this.#tellChanged(['compare', 'products', 'outbox', 'overview'])
    })
    return null
  }

  cancelSync(): null {
    this.#activity.cancel(SYNC)
    return null
  }

  startPush(): null {
    this.#activity.start(PUSH, async (signal) => {
      const { environment, store, gateway } = this.#options
      const report = (state: PushState): void => {
        this.#push = state
        this.#options.emit('push.progress', state)
        this.#tellOutbox()
      }
      const onSettled = (): void => this.#tellChanged(['compare', 'products', 'outbox'])
      report(await runPush({ environment, store, gateway, report, onSettled }, signal))
      this.#tellChanged(['compare', 'products', 'outbox', 'overview'])
    })
    return null
  }

  cancelPush(): null {
    this.#activity.cancel(PUSH)
    return null
  }

  pushPreview(): EngineOutput<'push.preview'> {
    const waiting = this.#store.outbox.allWaiting()
    const toShopify = waiting.filter((entry) => entry.choice === 'ours')
    const calls = estimateRequests(toShopify)
    const requests = calls.reduce((sum, call) => sum + call.requests, 0)
    const points = calls.reduce((sum, call) => sum + call.points, 0)
    const bucket = this.#options.gateway.points()
    const free = bucket?.free ?? 0
    return {
      decisions: waiting.length,
      toShopify: toShopify.length,
      toAms: waiting.length - toShopify.length,
      products: new Set(waiting.map((entry) => entry.productKey)).size,
      calls: [...calls],
      seconds: Math.ceil(
        requests * SECONDS_A_REQUEST + Math.max(0, points - free) / POINTS_A_SECOND,
      ),
    }
  }

  decide({ keys, choice }: EngineParsedInput<'decisions.decide'>): Decided {
    const side = choice === 'ours' ? 'AMS' : 'Shopify'
    const label = keys.length === 1 ? `Use ${side}` : `Use ${side} for ${keys.length} rows`
    return this.#decided(this.#store.decisions.decide({ keys, choice, label, ...this.#stamp() }))
  }

  previewAcceptAll({
    filter,
    choice,
  }: EngineParsedInput<'decisions.preview-accept-all'>): EngineOutput<'decisions.preview-accept-all'> {
    return previewAcceptAll(this.#store.decisions.acceptable(filter, choice))
  }

  acceptAll({ filter, choice }: EngineParsedInput<'decisions.accept-all'>): Decided {
    const label = `Accept All: ${CHOICE_WORDS[choice]}`
    return this.#decided(
      this.#store.decisions.acceptAll({ filter, choice, label, ...this.#stamp() }),
    )
  }

  clear(keys: readonly string[]): Decided {
    const label = keys.length === 1 ? 'Take back 1 decision' : `Take back ${keys.length} decisions`
    return this.#decided(this.#store.decisions.clear({ keys, label, ...this.#stamp() }))
  }

  undo(): Decided {
    return this.#decided(orNothing(this.#store.decisions.undo(this.#now()), 'undo'))
  }

  redo(): Decided {
    return this.#decided(orNothing(this.#store.decisions.redo(this.#now()), 'redo'))
  }

  differenceDetail(key: string): EngineOutput<'compare.detail'> {
    const found = this.#store.screens.difference(key)
    if (!found) throw notFound('This difference is gone: both sides agree now.')
    const { row, link, candidates } = found
    return {
      row,
      comparedAs: row.field === null ? '' : fieldByKey(row.field).explanation,
      linkedBy: link,
      candidates: candidates.map(({ theirsId, title, evidence }) => ({
        shopifyProductId: theirsId,
        title,
        evidence,
      })),
      effects: effectsOf(row.kind),
    }
  }

  tryAgain(entryId: number): null {
    if (!this.#store.outbox.tryAgain(entryId)) throw notFound('This entry does not wait any more.')
    this.#tellChanged(['compare', 'outbox', 'overview'])
    return null
  }

  productDetail(amsProductId: string): EngineOutput<'products.get'> {
    const detail = this.#store.screens.productDetail(amsProductId)
    if (!detail) throw notFound('AMS has this product no more.')
    return detail
  }

  importCatalog(catalog: CatalogToImport, allowShrunken: boolean): ImportResult {
    const { environment, store } = this.#options
    const result = importCatalog(environment, store, catalog, allowShrunken)
    this.#tellChanged(['compare', 'products', 'overview'])
    return result
  }

  /** Resolves when neither sync nor push runs. */
  idle(): Promise<void> {
    return this.#activity.idle()
  }

  /** Ends what runs without leaving anything half done. */
  async stop(): Promise<void> {
    await this.#activity.stop()
  }

  #decided(count: DecidedCount): Decided {
    this.#tellChanged(['compare', 'products', 'outbox'])
    this.#tellOutbox()
    return { ...count, savedAt: this.#now() }
  }

  #stamp() {
    return { at: this.#now(), newKey: () => this.#options.environment.chance.uuid() }
  }

  #now(): string {
    return isoNow(this.#options.environment.clock)
  }

  #startOfToday(): string {
    return `${this.#now().slice(0, 10)}T00:00:00.000Z`
  }

  #tellOutbox(): void {
    this.#options.emit('outbox.changed', this.#store.outbox.counts(this.#startOfToday()))
  }

  #tellChanged(what: EngineEventPayload<'data.changed'>['what']): void {
    this.#options.emit('data.changed', { what })
  }

  /** The points move with every request, so they are read when somebody looks. */
  #connectionNow(): Connection {
    if (this.#connection.kind !== 'connected') return this.#connection
    const points = this.#options.gateway.points()
    return {
      ...this.#connection,
      pointsFree: points?.free ?? null,
      pointsMaximum: points?.maximum ?? null,
    }
  }

  /** Another shop behind the same address would make every stored link point to somebody else's goods. */
  #refuseOtherShop(shopId: string): void {
    const known = this.#store.runs.setting(LAST_CONNECTION)
    if (known === null) this.#store.runs.setSetting(LAST_CONNECTION, shopId)
    else if (known !== shopId) {
      throw new ConcordError({
        code: 'store-mismatch',
        message: 'Another shop answers at this address. Nothing was read or sent.',
        nextStep: 'Connect that shop as a store of its own.',
        retryable: false,
      })
    }
  }
}

const CHOICE_WORDS = { ours: 'AMS', theirs: 'Shopify', suggestion: 'suggestion' } as const
/** For the estimate only: one request to Shopify and back. */
const SECONDS_A_REQUEST = 0.3
const POINTS_A_SECOND = 100

function effectsOf(kind: string): { ours: string; theirs: string } {
  switch (kind) {
    case 'product':
      return {
        ours: 'Created in Shopify as Draft, once. Customers see nothing yet',
        theirs: 'A new AMS product, linked. Nothing is sent',
      }
    case 'variant':
      return {
        ours: 'The variant is created in Shopify: 1 request, about 10 points',
        theirs: 'A new AMS variant, linked. Nothing is sent',
      }
    default:
      return {
        ours: 'Sent to Shopify: 1 request, about 10 points',
        theirs: 'Written into AMS, nothing is sent',
      }
  }
}

function orNothing(count: DecidedCount | null, verb: string): DecidedCount {
  if (count) return count
  throw notFound(`There is nothing to ${verb}.`)
}

function notFound(message: string): ConcordError {
  return new ConcordError({ code: 'not-found', message, retryable: false })
}
