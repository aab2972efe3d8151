import { MediaRecord } from '../state/media-record'
import {
  LevelRecord,
  LocationRecord,
  MetafieldDefinitionRecord,
  OptionRecord,
  OptionValueRecord,
  ProductRecord,
  VariantRecord,
} from '../state/records'
import type { StoreContents, StoreState } from '../state/store-state'
import type { StoredFile, StoredProduct, StoredState, StoredVariant } from './stored-state'

/** The store as plain data. */
export function toStored(store: StoreState): StoredState {
  return {
    format: 1,
    lastId: store.lastId,
    shop: { ...store.shop },
    locations: store.locations.map(({ id, name, isActive }) => ({ id, name, isActive })),
    definitions: store.definitions.map(
      ({ id, ownerType, namespace, key, name, type, description }) => {
        return { id, ownerType, namespace, key, name, type, description }
      },
    ),
    publications: store.publications.map((publication) => ({ ...publication })),
    shopMetafields: store.shopMetafields.map((metafield) => ({ ...metafield })),
    events: store.events.map((event) => ({ ...event })),
    files: filesOfNoProduct(store).map(toStoredFile),
    products: [...store.products.values()].map(toStoredProduct),
  }
}

function filesOfNoProduct(store: StoreState): MediaRecord[] {
  const shown = new Set([...store.products.values()].flatMap((product) => product.media))
  return [...store.files.values()].filter((file) => !shown.has(file))
}

function toStoredFile(file: MediaRecord): StoredFile {
  const { id, kind, alt, filename, content, createdAt, updatedAt } = file
  const doneAtMs = Number.isFinite(file.times.doneAtMs) ? file.times.doneAtMs : null
  return { id, kind, alt, filename, content: { ...content }, doneAtMs, createdAt, updatedAt }
}

/** One record for each file, also when several products show it. */
class Files {
  readonly #records = new Map<number, MediaRecord>()

  record(stored: StoredFile): MediaRecord {
    const known = this.#records.get(stored.id)
    if (known !== undefined) return known
    const record = new MediaRecord(stored)
    record.updatedAt = stored.updatedAt
    record.times = { processingAtMs: 0, doneAtMs: stored.doneAtMs ?? Infinity }
    this.#records.set(stored.id, record)
    return record
  }
}

function toStoredProduct(product: ProductRecord): StoredProduct {
  return {
    id: product.id,
    title: product.title,
    handle: product.handle,
    descriptionHtml: product.descriptionHtml,
    vendor: product.vendor,
    productType: product.productType,
    status: product.status,
    tags: [...product.tags],
    options: product.options.map(({ id, name, values }) => ({
      id,
      name,
      values: values.map((value) => ({ id: value.id, name: value.name })),
    })),
    variants: product.variants.map(toStoredVariant),
    metafields: product.metafields.map((metafield) => ({ ...metafield })),
    media: product.media.map(toStoredFile),
    templateSuffix: product.templateSuffix,
    seo: product.seo,
    publications: product.publications.map((entry) => ({ ...entry })),
    createdAt: product.createdAt,
    updatedAt: product.updatedAt,
  }
}

function toStoredVariant(variant: VariantRecord): StoredVariant {
  return {
    id: variant.id,
    sku: variant.sku,
    barcode: variant.barcode,
    price: variant.price,
    compareAtPrice: variant.compareAtPrice,
    optionValues: variant.optionValues.map((value) => value.id),
    tracked: variant.tracked,
    requiresShipping: variant.requiresShipping,
    inventoryPolicy: variant.inventoryPolicy,
    taxable: variant.taxable,
    mediaId: variant.mediaId,
    metafields: variant.metafields.map((metafield) => ({ ...metafield })),
    details: variant.details,
    levels: variant.levels.map((level) => {
      const { locationId, available, committed, isActive, updatedAt, others } = level
      return { locationId, available, committed, isActive, updatedAt, others }
    }),
    createdAt: variant.createdAt,
    updatedAt: variant.updatedAt,
  }
}

/** The records of a stored state. Throws when a variant names an option value that isn't there. */
export function fromStored(stored: StoredState): StoreContents {
  const files = new Files()
  return {
    shop: stored.shop,
    locations: stored.locations.map(({ id, name, isActive }) => {
      const location = new LocationRecord(id, name)
      location.isActive = isActive
      return location
    }),
    definitions: stored.definitions.map((entry) => new MetafieldDefinitionRecord(entry)),
    publications: stored.publications,
    shopMetafields: stored.shopMetafields,
    events: stored.events,
    files: stored.files.map((file) => files.record(file)),
    products: stored.products.map((product) => fromStoredProduct(product, files)),
    lastId: stored.lastId,
  }
}

function fromStoredProduct(stored: StoredProduct, files: Files): ProductRecord {
  const product = new ProductRecord(stored.id, stored.title, stored.handle, stored.createdAt)
  const { options, variants, media, ...plain } = stored
  Object.assign(product, plain)
  product.media = media.map((file) => files.record(file))
  product.options = options.map(
    ({ id, name, values }) =>
      new OptionRecord(
        id,
        name,
        values.map((value) => new OptionValueRecord(value.id, value.name)),
      ),
  )
  product.variants = variants.map((variant) => fromStoredVariant(product, variant))
  return product
}

function fromStoredVariant(product: ProductRecord, stored: StoredVariant): VariantRecord {
  const { optionValues, levels, ...plain } = stored
  const values = optionValues.map((id, index) => {
    const value = product.options[index]?.values.find((candidate) => candidate.id === id)
    if (value === undefined)
      throw new Error(`State file: variant ${stored.id} has a lost option value`)
    return value
  })
  const variant = new VariantRecord(stored.id, product, values, stored.createdAt)
  Object.assign(variant, plain)
  variant.levels = levels.map((entry) => {
    const level = new LevelRecord(
      entry.locationId,
      entry.available,
      entry.committed,
      entry.updatedAt,
    )
    level.isActive = entry.isActive
    level.others = entry.others
    return level
  })
  return variant
}
