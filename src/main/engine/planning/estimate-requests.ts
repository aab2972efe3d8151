import { type FieldKey, type FieldValue, fieldByKey } from '@shared/fields/field-registry'

/** A change decided for Shopify, as far as its cost goes. */
export type PlannedChange = {
  readonly productKey: string
  readonly kind: 'field' | 'product' | 'variant' | 'ambiguous' | 'broken-link'
  readonly field: FieldKey | null
  /** Set where it deletes a variant instead of making one. */
  readonly deletes?: boolean
  /** Both sides' values: of options they tell which requests the change takes. */
  readonly ours?: FieldValue
  readonly theirs?: FieldValue
}

export type PlannedCall = {
  readonly what: string
  readonly call: string
  readonly requests: number
  /** Points of Shopify's rate limit, as requested before execution. */
  readonly points: number
}

/** Requested cost of one request each, measured against the documented formula (shopify.dev/docs/api/usage/limits). */
const POINTS = { read: 40, mutation: 11, create: 60, lookUp: 40, options: 22 } as const

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
    call('Rename options', 'productOptionUpdate', products(optionsDo('rename')), POINTS.mutation),
    call('Remove options', 'productOptionsDelete', products(optionsDo('remove')), POINTS.mutation),
    call('Add options', 'productOptionsCreate', products(optionsDo('add')), POINTS.options),
    call('Order of options', 'productOptionsReorder', products(optionsDo('move')), POINTS.options),
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
      products(
        (change) =>
          optionsDo('add')(change) ||
          (change.field !== null &&
            change.field !== 'stock' &&
            fieldByKey(change.field).level === 'variant'),
      ),
      POINTS.mutation,
    ),
    call(
      'Create variants',
      'productVariantsBulkCreate',
      products((change) => change.kind === 'variant' && change.deletes !== true),
      POINTS.mutation,
    ),
    call(
      'Delete variants',
      'productVariantsBulkDelete',
      products((change) => change.deletes === true),
      POINTS.mutation,
    ),
    call(
      'Stock',
      'inventorySetQuantities',
      products((change) => change.field === 'stock'),
      POINTS.mutation,
    ),
    call('Look for the AMS id first', 'productByIdentifier', products(isNew), POINTS.lookUp),
    call('Create products as Draft', 'productSet', products(isNew), POINTS.create),
  ]
  return calls.filter((planned) => planned.requests > 0)
}

type OptionStep = 'rename' | 'remove' | 'add' | 'move'

/** Whether a change of options takes a request of this kind, told by the names on both sides. */
function optionsDo(step: OptionStep): (change: PlannedChange) => boolean {
  return ({ field, ours, theirs }) =>
    field === 'option-names' && optionSteps(listOf(ours), listOf(theirs)).includes(step)
}

function optionSteps(wanted: readonly string[], now: readonly string[]): OptionStep[] {
  const kept = now.filter((name) => wanted.includes(name))
  const added = wanted.filter((name) => !now.includes(name))
  if (wanted.length === now.length) {
    const isMoved = kept.join() !== wanted.filter((name) => now.includes(name)).join()
    return [...(added.length > 0 ? ['rename' as const] : []), ...(isMoved ? ['move' as const] : [])]
  }
  const isMoved = [...kept, ...added].join() !== wanted.join()
  return [wanted.length > now.length ? 'add' : 'remove', ...(isMoved ? ['move' as const] : [])]
}

function listOf(value: FieldValue | undefined): readonly string[] {
  return typeof value === 'object' && value !== null ? value : []
}

/** One request to Shopify and back, and what the standard plan restores, for the estimate only. */
const SECONDS_A_REQUEST = 0.3
const POINTS_A_SECOND = 100

/** Seconds that these calls will about take when `pointsFree` points are there at the start. */
export function secondsFor(calls: readonly PlannedCall[], pointsFree: number): number {
  const requests = calls.reduce((sum, { requests }) => sum + requests, 0)
  const points = calls.reduce((sum, { points }) => sum + points, 0)
  return Math.ceil(
    requests * SECONDS_A_REQUEST + Math.max(0, points - pointsFree) / POINTS_A_SECOND,
  )
}

function call(what: string, name: string, requests: number, pointsEach: number): PlannedCall {
  return { what, call: name, requests, points: requests * pointsEach }
}
