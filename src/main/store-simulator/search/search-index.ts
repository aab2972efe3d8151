import { LevelRecord, ProductRecord, VariantRecord } from '../state/records'
import type { StoreState } from '../state/store-state'

type Due = { readonly dueAtMs: number; readonly id: number; readonly copy: ProductRecord | null }

/**
 * What searches see of the products: with a delay they see each product as it was that long ago, so that a
 * value just written isn't found yet, and the old one still is; a product's total of units lags the same way.
 * Without a delay they see the store itself.
 */
export class SearchIndex {
  readonly #store: StoreState
  #delayMs = 0
  #copies: Map<number, ProductRecord> | null = null
  #queue: Due[] = []
  readonly #changed = new Set<ProductRecord>()

  constructor(store: StoreState) {
    this.#store = store
    store.onChange((product) => {
      if (product !== null && this.#copies !== null) this.#note(product)
    })
  }

  /** 0 makes the index equal to the store again. `Infinity` freezes it. */
  setDelay(delayMs: number): void {
    this.#delayMs = delayMs
    this.#queue = []
    this.#copies =
      delayMs === 0
        ? null
        : new Map([...this.#store.products].map(([id, product]) => [id, copyOf(product)]))
  }

  /** Whether searches see something else than the store, which time alone changes. */
  get isDelayed(): boolean {
    return this.#copies !== null
  }

  /** The product as the index knows it, or `null` when it isn't in there yet. */
  product(product: ProductRecord): ProductRecord | null {
    if (this.#copies === null) return product
    this.#catchUp()
    return this.#copies.get(product.id) ?? null
  }

  variant(variant: VariantRecord): VariantRecord | null {
    if (this.#copies === null) return variant
    const product = this.product(variant.product)
    return product?.variants.find(({ id }) => id === variant.id) ?? null
  }

  /** A request changes a product step by step; the index sees only where it ended. */
  #note(product: ProductRecord): void {
    if (this.#changed.size === 0) queueMicrotask(() => this.#enqueue())
    this.#changed.add(product)
  }

  #enqueue(): void {
    const dueAtMs = this.#store.nowMs() + this.#delayMs
    for (const product of this.#changed) {
      const isThere = this.#store.products.has(product.id)
      this.#queue.push({ dueAtMs, id: product.id, copy: isThere ? copyOf(product) : null })
    }
    this.#changed.clear()
  }

  #catchUp(): void {
    const now = this.#store.nowMs()
    while (this.#queue[0] !== undefined && this.#queue[0].dueAtMs <= now) {
      const due = this.#queue.shift()
      if (due === undefined) return
      if (due.copy === null) this.#copies?.delete(due.id)
      else this.#copies?.set(due.id, due.copy)
    }
  }
}

function copyOf(product: ProductRecord): ProductRecord {
  const { id, title, handle, createdAt } = product
  const copy = Object.assign(new ProductRecord(id, title, handle, createdAt), product)
  copy.variants = product.variants.map((variant) =>
    Object.assign(
      new VariantRecord(variant.id, copy, variant.optionValues, variant.createdAt),
      variant,
      { product: copy, levels: variant.levels.map(copyOfLevel) },
    ),
  )
  return copy
}

function copyOfLevel(level: LevelRecord): LevelRecord {
  const { locationId, available, committed, updatedAt } = level
  return Object.assign(new LevelRecord(locationId, available, committed, updatedAt), level)
}
