import { z } from 'zod'
import type { FieldCall } from '../../endpoint/object-type'
import type { RequestContext } from '../../endpoint/request-context'
import { findLocation, findProduct, variantGid } from '../../queries/lookup'
import { parseGid } from '../../schema/gid'
import { LevelRecord, type ProductRecord, VariantRecord } from '../../state/records'
import type { StoreState } from '../../state/store-state'
import { appendMedia, checkMedia, mediaArgument } from '../media/new-media'
import { applyMetafields } from '../metafields/metafields'
import { parseInput, type UserError, userError } from '../user-error'
import {
  createValues,
  resolveOptionValues,
  titleOf,
  variantWith,
  type WantedValues,
} from './option-values'
import { takeNewVariants } from './variant-allowance'
import { applyVariantFields, checkVariantFields, variantFieldsShape } from './variant-input'
import { applyVariantMedia, checkVariantMedia, variantMediaShape } from './variant-media-input'

const rowInput = z.strictObject({
  ...variantFieldsShape,
  ...variantMediaShape,
  inventoryQuantities: z
    .array(z.strictObject({ locationId: z.string(), availableQuantity: z.number().int() }))
    .nullish(),
})
type Row = z.infer<typeof rowInput>

const createArguments = z.object({
  productId: z.string(),
  variants: z.array(z.unknown()),
  strategy: z
    .enum(['DEFAULT', 'REMOVE_STANDALONE_VARIANT', 'PRESERVE_STANDALONE_VARIANT'])
    .nullish(),
})
type Strategy = NonNullable<z.infer<typeof createArguments>['strategy']>

type Payload = {
  product: ProductRecord | null
  productVariants: readonly VariantRecord[] | null
  userErrors: readonly UserError[]
}

const MAX_VARIANTS = 2048

/** `productVariantsBulkCreate`: all rows or none. `strategy` decides about a lone variant that is there already. */
export function productVariantsBulkCreate(call: FieldCall, context: RequestContext): Payload {
  const media = mediaArgument(call.args['media'])
  const { store } = context
  const args = createArguments.parse(call.args)
  const rows = args.variants.map((row) => parseInput(rowInput, 'ProductVariantsBulkInput', row))
  const product = findProduct(store, args.productId)
  if (product === null) {
    const error = userError(['productId'], 'Product does not exist', 'PRODUCT_DOES_NOT_EXIST')
    return { product: null, productVariants: null, userErrors: [error] }
  }
  const kept = variantsKept(product, args.strategy ?? 'DEFAULT')
  const refusedMedia = checkMedia(media, product).map(({ field, message }) => ({
    ...userError(field, message, 'INVALID_INPUT'),
  }))
  if (refusedMedia.length > 0) return { product, productVariants: [], userErrors: refusedMedia }
  const checked = checkRows(store, product, kept, rows)
  if ('errors' in checked) return { product, productVariants: [], userErrors: checked.errors }
  takeNewVariants(store, rows.length)
  appendMedia(context, product, media)
  const created = rows.map((row, index) => create(store, product, row, checked.values[index] ?? []))
  store.setVariants(product, [...kept, ...created])
  dropUnusedValues(product, kept)
  store.touch(product)
  context.effects.push({
    mutation: 'productVariantsBulkCreate',
    changed: created.map(variantGid),
  })
  return { product, productVariants: created, userErrors: [] }
}

/** By default the lone `Default Title` goes and a lone variant with a name of its own stays. */
function variantsKept(product: ProductRecord, strategy: Strategy): readonly VariantRecord[] {
  if (product.variants.length !== 1 || strategy === 'PRESERVE_STANDALONE_VARIANT') {
    return product.variants
  }
  const goes = strategy === 'REMOVE_STANDALONE_VARIANT' || product.hasOnlyDefaultVariant
  return goes ? [] : product.variants
}

/** A value that only the dropped lone variant had goes with it. */
function dropUnusedValues(product: ProductRecord, kept: readonly VariantRecord[]): void {
  if (kept.length > 0 || product.options.length !== 1) return
  for (const option of product.options) {
    const used = new Set(product.variants.flatMap((variant) => variant.optionValues))
    option.values = option.values.filter(
      (value) => used.has(value) || value.name !== 'Default Title',
    )
  }
}

function checkRows(
  store: StoreState,
  product: ProductRecord,
  kept: readonly VariantRecord[],
  rows: readonly Row[],
): { values: WantedValues[] } | { errors: UserError[] } {
  const errors: UserError[] = []
  const values: WantedValues[] = []
  const titles = new Set<string>()
  if (kept.length + rows.length > MAX_VARIANTS) {
    const message = `You can only have a maximum of ${MAX_VARIANTS} variants per product`
    return { errors: [userError(['variants'], message, 'SUBSCRIPTION_VIOLATION')] }
  }
  for (const [index, row] of rows.entries()) {
    const at = (...names: string[]): string[] => ['variants', String(index), ...names]
    if (row.id != null) {
      errors.push(userError(at('id'), 'id cannot be specified during creation', 'NO_KEY_ON_CREATE'))
      continue
    }
    errors.push(
      ...checkVariantFields(row, at),
      ...checkQuantities(store, row, at),
      ...checkVariantMedia(store, product, row, at).map(withCreateCode),
    )
    const resolved = resolveOptionValues(product, row.optionValues ?? [], null, at)
    if ('errors' in resolved) {
      errors.push(...resolved.errors.map(withCreateCode))
      continue
    }
    values.push(resolved.values)
    const title = titleOf(resolved.values)
    if (variantWith(kept, resolved.values) !== undefined) {
      const message = `The variant '${title}' already exists.`
      errors.push(userError(at(), message, 'VARIANT_ALREADY_EXISTS'))
    } else if (titles.has(title)) {
      const message = `The variant '${title}' already exists. Please change at least one option value.`
      errors.push(userError(at(), message, 'VARIANT_ALREADY_EXISTS_CHANGE_OPTION_VALUE'))
    }
    titles.add(title)
  }
  return errors.length > 0 ? { errors } : { values }
}

/** Creating has no codes for unknown options and values. */
function withCreateCode(error: UserError): UserError {
  return error.code === 'NEED_TO_ADD_OPTION_VALUES' ? error : { ...error, code: 'INVALID_INPUT' }
}

function checkQuantities(
  store: StoreState,
  row: Row,
  at: (...names: string[]) => string[],
): UserError[] {
  const isUnknown = (row.inventoryQuantities ?? []).some(
    ({ locationId }) => findLocation(store, locationId) === null,
  )
  const message = 'Quantity could not be set. The location was not found.'
  return isUnknown
    ? [userError(at('inventoryQuantities'), message, 'TRACKED_VARIANT_LOCATION_NOT_FOUND')]
    : []
}

function create(
  store: StoreState,
  product: ProductRecord,
  row: Row,
  values: WantedValues,
): VariantRecord {
  const records = createValues(store, product, values)
  const variant = new VariantRecord(store.nextId(), product, records, store.now())
  const quantities = row.inventoryQuantities ?? []
  variant.levels =
    quantities.length === 0
      ? [new LevelRecord(store.primaryLocation.id, 0, 0, variant.createdAt)]
      : quantities.map(({ locationId, availableQuantity }) => {
          const id = parseGid(locationId)?.id ?? store.primaryLocation.id
          return new LevelRecord(id, availableQuantity, 0, variant.createdAt)
        })
  applyVariantFields(variant, row)
  applyVariantMedia(product, variant, row)
  applyMetafields(store, variant, row.metafields, 'merge')
  return variant
}
