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
