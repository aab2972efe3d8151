import { z } from 'zod'
import { toMoney } from '../../state/money'
import type { ItemDetails, VariantRecord } from '../../state/records'
import { metafieldInput } from '../products/product-input'
import { type UserError, userError } from '../user-error'

/** Money arrives as text or, from careless clients, as a number; both are served as text with two decimals. */
const money = z.union([z.string(), z.number().transform(String)]).nullish()
const text = z.string().nullish()

export const inventoryItemInput = z.strictObject({
  sku: text,
  tracked: z.boolean().nullish(),
  requiresShipping: z.boolean().nullish(),
  cost: money,
  countryCodeOfOrigin: text,
  provinceCodeOfOrigin: text,
  harmonizedSystemCode: text,
  measurement: z
    .strictObject({ weight: z.object({ value: z.number(), unit: z.string() }).nullish() })
    .nullish(),
})
type ItemInput = z.infer<typeof inventoryItemInput>

export const optionValueInput = z.strictObject({
  optionId: text,
  optionName: text,
  id: text,
  name: text,
})
export type OptionValueInput = z.infer<typeof optionValueInput>

/** The fields of a variant that every variant mutation takes. */
export const variantFieldsShape = {
  id: text,
  barcode: text,
  price: money,
  compareAtPrice: money,
  inventoryPolicy: z.enum(['DENY', 'CONTINUE']).nullish(),
  taxable: z.boolean().nullish(),
  inventoryItem: inventoryItemInput.nullish(),
  optionValues: z.array(optionValueInput).nullish(),
  metafields: z.array(metafieldInput).nullish(),
}
const variantFields = z.object({ ...variantFieldsShape, sku: text })
export type VariantFields = z.infer<typeof variantFields>

const MAX_PRICE = 1_000_000_000_000_000_000n
const MAX_TEXT_LENGTH = 255

/**
 * What is wrong with one row, in the order Shopify reports it (compare-at price first). `at` gives the path
 * of a field of this row.
 */
export function checkVariantFields(
  fields: VariantFields,
  at: (...names: string[]) => string[],
): UserError[] {
  const errors: UserError[] = []
  const compareAtPrice = fields.compareAtPrice ?? null
  if (compareAtPrice !== null) errors.push(...checkAmount(compareAtPrice, at('compareAtPrice')))
  if (fields.price != null) errors.push(...checkPrice(fields.price, at('price')))
  const sku = fields.sku ?? fields.inventoryItem?.sku ?? ''
  if (sku.length > MAX_TEXT_LENGTH) {
    errors.push(
      userError(at('sku'), 'SKU is too long (maximum is 255 characters)', 'INVALID_INPUT'),
    )
  }
  if ((fields.barcode?.length ?? 0) > MAX_TEXT_LENGTH) {
    errors.push(
      userError(at('barcode'), 'is too long (maximum is 255 characters)', 'INVALID_INPUT'),
    )
  }
  return errors
}

function checkPrice(price: string, field: string[]): UserError[] {
  const amount = toMoney(price)
  if (amount?.startsWith('-')) {
    const message = 'Price must be greater than or equal to 0'
    return [userError(field, message, 'GREATER_THAN_OR_EQUAL_TO')]
  }
  return checkAmount(price, field)
}

function checkAmount(text: string, field: string[]): UserError[] {
  const amount = toMoney(text)
  // More digits than `toMoney` reads are also beyond the maximum.
  const digits = /^-?\d{19,}/.test(text.trim())
  if (digits || (amount !== null && BigInt(amount.split('.')[0] ?? '0') >= MAX_PRICE)) {
    return [userError(field, 'must be less than 1000000000000000000', 'INVALID_INPUT')]
  }
  if (amount?.startsWith('-')) {
    return [userError(field, 'must be greater than or equal to 0', 'INVALID_INPUT')]
  }
  return amount === null ? [userError(field, 'is not a number', 'INVALID_INPUT')] : []
}

/** Writes the given fields (option values apart); returns whether the variant is different now. */
export function applyVariantFields(variant: VariantRecord, fields: VariantFields): boolean {
  const before = snapshotOf(variant)
  const { inventoryItem } = fields
  if (fields.price != null) variant.price = toMoney(fields.price) ?? variant.price
  if (fields.compareAtPrice !== undefined) {
    variant.compareAtPrice = fields.compareAtPrice === null ? null : toMoney(fields.compareAtPrice)
  }
  if (fields.barcode !== undefined) variant.barcode = fields.barcode
  if (fields.inventoryPolicy != null) variant.inventoryPolicy = fields.inventoryPolicy
  if (fields.taxable != null) variant.taxable = fields.taxable
  const sku = inventoryItem?.sku === undefined ? fields.sku : inventoryItem.sku
  if (sku !== undefined) variant.sku = sku
  if (inventoryItem?.tracked != null) variant.tracked = inventoryItem.tracked
  if (inventoryItem?.requiresShipping != null) {
    variant.requiresShipping = inventoryItem.requiresShipping
  }
  if (inventoryItem != null) applyItemDetails(variant, inventoryItem)
  return snapshotOf(variant) !== before
}

const NO_DETAILS: ItemDetails = {
  cost: null,
  countryCodeOfOrigin: null,
  provinceCodeOfOrigin: null,
  harmonizedSystemCode: null,
  weight: { value: 0, unit: 'KILOGRAMS' },
}

/** Cost, origin and weight; whoever says nothing of them leaves them alone. */
function applyItemDetails(variant: VariantRecord, input: ItemInput): void {
  const given = {
    ...(input.cost === undefined ? {} : { cost: input.cost === null ? null : toMoney(input.cost) }),
    ...(input.countryCodeOfOrigin === undefined
      ? {}
      : { countryCodeOfOrigin: input.countryCodeOfOrigin }),
    ...(input.provinceCodeOfOrigin === undefined
      ? {}
      : { provinceCodeOfOrigin: input.provinceCodeOfOrigin }),
    ...(input.harmonizedSystemCode === undefined
      ? {}
      : { harmonizedSystemCode: input.harmonizedSystemCode }),
    ...(input.measurement?.weight == null ? {} : { weight: input.measurement.weight }),
  }
  if (Object.keys(given).length > 0) {
    variant.details = { ...(variant.details ?? NO_DETAILS), ...given }
  }
}

function snapshotOf(variant: VariantRecord): string {
  const { sku, barcode, price, compareAtPrice, tracked, requiresShipping } = variant
  const { inventoryPolicy, taxable, details } = variant
  return JSON.stringify([
    [sku, barcode, price, compareAtPrice],
    [tracked, requiresShipping, inventoryPolicy, taxable, details],
  ])
}
