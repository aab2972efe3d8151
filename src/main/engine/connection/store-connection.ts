import { missingScopes } from '@shared/connecting/scopes'
import { type AppError, ConcordError, isAccessDenied, toAppError } from '@shared/contract/app-error'
import type { Connection } from '@shared/contract/store'
import { t } from '@shared/words/words'
import type { EngineOptions } from '../engine-options'
import { isoNow, SHOP_ID, type ShopFacts } from '../ports'
import type { ReachWatch } from './reach-watch'
import {
  keepStockLocation,
  keptStockLocation,
  stockLocationClosed,
  stockLocationName,
  stockUnread,
  stockUnreadSince,
} from './stock-location'

const LAST_CURRENCY = 'last-currency'

/** Whether and as whom the store answers. Asked before every run and every push. */
export class StoreConnection {
  readonly #options: EngineOptions
  readonly #watch: ReachWatch
  #last: Connection = { kind: 'unknown' }
  #isStockUnread = false

  constructor(options: EngineOptions, watch: ReachWatch) {
    this.#options = options
    this.#watch = watch
  }

  /** What the last test found, with the points as they stand at this moment. */
  now(): Connection {
    if (this.#last.kind !== 'connected') return this.#last
    const points = this.#options.gateway.points()
    return {
      ...this.#last,
      pointsFree: points?.free ?? null,
      pointsMaximum: points?.maximum ?? null,
    }
  }

  /** Why nothing may be sent, where the last test found a scope missing that everything needs. */
  scopesMissing(): AppError | null {
    const last = this.#last
    return last.kind === 'failed' && last.error.code === 'scopes-missing' ? last.error : null
  }

  /** The shop's currency; null while the store is not connected. */
  currency(): string | null {
    return this.#last.kind === 'connected' ? this.#last.currencyCode : null
  }

  /** The same as it was last seen, be it by an earlier process: prices are shown in it also while offline. */
  lastCurrency(): string | null {
    return this.currency() ?? this.#options.store.runs.setting(LAST_CURRENCY)
  }

  /** True where the last test found the location closed at which stock is kept. */
  get isStockUnread(): boolean {
    return this.#isStockUnread
  }

  /**
   * The location at which stock is kept. Throws `stock-location-closed` where the last test found it closed,
   * or none at all, and where its counts were never read whole.
   */
  requireStockLocation(): { readonly id: string; readonly name: string } {
    const { runs } = this.#options.store
    const id = keptStockLocation(runs)
    const isUnread = stockUnreadSince(runs) !== null
    if (id !== null && !isUnread && !this.#isStockUnread)
      return { id, name: stockLocationName(runs) }
    const why = isUnread ? stockUnread(runs) : stockLocationClosed(runs)
    throw new ConcordError({ code: 'stock-location-closed', ...why, retryable: true })
  }

  /** Asks the store who it is. Never rejects: a failure is a state with its reason. */
  async test(signal?: AbortSignal): Promise<Connection> {
    const { environment, credential, emit } = this.#options
    const at = isoNow(environment.clock)
    try {
      const { runs } = this.#options.store
      const facts = await this.#look(signal)
      this.refuseOtherShop(facts.shopId)
      refuseMissingScopes(facts.scopes)
      keepStockLocation(runs, facts.stockLocation)
      this.#isStockUnread = facts.stockLocation?.isUsable !== true
      const known = credential()
      this.#last = {
        kind: 'connected',
        at,
        shopName: facts.shopName,
        address: facts.address,
        apiVersion: facts.apiVersion,
        currencyCode: facts.currencyCode,
        scopes: [...facts.scopes],
        credentialEndsIn: known?.endsIn ?? '',
        credentialKeptIn: known?.keptIn ?? 'session',
        pointsFree: null,
        pointsMaximum: null,
      }
      if (this.#options.store.runs.setting(LAST_CURRENCY) !== facts.currencyCode) {
        this.#options.store.runs.setSetting(LAST_CURRENCY, facts.currencyCode)
      }
      this.#watch.proved()
    } catch (thrown) {
      const error = toAppError(thrown)
      this.#last = { kind: 'failed', at, error }
      // Who stopped waiting has learnt nothing about the store.
      if (!signal?.aborted) this.#watch.notProved(error)
    }
    const now = this.now()
    emit('connection.changed', now)
    return now
  }

  /** A look that is not allowed itself: a scope may be missing that it needs. */
  async #look(signal?: AbortSignal): Promise<ShopFacts> {
    const { gateway, store } = this.#options
    try {
      return await gateway.checkConnection(keptStockLocation(store.runs), signal)
    } catch (thrown) {
      if (thrown instanceof ConcordError && isAccessDenied(thrown.error)) {
        refuseMissingScopes(await gateway.setup.scopes(signal))
      }
      throw thrown
    }
  }

  /** Tests the connection and throws the `ConcordError` of a store that can't be used. */
  async require(signal: AbortSignal): Promise<void> {
    const connection = await this.test(signal)
    if (connection.kind === 'failed') throw new ConcordError(connection.error)
  }

  /**
   * Another shop behind the same address would make every stored link point to somebody else's goods: throws
   * `store-mismatch`. The first shop that is seen is the one.
   */
  refuseOtherShop(shopId: string): void {
    const { runs } = this.#options.store
    const known = runs.setting(SHOP_ID)
    if (known === null) runs.setSetting(SHOP_ID, shopId)
    else if (known !== shopId) {
      throw new ConcordError({
        code: 'store-mismatch',
        message: t`Another shop answers at this address. Nothing was read or sent.`,
        nextStep: t`Connect that shop as a store of its own.`,
        retryable: false,
      })
    }
  }
}

/** Without these nothing can be read, or nothing be sent: it all waits, instead of failing row by row. */
function refuseMissingScopes(granted: readonly string[]): void {
  const missing = missingScopes(granted).filter(({ isNeeded }) => isNeeded)
  if (missing.length === 0) return
  const names = missing.map(({ scope }) => scope).join(', ')
  throw new ConcordError({
    code: 'scopes-missing',
    message:
      missing.length === 1
        ? t`The app in Shopify no longer has the scope ${names}. Nothing is read or sent; all decisions are kept.`
        : t`The app in Shopify no longer has the scopes ${names}. Nothing is read or sent; all decisions are kept.`,
    nextStep: t`Grant it to the app in Shopify, have the store approve it, then test the connection. Setup Wizard shows how.`,
    retryable: true,
  })
}
