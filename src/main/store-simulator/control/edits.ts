import { z } from 'zod'
import { itemGid, productGid, variantGid } from '../queries/lookup'
import { parseGid, toGid } from '../schema/gid'
import { toMoney } from '../state/money'
import { createProduct } from '../state/new-product'
import { LocationRecord, type ProductRecord, type VariantRecord } from '../state/records'
import type { StoreState } from '../state/store-state'
import { normaliseTags } from '../state/tags'
import { addVariant, type NewVariant, removeVariant, stockVariant } from '../state/variant-changes'
import { EditError } from './edit-error'
import {
  addImage,
  addImageFile,
  applyAddImage,
  applyAddImageFile,
  applyChangeImage,
  applyOrderImages,
  applyRemoveImage,
  applyVariantImage,
  changeImage,
  orderImages,
  removeImage,
  setVariantImage,
} from './image-edits'
import { addOption, applyAddOption, applyOrderOptions, orderOptions } from './option-edits'

const amount = z.string().refine((text) => toMoney(text) !== null, 'not an amount')
const status = z.enum(['ACTIVE', 'DRAFT', 'ARCHIVED', 'UNLISTED'])

/** A product by gid or handle; a variant by gid or SKU (the first one with it). */
const productRef = z.string().min(1)
const variantRef = z.string().min(1)

const variantSet = z.strictObject({
  sku: z.string().nullable().optional(),
  barcode: z.string().nullable().optional(),
  price: amount.optional(),
  compareAtPrice: amount.nullable().optional(),
  tracked: z.boolean().optional(),
  inventoryPolicy: z.enum(['DENY', 'CONTINUE']).optional(),
})
const newVariant = variantSet.extend({
  optionValues: z.array(z.string().min(1)).default([]),
  available: z.number().int().optional(),
})
const productSet = z.strictObject({
  title: z.string().min(1).optional(),
  handle: z.string().min(1).optional(),
  descriptionHtml: z.string().optional(),
  vendor: z.string().optional(),
  productType: z.string().optional(),
  status: status.optional(),
  tags: z.array(z.string()).optional(),
})

const edit = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('product'), product: productRef, set: productSet }),
  z.strictObject({ kind: z.literal('variant'), variant: variantRef, set: variantSet }),
  z.strictObject({
    kind: z.literal('stock'),
    variant: variantRef,
    locationId: z.string().optional(),
    available: z.number().int().optional(),
    committed: z.number().int().optional(),
    isActive: z.boolean().optional(),
  }),
  // A customer's order: units for sale become committed.
  z.strictObject({
    kind: z.literal('sell'),
    variant: variantRef,
    locationId: z.string().optional(),
    quantity: z.number().int().positive(),
  }),
  z.strictObject({
    kind: z.literal('location'),
    location: z.string(),
    name: z.string().min(1).optional(),
    isActive: z.boolean().optional(),
  }),
  z.strictObject({ kind: z.literal('add-location'), name: z.string().min(1) }),
  z.strictObject({
    kind: z.literal('option'),
    product: productRef,
    option: z.string(),
    name: z.string().min(1).optional(),
    values: z.record(z.string(), z.string().min(1)).optional(),
  }),
  orderOptions,
  addOption,
  z.strictObject({
    kind: z.literal('add-product'),
    product: productSet.extend({ title: z.string().min(1) }),
    options: z.array(z.string().min(1)).max(3).default([]),
    variants: z.array(newVariant).min(1),
  }),
  z.strictObject({ kind: z.literal('delete-product'), product: productRef }),
  z.strictObject({ kind: z.literal('add-variant'), product: productRef, variant: newVariant }),
  z.strictObject({ kind: z.literal('delete-variant'), variant: variantRef }),
  addImage,
  addImageFile,
  changeImage,
  removeImage,
  orderImages,
  setVariantImage,
])

/** What another admin does: `{ "edits": [...] }`, in order. */
export const editsSchema = z.strictObject({ edits: z.array(edit).min(1) })

type Edit = z.infer<typeof edit>
type EditOf<Kind extends Edit['kind']> = Extract<Edit, { kind: Kind }>

/** Does the edits one by one; returns the gids of what each changed or made. */
export function applyEdits(store: StoreState, edits: readonly Edit[]): string[] {
  return edits.map((entry) => applyEdit(store, entry))
}

function applyEdit(store: StoreState, entry: Edit): string {
  switch (entry.kind) {
    case 'product':
      return editProduct(store, entry)
    case 'variant':
      return editVariant(store, entry)
    case 'stock':
      return editStock(store, entry)
    case 'sell':
      return sell(store, entry)
    case 'location':
      return editLocation(store, entry)
    case 'add-location': {
      const location = new LocationRecord(store.nextId(), entry.name)
      store.addLocation(location)
      return toGid('Location', location.id)
    }
    case 'option':
      return editOption(store, entry)
    case 'order-options': {
      const product = productOf(store, entry.product)
      applyOrderOptions(store, product, entry)
      return productGid(product)
    }
    case 'add-option': {
      const product = productOf(store, entry.product)
      applyAddOption(store, product, entry)
      return productGid(product)
    }
    case 'add-product':
      return addProduct(store, entry)
    case 'delete-product': {
      const product = productOf(store, entry.product)
      store.deleteProduct(product)
      return productGid(product)
    }
    case 'add-variant': {
      const product = productOf(store, entry.product)
      return variantGid(addVariant(store, product, toNewVariant(entry.variant)))
    }
    case 'delete-variant': {
      const variant = variantOf(store, entry.variant)
      removeVariant(store, variant)
      return variantGid(variant)
    }
    case 'add-image':
      return applyAddImage(store, productOf(store, entry.product), entry)
    case 'add-image-file':
      return applyAddImageFile(store, productOf(store, entry.product), entry)
    case 'image':
      return applyChangeImage(store, productOf(store, entry.product), entry)
    case 'remove-image':
      return applyRemoveImage(store, productOf(store, entry.product), entry)
    case 'order-images': {
      const product = productOf(store, entry.product)
      applyOrderImages(store, product, entry)
      return productGid(product)
    }
    case 'variant-image': {
      const variant = variantOf(store, entry.variant)
      applyVariantImage(store, variant, entry)
      return variantGid(variant)
    }
  }
}

