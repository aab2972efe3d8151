import { type Now, type Seconds, toSeconds } from './clock'
import { CustomIdIndex } from './custom-id-index'
import { DailyCount } from './daily-count'
import type { MediaRecord } from './media-record'
import {
  type EventRecord,
  type LocationRecord,
  type MetafieldDefinitionRecord,
  type MetafieldRecord,
  ProductRecord,
  type PublicationRecord,
  type ShopRecord,
  type VariantRecord,
} from './records'
import { freeHandle, slugify } from './slug'

export type StoreContents = {
  readonly shop: ShopRecord
  readonly locations: readonly LocationRecord[]
  readonly products: Iterable<ProductRecord>
  readonly definitions?: readonly MetafieldDefinitionRecord[]
  /** Files beyond those of the products. */
  readonly files?: Iterable<MediaRecord>
  readonly publications?: readonly PublicationRecord[]
  readonly events?: readonly EventRecord[]
  readonly shopMetafields?: readonly MetafieldRecord[]
  /** Ids up to this one were given before, perhaps to records that are gone. */
  readonly lastId?: number
}

const FALLBACK_HANDLE = 'product'

/**
 * Everything the store holds, and the few operations that keep its indexes right. Rules of the API (what is
 * refused, what it's called) live with the mutations; this class only knows records.
 */
export class StoreState {
  shop: ShopRecord
  locations: readonly LocationRecord[]
  readonly publications: readonly PublicationRecord[]
  shopMetafields: readonly MetafieldRecord[]
  readonly newVariants = new DailyCount()
  readonly files = new Map<number, MediaRecord>()
  readonly products = new Map<number, ProductRecord>()
  readonly variants = new Map<number, VariantRecord>()
  readonly customIds = new CustomIdIndex<ProductRecord>()
  readonly variantCustomIds = new CustomIdIndex<VariantRecord>()
  definitions: readonly MetafieldDefinitionRecord[]
  readonly #events: EventRecord[]
  readonly #byHandle = new Map<string, ProductRecord>()
  readonly #now: Now
  readonly #listeners: ((product: ProductRecord | null) => void)[] = []
  #version = 0
  #lastId = 0

  constructor(contents: StoreContents, now: Now) {
    this.shop = contents.shop
    this.locations = contents.locations
    this.publications = contents.publications ?? []
    this.definitions = contents.definitions ?? []
    this.shopMetafields = contents.shopMetafields ?? []
    this.#now = now
    this.#keepIdAbove(contents.lastId ?? 0)
    for (const record of [...this.locations, ...this.definitions, ...this.publications]) {
      this.#keepIdAbove(record.id)
    }
    for (const file of contents.files ?? []) this.addFile(file)
    for (const product of contents.products) this.#add(product)
    this.#events = [...(contents.events ?? [])]
    this.#version = 0
  }

  /** What happened to products, oldest first. */
  get events(): readonly EventRecord[] {
    return this.#events
  }

  /** Counts up with every change; what is derived from the records is valid for one version. */
  get version(): number {
    return this.#version
  }

