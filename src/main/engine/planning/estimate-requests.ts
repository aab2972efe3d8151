import {
  type FieldKey,
  type FieldValue,
  fieldByKey,
  isAboutImages,
} from '@shared/fields/field-registry'
import { t } from '@shared/words/words'
import { optionsDo } from './option-steps'
import {
  BULK_KINDS,
  BULK_LINES,
  type BulkKind,
  bulkKindOf,
  isWorthBulk,
  type Plan,
  SHARE_PRODUCTS,
  secondsInBulk,
  secondsOneByOne,
} from './push-time'

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
  /** Points of Shopify's rate limit that it uses up. */
  readonly points: number
  /** Seconds of the whole that it takes. */
  readonly seconds: number
  /** What takes it back once it is pushed. */
  readonly undoneBy: string
}

/** The store that a push meets. `plan`: null before Shopify told its limits. */
export type PushTarget = {
  readonly plan: Plan | null
  /** Number of changes from which an operation is used; reckoned where it is absent. */
  readonly bulkFrom?: number | undefined
}

/**
 * Points that one request of each is charged. A read of some products asks for more and gets back what
 * did not come (shopify.dev/docs/api/usage/limits); `bulk` is the upload, the start and two looks.
 */
const POINTS = {
  read: 20,
  mutation: 10,
  create: 60,
  lookUp: 40,
  options: 20,
  images: 40,
  bulk: 23,
} as const
/** Requests of one bulk operation, reads apart. */
const BULK_REQUESTS = 4
/** Products of one read for a bulk operation: planned on the first, written on the second, settled on the third. */
const BULK_READ = { products: 100, times: 3 } as const

const READ = 'nodes'
const NOTHING = t`Changes nothing`
const ROLL_BACK = t`Roll back`

/**
 * The requests that a set of changes will make, by call, with points, time and what undoes them. Only
 * changes towards Shopify cost anything. What a bulk operation does quicker is planned as one.
 */
export function estimateRequests(
  changes: readonly PlannedChange[],
  { plan, bulkFrom }: PushTarget,
): PlannedCall[] {
  const kindOf = (change: PlannedChange): BulkKind | null =>
    bulkKindOf({ ...change, choice: 'ours' })
  const inBulk = BULK_KINDS.filter((kind) =>
    isWorthBulk(
      products(changes, (change) => kindOf(change) === kind),
      plan,
      bulkFrom,
    ),
  )
  const isInBulk = (change: PlannedChange): boolean =>
    inBulk.some((kind) => kind === kindOf(change))
  const singles = singleCalls(changes.filter((change) => !isInBulk(change)))
  const seconds = secondsOneByOne(sumOf(singles), plan)
  const { points } = sumOf(singles)
  const bulk = inBulk.flatMap((kind) =>
    bulkCalls(
      kind,
      products(changes, (change) => kindOf(change) === kind),
    ),
  )
  return [
    ...bulk,
    ...singles.map((call) => ({ ...call, seconds: (seconds * call.points) / points })),
  ].filter((planned) => planned.requests > 0)
}

/** Requests and points of a change towards Shopify by itself, without the read before it. */
export function requestsOfOne(change: PlannedChange): { requests: number; points: number } {
  return sumOf(singleCalls([change]).filter(({ call: name }) => name !== READ))
}

/** Seconds that these calls will about take together. */
export function secondsFor(calls: readonly PlannedCall[]): number {
  return Math.ceil(calls.reduce((sum, { seconds }) => sum + seconds, 0))
}

type UntimedCall = Omit<PlannedCall, 'seconds'>

const BULK_WORDS: Readonly<Record<BulkKind, string>> = {
  'update-product': t`Texts and statuses`,
  'update-variants': t`Prices, SKUs`,
}

function bulkCalls(kind: BulkKind, lines: number): PlannedCall[] {
  const operations = Math.ceil(lines / BULK_LINES)
  const name = operations === 1 ? t`one bulk change` : t`${operations} bulk changes`
  const reads = BULK_READ.times * Math.ceil(lines / BULK_READ.products)
  return [
    { ...call(t`Read again before and after`, READ, reads, POINTS.read, NOTHING), seconds: 0 },
    {
      what: `${BULK_WORDS[kind]}: ${name}`,
      call: 'bulkOperationRunMutation',
      requests: operations * BULK_REQUESTS,
      points: operations * POINTS.bulk,
      seconds: secondsInBulk(lines),
      undoneBy: ROLL_BACK,
    },
  ]
}

