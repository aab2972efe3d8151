import type { ProductFieldKey } from './field-registry'

/**
 * Fields of a product's head: told by the product's own row, whatever its variants, options and pictures are. Where
 * nothing else moved, nothing else is read or compared.
 */
export const HEAD_FIELDS = [
  'name',
  'description',
  'vendor',
  'category',
  'shopify-status',
  'status',
] as const satisfies readonly ProductFieldKey[]

/** Without the description, which is nearly all that there is to be read of a head. */
const SHORT_HEAD_FIELDS = HEAD_FIELDS.filter((field) => field !== 'description')

/** The fields of a head, with its description or without. */
export function headFields(withDescription: boolean): readonly ProductFieldKey[] {
  return withDescription ? HEAD_FIELDS : SHORT_HEAD_FIELDS
}
