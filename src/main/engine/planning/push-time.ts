import type { Choice } from '@shared/contract/review'
import { type FieldKey, fieldByKey, isAboutImages } from '@shared/fields/field-registry'

/** Writes that Shopify can carry out for many products by itself, one line of a file for each. */
export const BULK_KINDS = ['update-product', 'update-variants'] as const
export type BulkKind = (typeof BULK_KINDS)[number]

/** The store's rate limit: points free now, what the bucket holds, points it gets back a second. */
export type Plan = {
  readonly free: number
  readonly maximum: number
  readonly restoreRate: number
}

/** What a plan gives of which nothing is known yet (docs/apps/build/apis/graphql-admin/rate-limits). */
const ORDINARY: Plan = { free: 2000, maximum: 2000, restoreRate: 100 }
/** Of the bucket: kept for the person at the screen. */
const RESERVE = 0.1
/** Products that are read by one request and written side by side. */
export const SHARE_PRODUCTS = 10
/** While one share is read, others are written: what the throttle allows is used, not waited out. */
const SHARES_AT_ONCE = { least: 3, most: 6, pointsOfOne: 3000 } as const

/** A larger plan restores more points than a few shares can use between a request and its answer. */
export function sharesAtOnce(maximum: number): number {
  const { least, most, pointsOfOne } = SHARES_AT_ONCE
  return Math.min(most, Math.max(least, Math.floor(maximum / pointsOfOne)))
}

/** One request to Shopify and back, beside others. */
const SECONDS_A_REQUEST = 0.35
/** Signing on, and the first shares. */
const SECONDS_TO_BEGIN = 1

/**
 * Seconds that requests of a push take: what is free of the points is used at once, the rest as the
 * plan restores it, and some shares of products go side by side.
 */
export function secondsOneByOne(
  load: { readonly points: number; readonly requests: number },
  plan: Plan | null,
): number {
  if (load.requests === 0) return 0
  const { free, maximum, restoreRate } = plan ?? ORDINARY
  const missing = Math.max(0, load.points - Math.max(0, free - maximum * RESERVE))
  const sideBySide = SHARE_PRODUCTS * sharesAtOnce(maximum)
  const travelling = (load.requests / sideBySide) * SECONDS_A_REQUEST
  return Math.max(missing / restoreRate, travelling) + SECONDS_TO_BEGIN
}

/** Lines of one bulk operation: it bounds how long a product that was read waits for its write. */
export const BULK_LINES = 500
/**
 * Uploading, starting, asking how it stands; and what Shopify needs for a line. The second is not
 * documented: 20 lines a second is taken until it is measured, on the slow side, so that an operation is
 * chosen only where single requests wait for points.
 */
const BULK = { secondsAnOperation: 10, secondsALine: 0.05 } as const

export function secondsInBulk(lines: number): number {
  if (lines === 0) return 0
  const operations = Math.max(1, lines / BULK_LINES)
  return operations * BULK.secondsAnOperation + lines * BULK.secondsALine
}

/** What a single write of a product uses up: 10 points, and its part of a read of ten. */
export const POINTS_A_WRITE = 12

/**
 * Whether Shopify's own bulk operation is quicker for so many writes than single requests. With 100
 * points a second and an empty bucket that is so from about 200 on; where a plan restores 200 or more,
 * never. `bulkFrom` takes the place of the reckoning.
 */
export function isWorthBulk(writes: number, plan: Plan | null, bulkFrom?: number): boolean {
  if (bulkFrom !== undefined) return writes > 0 && writes >= bulkFrom
  const oneByOne = secondsOneByOne(
    { points: writes * POINTS_A_WRITE, requests: writes * 1.1 },
    plan,
  )
  return oneByOne > secondsInBulk(writes)
}

/** The bulk mutation that can carry a change to Shopify; null when only requests of its own can. */
export function bulkKindOf({
  choice,
  kind,
  field,
}: {
  readonly choice: Choice
  readonly kind: string
  readonly field: FieldKey | null
}): BulkKind | null {
  if (choice !== 'ours' || kind !== 'field' || field === null) return null
  // Option names and values are renamed under ids that the read gives, stock has a key of its own.
  if (field === 'sku' || field === 'retail-price') return 'update-variants'
  if (field === 'option-names' || isAboutImages(field)) return null
  return fieldByKey(field).level === 'product' ? 'update-product' : null
}