function singleCalls(changes: readonly PlannedChange[]): UntimedCall[] {
  const count = (matching: (change: PlannedChange) => boolean): number =>
    products(changes, matching)
  const isNew = (change: PlannedChange): boolean => change.kind === 'product'
  const levelOf = ({ field }: PlannedChange): string | null =>
    field === null ? null : fieldByKey(field).level
  const calls: UntimedCall[] = [
    call(
      t`Read again before writing`,
      READ,
      Math.ceil(count((change) => !isNew(change)) / SHARE_PRODUCTS),
      POINTS.read,
      NOTHING,
    ),
    call(
      t`Rename options`,
      'productOptionUpdate',
      count(optionsDo('rename')),
      POINTS.mutation,
      t`Roll back renames them back`,
    ),
    call(
      t`Remove options`,
      'productOptionsDelete',
      count(optionsDo('remove')),
      POINTS.mutation,
      t`Not undone: make them again in Shopify`,
    ),
    call(
      t`Add options`,
      'productOptionsCreate',
      count(optionsDo('add')),
      POINTS.options,
      t`Not undone: delete them in Shopify`,
    ),
    call(
      t`Order of options`,
      'productOptionsReorder',
      count(optionsDo('move')),
      POINTS.options,
      ROLL_BACK,
    ),
    call(
      t`Texts and statuses`,
      'productUpdate',
      count(
        (change) =>
          change.field !== 'option-names' &&
          !isAboutImages(change.field) &&
          levelOf(change) === 'product',
      ),
      POINTS.mutation,
      ROLL_BACK,
    ),
    call(
      t`Prices, SKUs, option values`,
      'productVariantsBulkUpdate',
      count(
        (change) =>
          optionsDo('add')(change) ||
          (change.field !== 'stock' &&
            !isAboutImages(change.field) &&
            levelOf(change) === 'variant'),
      ),
      POINTS.mutation,
      ROLL_BACK,
    ),
    ...imageCalls(count),
    call(
      t`Create variants`,
      'productVariantsBulkCreate',
      count((change) => change.kind === 'variant' && change.deletes !== true),
      POINTS.mutation,
      t`Not undone: delete them in Shopify`,
    ),
    call(
      t`Delete variants`,
      'productVariantsBulkDelete',
      count((change) => change.deletes === true),
      POINTS.mutation,
      t`Not undone`,
    ),
    call(
      t`Stock`,
      'inventorySetQuantities',
      count((change) => change.field === 'stock'),
      POINTS.mutation,
      t`Roll back, where it did not move since`,
    ),
    call(t`Look for the AMS id first`, 'productByIdentifier', count(isNew), POINTS.lookUp, NOTHING),
    call(
      t`Create products as Draft`,
      'productSet',
      count(isNew),
      POINTS.create,
      t`Not undone: archive them in Shopify`,
    ),
  ]
  return calls.filter((planned) => planned.requests > 0)
}

/** A new picture is uploaded, attached and asked for until Shopify has worked it through. */
function imageCalls(
  count: (matching: (change: PlannedChange) => boolean) => number,
): UntimedCall[] {
  const of = (field: FieldKey) => count((change) => change.field === field)
  return [
    call(
      t`Pictures: attach, wait for them, detach`,
      'productUpdate',
      of('images'),
      POINTS.images,
      t`Not undone: what is taken off stays among Shopify’s files`,
    ),
    call(t`Alt texts`, 'fileUpdate', of('image-alts'), POINTS.mutation, ROLL_BACK),
    call(
      t`Order of pictures`,
      'productReorderMedia',
      of('image-order'),
      POINTS.mutation,
      ROLL_BACK,
    ),
    call(
      t`Pictures of variants`,
      'productVariantAppendMedia',
      of('variant-image'),
      POINTS.mutation,
      ROLL_BACK,
    ),
  ]
}

function products(
  changes: readonly PlannedChange[],
  matching: (change: PlannedChange) => boolean,
): number {
  return new Set(changes.filter(matching).map(({ productKey }) => productKey)).size
}

function sumOf(calls: readonly UntimedCall[]): { points: number; requests: number } {
  return {
    points: calls.reduce((sum, { points }) => sum + points, 0),
    requests: calls.reduce((sum, { requests }) => sum + requests, 0),
  }
}

function call(
  what: string,
  name: string,
  requests: number,
  pointsEach: number,
  undoneBy: string,
): UntimedCall {
  return { what, call: name, requests, points: requests * pointsEach, undoneBy }
}