function editProduct(store: StoreState, { product: ref, set }: EditOf<'product'>): string {
  const product = productOf(store, ref)
  setProduct(store, product, set)
  store.touch(product)
  return productGid(product)
}

function setProduct(
  store: StoreState,
  product: ProductRecord,
  set: z.infer<typeof productSet>,
): void {
  product.title = set.title ?? product.title
  product.descriptionHtml = set.descriptionHtml ?? product.descriptionHtml
  product.vendor = set.vendor ?? product.vendor
  product.productType = set.productType ?? product.productType
  product.status = set.status ?? product.status
  if (set.tags !== undefined) product.tags = normaliseTags(set.tags)
  if (set.handle !== undefined) store.setHandle(product, set.handle)
}

function editVariant(store: StoreState, { variant: ref, set }: EditOf<'variant'>): string {
  const variant = variantOf(store, ref)
  setVariant(variant, set)
  store.touchVariant(variant)
  return variantGid(variant)
}

function setVariant(variant: VariantRecord, set: z.infer<typeof variantSet>): void {
  if (set.sku !== undefined) variant.sku = set.sku
  if (set.barcode !== undefined) variant.barcode = set.barcode
  if (set.price !== undefined) variant.price = toMoney(set.price) ?? variant.price
  if (set.compareAtPrice !== undefined) {
    variant.compareAtPrice = set.compareAtPrice === null ? null : toMoney(set.compareAtPrice)
  }
  variant.tracked = set.tracked ?? variant.tracked
  variant.inventoryPolicy = set.inventoryPolicy ?? variant.inventoryPolicy
}

function editStock(store: StoreState, entry: EditOf<'stock'>): string {
  const variant = variantOf(store, entry.variant)
  const location = locationOf(store, entry.locationId)
  stockVariant(store, variant, {
    locationId: location.id,
    available: entry.available,
    committed: entry.committed,
    isActive: entry.isActive,
  })
  return itemGid(variant)
}

function sell(store: StoreState, entry: EditOf<'sell'>): string {
  const variant = variantOf(store, entry.variant)
  const location = locationOf(store, entry.locationId)
  const level = variant.levelAt(location.id)
  stockVariant(store, variant, {
    locationId: location.id,
    available: (level?.available ?? 0) - entry.quantity,
    committed: (level?.committed ?? 0) + entry.quantity,
  })
  return itemGid(variant)
}

function editLocation(store: StoreState, entry: EditOf<'location'>): string {
  const location = locationOf(store, entry.location)
  location.name = entry.name ?? location.name
  location.isActive = entry.isActive ?? location.isActive
  store.touchShop()
  return toGid('Location', location.id)
}

/** The location of that gid; without one, the first. */
function locationOf(store: StoreState, gid: string | undefined): LocationRecord {
  if (gid === undefined) return store.primaryLocation
  const id = parseGid(gid)?.id
  const location = store.locations.find((candidate) => candidate.id === id)
  if (location === undefined) throw new EditError(`No location ${gid}`)
  return location
}

function editOption(store: StoreState, entry: EditOf<'option'>): string {
  const product = productOf(store, entry.product)
  const option = product.options.find((candidate) => candidate.name === entry.option)
  if (option === undefined) throw new EditError(`No option ${entry.option} on ${entry.product}`)
  option.name = entry.name ?? option.name
  for (const value of option.values) value.name = entry.values?.[value.name] ?? value.name
  store.touch(product)
  return productGid(product)
}

function addProduct(store: StoreState, entry: EditOf<'add-product'>): string {
  const { title, handle } = entry.product
  const product = createProduct(store, title, handle ?? store.freeHandleFor(title), entry.options)
  setProduct(store, product, entry.product)
  store.addProduct(product)
  for (const variant of entry.variants) addVariant(store, product, toNewVariant(variant))
  return productGid(product)
}

function toNewVariant(entry: z.infer<typeof newVariant>): NewVariant {
  const { optionValues, available, ...set } = entry
  return { optionValues, available: available ?? 0, write: (variant) => setVariant(variant, set) }
}

function productOf(store: StoreState, ref: string): ProductRecord {
  const gid = parseGid(ref)
  const product = gid === null ? store.productByHandle(ref) : store.products.get(gid.id)
  if (product === undefined) throw new EditError(`No product ${ref}`)
  return product
}

function variantOf(store: StoreState, ref: string): VariantRecord {
  const gid = parseGid(ref)
  if (gid !== null) {
    const variant = store.variants.get(gid.id)
    if (variant !== undefined) return variant
  } else {
    for (const variant of store.variants.values()) if (variant.sku === ref) return variant
  }
  throw new EditError(`No variant ${ref}`)
}
