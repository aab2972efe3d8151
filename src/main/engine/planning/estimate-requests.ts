import { type FieldKey, fieldByKey } from '@shared/fields/field-registry'

/** A change decided for Shopify, as far as its cost goes. */
export type PlannedChange = {
  readonly productKey: string
  readonly kind: 'field' | 'product' | 'variant' | 'ambiguous' | 'broken-link'
  readonly field: FieldKey | null
}

export type PlannedCall = {
  readonly what: string
  readonly call: string
  readonly requests: number
  /** Points of Shopify's rate limit, as requested before execution. */
  readonly points: number
}

/** Requested cost of one request each, measured against the documented formula (shopify.dev/docs/api/usage/limits). */
const POINTS = { read: 40, mutation: 11, create: 60, lookUp: 40 } as const

/**
 * The requests that a set of changes will make, by call. Only changes towards Shopify cost anything;
 * each product is read once before it is written.
 */
export function estimateRequests(changes: readonly PlannedChange[]): PlannedCall[] {
  const products = (matching: (change: PlannedChange) => boolean): number =>
    new Set(changes.filter(matching).map((change) => change.productKey)).size
  const isNew = (change: PlannedChange): boolean => change.kind === 'product'
  const calls: PlannedCall[] = [
    call(
      'Read again before writing',
      'product',
      products((change) => !isNew(change)),
      POINTS.read,
    ),
    call(
      'Rename options',
      'productOptionUpdate',
      products((change) => change.field === 'option-names'),
      POINTS.mutation,
    ),
    call(
      'Texts and statuses',
      'productUpdate',
      products(
        (change) =>
          change.field !== null &&
          change.field !== 'option-names' &&
          fieldByKey(change.field).level === 'product',
      ),
      POINTS.mutation,
    ),
    call(
      'Prices, SKUs, option values',
      'productVariantsBulkUpdate',
      products((change) => change.field !== null && fieldByKey(change.field).level === 'variant'),
      POINTS.mutation,
    ),
    call(
      'Create variants',
      'productVariantsBulkCreate',
      products((change) => change.kind === 'variant'),
      POINTS.mutation,
    ),
    call('Look for the AMS id first', 'productByIdentifier', products(isNew), POINTS.lookUp),
    call('Create products as Draft', 'productSet', products(isNew), POINTS.create),
  ]
  return calls.filter((planned) => planned.requests > 0)
}

function call(what: string, name: string, requests: number, pointsEach: number): PlannedCall {
  return { what, call: name, requests, points: requests * pointsEach }
}
