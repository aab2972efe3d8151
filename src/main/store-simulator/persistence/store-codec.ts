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
import type { StoredProduct, StoredState, StoredVariant } from './stored-state'

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
    products: [...store.products.values()].map(toStoredProduct),
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
    media: product.media.map((media) => ({ ...media })),
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
    levels: variant.levels.map(({ locationId, available, committed, isActive, updatedAt }) => {
      return { locationId, available, committed, isActive, updatedAt }
    }),
    createdAt: variant.createdAt,
    updatedAt: variant.updatedAt,
  }
}

/** The records of a stored state. Throws when a variant names an option value that isn't there. */
export function fromStored(stored: StoredState): StoreContents {
  return {
    shop: stored.shop,
    locations: stored.locations.map(({ id, name, isActive }) => {
      const location = new LocationRecord(id, name)
      location.isActive = isActive
      return location
    }),
    definitions: stored.definitions.map((entry) => new MetafieldDefinitionRecord(entry)),
    products: stored.products.map(fromStoredProduct),
    lastId: stored.lastId,
  }
}

function fromStoredProduct(stored: StoredProduct): ProductRecord {
  const product = new ProductRecord(stored.id, stored.title, stored.handle, stored.createdAt)
  const { options, variants, ...plain } = stored
  Object.assign(product, plain)
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
    return level
  })
  return variant
}
