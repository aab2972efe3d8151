import { type Now, type Seconds, toSeconds } from './clock'
import { CustomIdIndex } from './custom-id-index'
import {
  type LocationRecord,
  type MetafieldDefinitionRecord,
  type MetafieldRecord,
  ProductRecord,
  type ShopRecord,
  type VariantRecord,
} from './records'
import { freeHandle, slugify } from './slug'

export type StoreContents = {
  readonly shop: ShopRecord
  readonly locations: readonly LocationRecord[]
  readonly products: Iterable<ProductRecord>
  readonly definitions?: readonly MetafieldDefinitionRecord[]
  /** Ids up to this one were given before, perhaps to records that are gone. */
  readonly lastId?: number
}

const FALLBACK_HANDLE = 'product'

/**
 * Everything the store holds, and the few operations that keep its indexes right. Rules of the API (what is
 * refused, what it's called) live with the mutations; this class only knows records.
 */
export class StoreState {
  readonly shop: ShopRecord
  readonly locations: readonly LocationRecord[]
  readonly products = new Map<number, ProductRecord>()
  readonly variants = new Map<number, VariantRecord>()
  readonly customIds = new CustomIdIndex()
  definitions: readonly MetafieldDefinitionRecord[]
  readonly #byHandle = new Map<string, ProductRecord>()
  readonly #now: Now
  readonly #listeners: (() => void)[] = []
  #version = 0
  #lastId = 0

  constructor(contents: StoreContents, now: Now) {
    this.shop = contents.shop
    this.locations = contents.locations
    this.definitions = contents.definitions ?? []
    this.#now = now
    this.#keepIdAbove(contents.lastId ?? 0)
    for (const record of [...this.locations, ...this.definitions]) this.#keepIdAbove(record.id)
    for (const product of contents.products) this.addProduct(product)
    this.#version = 0
  }

  /** Counts up with every change; what is derived from the records is valid for one version. */
  get version(): number {
    return this.#version
  }

  now(): Seconds {
    return toSeconds(this.#now())
  }

  get lastId(): number {
    return this.#lastId
  }

  nextId(): number {
    this.#lastId += 1
    return this.#lastId
  }

  /** The store's first location: where new variants are stocked. A store always has one. */
  get primaryLocation(): LocationRecord {
    const [first] = this.locations
    if (first === undefined) throw new Error('A store needs at least one location')
    return first
  }

  onChange(listener: () => void): void {
    this.#listeners.push(listener)
  }

  productByHandle(handle: string): ProductRecord | undefined {
    return this.#byHandle.get(handle)
  }

  addProduct(product: ProductRecord): void {
    this.#keepIdAbove(product.id)
    this.products.set(product.id, product)
    this.#byHandle.set(product.handle, product)
    for (const option of product.options) {
      this.#keepIdAbove(option.id)
      for (const value of option.values) this.#keepIdAbove(value.id)
    }
    for (const variant of product.variants) {
      this.#keepIdAbove(variant.id)
      this.variants.set(variant.id, variant)
    }
    for (const media of product.media) this.#keepIdAbove(media.id)
    this.customIds.add(product, product.metafields)
    this.#changed()
  }

  deleteProduct(product: ProductRecord): void {
    this.products.delete(product.id)
    if (this.#byHandle.get(product.handle) === product) this.#byHandle.delete(product.handle)
    for (const variant of product.variants) this.variants.delete(variant.id)
    this.customIds.remove(product, product.metafields)
    this.#changed()
  }

  /** Replaces the product's variants as a whole: whoever isn't in `variants` is gone, with its stock. */
  setVariants(product: ProductRecord, variants: readonly VariantRecord[]): void {
    for (const variant of product.variants) this.variants.delete(variant.id)
    for (const variant of variants) this.variants.set(variant.id, variant)
    product.variants = variants
  }

  setHandle(product: ProductRecord, handle: string): void {
    if (this.#byHandle.get(product.handle) === product) this.#byHandle.delete(product.handle)
    product.handle = handle
    this.#byHandle.set(handle, product)
  }

  setMetafields(product: ProductRecord, metafields: readonly MetafieldRecord[]): void {
    this.customIds.remove(product, product.metafields)
    product.metafields = metafields
    this.customIds.add(product, metafields)
  }

  /** A handle made from `text` that no other product has. */
  freeHandleFor(text: string): string {
    const handle = slugify(text) || FALLBACK_HANDLE
    return freeHandle(handle, (candidate) => this.#byHandle.has(candidate))
  }

  /** Marks a product as changed now; its `updatedAt` moves and everything derived is stale. */
  touch(product: ProductRecord): void {
    product.updatedAt = this.now()
    this.#changed()
  }

  touchVariant(variant: VariantRecord): void {
    variant.updatedAt = this.now()
    this.touch(variant.product)
  }

  addDefinition(definition: MetafieldDefinitionRecord): void {
    this.definitions = [...this.definitions, definition]
    this.#changed()
  }

  newProduct(title: string, handle: string): ProductRecord {
    return new ProductRecord(this.nextId(), title, handle, this.now())
  }

  #changed(): void {
    this.#version += 1
    for (const listener of this.#listeners) listener()
  }

  #keepIdAbove(id: number): void {
    if (id > this.#lastId) this.#lastId = id
  }
}
