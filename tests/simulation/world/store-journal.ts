import type { ProductRecord } from '@main/store-simulator/state/records'
import type { StoreState } from '@main/store-simulator/state/store-state'
import { productGid, storeValues } from './fields'

/** Who changed the store: another admin, or Concord by one of its requests. */
export type Actor = 'admin' | 'concord'

export type StoreChange = {
  readonly at: number
  readonly by: Actor
  readonly productId: string
  /** `variant|field`. */
  readonly place: string
  /** `undefined` where the place was not there. */
  readonly before: string | null | undefined
  readonly after: string | null | undefined
  /** The change of the same place before this one. */
  readonly previous: StoreChange | undefined
}

type Known = Map<string, string | null>

/**
 * Watches every change of a product in the store as it happens, whoever makes it, so that a write can be held
 * against what stood there a moment before.
 */
export class StoreJournal {
  actor: Actor = 'concord'
  readonly changes: StoreChange[] = []
  readonly #products = new Map<string, Known>()
  readonly #now: () => number
  readonly #heard: (changes: readonly StoreChange[], isNew: boolean) => void

  constructor(
    store: StoreState,
    now: () => number,
    heard: (changes: readonly StoreChange[], isNew: boolean) => void,
  ) {
    this.#now = now
    this.#heard = heard
    for (const product of store.products.values()) {
      this.#products.set(productGid(product), storeValues(product))
    }
    store.onChange((product) => {
      if (product) this.#changed(product, store.products.has(product.id))
    })
  }

  #lastChange(productId: string, place: string): StoreChange | undefined {
    return this.changes.findLast(
      (change) => change.productId === productId && change.place === place,
    )
  }

  #changed(product: ProductRecord, exists: boolean): void {
    const productId = productGid(product)
    const before = this.#products.get(productId)
    const after = exists ? storeValues(product) : new Map<string, string | null>()
    if (exists) this.#products.set(productId, after)
    else this.#products.delete(productId)
    const places = new Set([...(before?.keys() ?? []), ...after.keys()])
    const changes = [...places].flatMap((place): StoreChange[] => {
      const change = {
        at: this.#now(),
        by: this.actor,
        productId,
        place,
        before: before?.get(place),
        after: after.get(place),
      }
      if (change.before === change.after) return []
      return [{ ...change, previous: this.#lastChange(productId, place) }]
    })
    this.changes.push(...changes)
    if (changes.length > 0) this.#heard(changes, before === undefined)
  }
}
