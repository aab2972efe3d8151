import { z } from 'zod'
import type { ProductRecord } from '../../state/records'
import { slugify } from '../../state/slug'
import type { StoreState } from '../../state/store-state'
import { normaliseTags } from '../../state/tags'
import { type UserError, userError } from '../user-error'

const text = z.string().nullish()

export const metafieldInput = z.strictObject({
  id: text,
  namespace: text,
  key: text,
  type: text,
  value: text,
})
export type MetafieldInput = z.infer<typeof metafieldInput>

/** The product fields that creating, updating and setting a product share. */
export const productFieldsShape = {
  title: text,
  handle: text,
  descriptionHtml: text,
  vendor: text,
  productType: text,
  status: z.enum(['ACTIVE', 'DRAFT', 'ARCHIVED', 'UNLISTED']).nullish(),
  tags: z.array(z.string()).nullish(),
  templateSuffix: text,
  seo: z.strictObject({ title: text, description: text }).nullish(),
  metafields: z.array(metafieldInput).nullish(),
}
const productFields = z.object(productFieldsShape)
export type ProductFields = z.infer<typeof productFields>

const MAX_TEXT_LENGTH = 255
const LIMITED: readonly { key: 'title' | 'vendor' | 'productType' | 'handle'; name: string }[] = [
  { key: 'title', name: 'Title' },
  { key: 'vendor', name: 'Vendor' },
  { key: 'productType', name: 'Product type' },
  { key: 'handle', name: 'Handle' },
]

/** What is wrong with the fields, before anything is written. `product` is `null` for a new one. */
export function checkProductFields(
  store: StoreState,
  fields: ProductFields,
  product: ProductRecord | null,
): UserError[] {
  const errors: UserError[] = []
  const isNewWithoutTitle = product === null && fields.title == null
  if (isNewWithoutTitle || fields.title === null || fields.title?.trim() === '') {
    errors.push(userError(['title'], "Title can't be blank"))
  }
  for (const { key, name } of LIMITED) {
    if ((fields[key]?.length ?? 0) > MAX_TEXT_LENGTH) {
      errors.push(userError([key], `${name} is too long (maximum is 255 characters)`))
    }
  }
  const handle = explicitHandle(fields)
  const owner = handle === null ? undefined : store.productByHandle(handle)
  if (handle !== null && owner !== undefined && owner !== product) {
    const message = `Handle '${handle}' already in use. Please provide a new handle.`
    errors.push(userError(['input', 'handle'], message))
  }
  return errors
}

/** The handle asked for, made a slug; `null` when none or only blanks were given (then the title decides). */
export function explicitHandle(fields: ProductFields): string | null {
  if (fields.handle == null || fields.handle.trim() === '') return null
  return slugify(fields.handle) || 'product'
}

/** Writes the given fields; returns whether anything is different now. A changed title keeps the handle. */
export function applyProductFields(
  store: StoreState,
  product: ProductRecord,
  fields: ProductFields,
): boolean {
  const before = snapshotOf(product)
  if (fields.title != null) product.title = fields.title.trim()
  if (fields.descriptionHtml !== undefined) product.descriptionHtml = fields.descriptionHtml ?? ''
  if (fields.vendor !== undefined) product.vendor = fields.vendor?.trim() || store.shop.name
  if (fields.productType !== undefined) product.productType = fields.productType?.trim() ?? ''
  if (fields.status != null) product.status = fields.status
  if (fields.tags !== undefined) product.tags = normaliseTags(fields.tags ?? [])
  if (fields.templateSuffix !== undefined) product.templateSuffix = fields.templateSuffix
  if (fields.seo != null) {
    const { title, description } = { ...product.seo, ...fields.seo }
    product.seo = { title: title ?? null, description: description ?? null }
  }
  applyHandle(store, product, fields)
  return snapshotOf(product) !== before
}

function applyHandle(store: StoreState, product: ProductRecord, fields: ProductFields): void {
  if (fields.handle == null) return
  const handle = explicitHandle(fields)
  // A blank handle asks for a new one made from the title.
  if (handle === null) store.setHandle(product, store.freeHandleFor(product.title))
  else if (handle !== product.handle) store.setHandle(product, handle)
}

function snapshotOf(product: ProductRecord): string {
  const { title, handle, descriptionHtml, vendor, productType, status, tags } = product
  const { templateSuffix, seo } = product
  return JSON.stringify([
    [title, handle, descriptionHtml, vendor, productType, status, tags],
    [templateSuffix, seo],
  ])
}