  /** Milliseconds since 1970. */
  nowMs(): number {
    return this.#now()
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

  /** `listener` hears which product changed, came or went; `null` when it was something else. */
  onChange(listener: (product: ProductRecord | null) => void): void {
    this.#listeners.push(listener)
  }

  productByHandle(handle: string): ProductRecord | undefined {
    return this.#byHandle.get(handle)
  }

  addProduct(product: ProductRecord): void {
    this.#add(product)
    this.#record('create', product)
    this.#changed(product)
  }

  #add(product: ProductRecord): void {
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
      this.variantCustomIds.add(variant, variant.metafields)
    }
    for (const media of product.media) this.addFile(media)
    this.customIds.add(product, product.metafields)
  }

  deleteProduct(product: ProductRecord): void {
    this.products.delete(product.id)
    if (this.#byHandle.get(product.handle) === product) this.#byHandle.delete(product.handle)
    for (const variant of product.variants) this.#forgetVariant(variant)
    this.customIds.remove(product, product.metafields)
    this.#record('destroy', product)
    this.#changed(product)
  }

  /** The file stays in the shop until it is deleted, whichever product shows it. */
  addFile(file: MediaRecord): void {
    this.#keepIdAbove(file.id)
    this.files.set(file.id, file)
  }

  /** Takes a file out of the shop, and so out of every product and variant. */
  deleteFile(file: MediaRecord): void {
    this.files.delete(file.id)
    for (const product of this.products.values()) {
      if (product.media.includes(file)) this.detachFile(product, file)
    }
    this.#changed(null)
  }

  /** Takes a file off one product and its variants. */
  detachFile(product: ProductRecord, file: MediaRecord): void {
    product.media = product.media.filter((media) => media !== file)
    for (const variant of product.variants) {
      if (variant.mediaId === file.id) variant.mediaId = null
    }
    this.touch(product)
  }

  setShop(shop: ShopRecord): void {
    this.shop = shop
    this.#changed(null)
  }

  addLocation(location: LocationRecord): void {
    this.locations = [...this.locations, location]
    this.#changed(null)
  }

  removeLocation(location: LocationRecord): void {
    this.locations = this.locations.filter((other) => other !== location)
    this.#changed(null)
  }

  /** Says that something changed which belongs to no product. */
  touchShop(): void {
    this.#changed(null)
  }

  /** Replaces the product's variants as a whole: whoever isn't in `variants` is gone, with its stock. */
  setVariants(product: ProductRecord, variants: readonly VariantRecord[]): void {
    for (const variant of product.variants) this.#forgetVariant(variant)
    for (const variant of variants) {
      this.variants.set(variant.id, variant)
      this.variantCustomIds.add(variant, variant.metafields)
    }
    product.variants = variants
  }

  setHandle(product: ProductRecord, handle: string): void {
    if (this.#byHandle.get(product.handle) === product) this.#byHandle.delete(product.handle)
    product.handle = handle
    this.#byHandle.set(handle, product)
  }

  setMetafields(
    owner: ProductRecord | VariantRecord,
    metafields: readonly MetafieldRecord[],
  ): void {
    if (owner instanceof ProductRecord) {
      this.customIds.remove(owner, owner.metafields)
      this.customIds.add(owner, metafields)
    } else {
      this.variantCustomIds.remove(owner, owner.metafields)
      this.variantCustomIds.add(owner, metafields)
    }
    owner.metafields = metafields
  }

  /** A handle made from `text` that no other product has. */
  freeHandleFor(text: string): string {
    const handle = slugify(text) || FALLBACK_HANDLE
    return freeHandle(handle, (candidate) => this.#byHandle.has(candidate))
  }

  /** Marks a product as changed now; its `updatedAt` moves and everything derived is stale. */
  touch(product: ProductRecord): void {
    product.updatedAt = this.now()
    this.#changed(product)
  }

  touchVariant(variant: VariantRecord): void {
    variant.updatedAt = this.now()
    this.touch(variant.product)
  }

  addDefinition(definition: MetafieldDefinitionRecord): void {
    this.definitions = [...this.definitions, definition]
    this.#changed(null)
  }

  newProduct(title: string, handle: string): ProductRecord {
    return new ProductRecord(this.nextId(), title, handle, this.now())
  }

  #forgetVariant(variant: VariantRecord): void {
    this.variants.delete(variant.id)
    this.variantCustomIds.remove(variant, variant.metafields)
  }

  #record(action: EventRecord['action'], product: ProductRecord): void {
    const verb = action === 'create' ? 'created' : 'deleted'
    const event: EventRecord = {
      id: this.nextId(),
      action,
      subjectType: 'PRODUCT',
      subjectId: product.id,
      message: `A product was ${verb}: ${product.title}.`,
      createdAt: this.now(),
    }
    this.#events.push(event)
  }

  #changed(product: ProductRecord | null): void {
    this.#version += 1
    for (const listener of this.#listeners) listener(product)
  }

  #keepIdAbove(id: number): void {
    if (id > this.#lastId) this.#lastId = id
  }
}
