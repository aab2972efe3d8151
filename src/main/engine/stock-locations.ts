import { ConcordError } from '@shared/contract/app-error'
import type { EngineOutput, EngineParsedInput } from '@shared/contract/engine-contract'
import { t } from '@shared/words/words'
import type { Announcer } from './announcer'
import { keptStockLocation, stockLocationName } from './connection'
import type { EngineOptions } from './engine-options'
import { isoNow } from './ports'
import type { Runs } from './runs'

/** Where stock is kept, and its change by a person. */
export class StockLocations {
  readonly #options: EngineOptions
  readonly #announcer: Announcer
  readonly #runs: Runs

  constructor(options: EngineOptions, announcer: Announcer, runs: Runs) {
    this.#options = options
    this.#announcer = announcer
    this.#runs = runs
  }

  /** Asks the store; throws the `ConcordError` of one that can't be used. */
  async list(): Promise<EngineOutput<'stock.locations'>> {
    const { gateway, store } = this.#options
    const locations = await gateway.locations()
    const id = keptStockLocation(store.runs)
    return {
      kept:
        id === null
          ? null
          : this.#kept(
              id,
              locations.some((location) => location.id === id),
            ),
      locations: locations.map((location) => ({ ...location })),
      follows: store.stockSync.following(),
    }
  }

  /**
   * See the contract: `stock.set-location`. Throws `already-running` during a sync or a push, and `not-found`
   * where the shop has no such active location.
   */
  async change({ locationId }: EngineParsedInput<'stock.set-location'>): Promise<null> {
    const { gateway, store, environment } = this.#options
    this.#runs.refuseWhileRunning(t`Keeping stock at another location`)
    const found = (await gateway.locations()).find(({ id }) => id === locationId)
    if (!found) throw gone()
    if (locationId === keptStockLocation(store.runs)) return null
    // Something may have been started while the store was asked.
    this.#runs.refuseWhileRunning(t`Keeping stock at another location`)
    this.#runs.cancelStock()
    store.stockSync.changeLocation(found, isoNow(environment.clock))
    // Every pair is compared with counts of another location.
    store.comparison.markEverything()
    this.#announcer.changed(['stock', 'settings', 'products'])
    // Where nothing was read yet, the first read is a person's to start.
    if (store.runs.lastReadAt() === null) return null
    this.#runs.startSync({ mode: 'full', allowShrunken: false })
    return null
  }

  #kept(id: string, isUsable: boolean) {
    return { id, name: stockLocationName(this.#options.store.runs), isUsable }
  }
}

function gone(): ConcordError {
  return new ConcordError({
    code: 'not-found',
    message: t`The shop has no such active location any more. Stock stays where it was kept.`,
    nextStep: t`Choose another one.`,
    retryable: false,
  })
}
