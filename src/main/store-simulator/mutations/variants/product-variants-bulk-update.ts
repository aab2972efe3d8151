import { z } from 'zod'
import type { FieldCall } from '../../endpoint/object-type'
import type { RequestContext } from '../../endpoint/request-context'
import { findProduct, variantGid } from '../../queries/lookup'
import { parseGid } from '../../schema/gid'
import type { ProductRecord, VariantRecord } from '../../state/records'
import type { StoreState } from '../../state/store-state'
import { appendMedia, checkMedia, mediaArgument } from '../media/new-media'
import { applyMetafields, checkMetafields } from '../metafields/metafields'
import { parseInput, type UserError, userError } from '../user-error'
import {
  createValues,
  resolveOptionValues,
  titleOf,
  variantWith,
  type WantedValues,
} from './option-values'
import { applyAdjustments, checkAdjustments, quantityAdjustment } from './quantity-adjustments'
import { applyVariantFields, checkVariantFields, variantFieldsShape } from './variant-input'
import { applyVariantMedia, checkVariantMedia, variantMediaShape } from './variant-media-input'

const rowInput = z.strictObject({
  ...variantFieldsShape,
  ...variantMediaShape,
  inventoryQuantities: z.unknown().optional(),
  quantityAdjustments: z.array(quantityAdjustment).nullish(),
})
type Row = z.infer<typeof rowInput>

const updateArguments = z.object({
  productId: z.string(),
  variants: z.array(z.unknown()),
  allowPartialUpdates: z.boolean().nullish(),
})

type Payload = {
  product: ProductRecord | null
  productVariants: readonly VariantRecord[] | null
  userErrors: readonly UserError[]
}

/** A row that may be written. */
type Checked = { row: Row; variant: VariantRecord; values: WantedValues | null }

/**
 * `productVariantsBulkUpdate`: one bad row refuses all, unless `allowPartialUpdates`. The answer lists every
 * submitted variant that exists, changed or not.
 */
export function productVariantsBulkUpdate(call: FieldCall, context: RequestContext): Payload {
  const media = mediaArgument(call.args['media'])
  const { store } = context
  const args = updateArguments.parse(call.args)
  const rows = args.variants.map((row) => parseInput(rowInput, 'ProductVariantsBulkInput', row))
  const product = findProduct(store, args.productId)
  if (product === null) {
    const error = userError(['productId'], 'Product does not exist', 'PRODUCT_DOES_NOT_EXIST')
    return { product: null, productVariants: null, userErrors: [error] }
  }
  const refusedMedia = checkMedia(media, product)
  const results = rows.map((row, index) => checkRow(context, product, row, index))
  const userErrors = [
    ...refusedMedia,
    ...results.flatMap((result) => ('errors' in result ? result.errors : [])),
  ]
  const submitted = rows.flatMap((row) => variantIn(product, row) ?? [])
  if (userErrors.length === 0 || (args.allowPartialUpdates === true && refusedMedia.length === 0)) {
    appendMedia(context, product, media)
    write(context, product, results)
  }
  return { product, productVariants: submitted, userErrors }
}

function checkRow(
  context: RequestContext,
  product: ProductRecord,
  row: Row,
  index: number,
): Checked | { errors: UserError[] } {
  const at = (...names: string[]): string[] => ['variants', String(index), ...names]
  const refuse = (name: string, message: string, code: string): { errors: UserError[] } => ({
    errors: [userError(at(name), message, code)],
  })
  if (row.id == null) {
    return refuse('id', 'Product variant is missing ID attribute', 'PRODUCT_VARIANT_ID_MISSING')
  }
  const variant = variantIn(product, row)
  if (variant === undefined) {
    return refuse('id', 'Product variant does not exist', 'PRODUCT_VARIANT_DOES_NOT_EXIST')
  }
  if (row.inventoryQuantities != null) {
    const message =
      'Inventory quantities can only be provided during create. To update inventory for existing variants, use inventoryAdjustQuantities.'
    return refuse('inventoryQuantities', message, 'NO_INVENTORY_QUANTITIES_ON_VARIANTS_UPDATE')
  }
  const errors = [
    ...checkVariantFields(row, at),
    ...checkVariantMedia(context.store, product, row, at),
    ...checkMetafields(context.store, row.metafields, variant, at).map(withUpdateCode),
    ...checkAdjustments(context.store, variant, row.quantityAdjustments, at),
  ]
  if (row.optionValues == null) {
    return errors.length > 0 ? { errors } : { row, variant, values: null }
  }
  const resolved = resolveOptionValues(product, row.optionValues, variant.optionValues, at)
  if ('errors' in resolved) return { errors: [...errors, ...resolved.errors] }
  const others = product.variants.filter((other) => other !== variant)
  if (variantWith(others, resolved.values) !== undefined) {
    const message = `The variant '${titleOf(resolved.values)}' already exists. Please change at least one option value.`
    errors.push(userError(at(), message, 'VARIANT_ALREADY_EXISTS'))
  }
  return errors.length > 0 ? { errors } : { row, variant, values: resolved.values }
}

function variantIn(product: ProductRecord, row: Row): VariantRecord | undefined {
  const gid = row.id == null ? null : parseGid(row.id)
  if (gid?.type !== 'ProductVariant') return undefined
  return product.variants.find((variant) => variant.id === gid.id)
}

function write(
  context: RequestContext,
  product: ProductRecord,
  results: readonly (Checked | { errors: UserError[] })[],
): void {
  const { store } = context
  const changed: string[] = []
  for (const result of results) {
    if ('errors' in result) continue
    const { row, variant, values } = result
    const moved = values !== null && applyValues(store, product, variant, values)
    const fields = applyVariantFields(variant, row)
    const described = applyMetafields(store, variant, row.metafields, 'merge')
    const shown = applyVariantMedia(product, variant, row)
    const adjusted = applyAdjustments(context, variant, row.quantityAdjustments)
    if (!fields && !moved && !described && !shown && !adjusted) continue
    store.touchVariant(variant)
    changed.push(variantGid(variant))
  }
  if (changed.length > 0) context.effects.push({ mutation: 'productVariantsBulkUpdate', changed })
}

/** This mutation has fewer codes for metafields. */
function withUpdateCode(error: UserError): UserError {
  return { ...error, code: 'INVALID_VALUE' }
}

function applyValues(
  store: StoreState,
  product: ProductRecord,
  variant: VariantRecord,
  values: WantedValues,
): boolean {
  if (titleOf(values) === variant.title) return false
  variant.optionValues = createValues(store, product, values)
  return true
}
