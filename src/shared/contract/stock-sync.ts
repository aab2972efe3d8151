import { z } from 'zod'
import { APPLIED_RULES } from '../catalog/sold-out'
import { MOVEMENT_KINDS } from '../catalog/stock-movement'
import { appErrorSchema } from './app-error'
import { variantStockSchema } from './stock'

/** How long a change of AMS's stock waits before it goes, in seconds. */
/** Days for which rows of the Push Log can be kept. The first holds until a person chooses another one. */
export const PUSH_LOG_DAYS = [30, 90, 365] as const
export type PushLogDays = (typeof PUSH_LOG_DAYS)[number]

export const STOCK_INTERVALS = [10, 30, 60, 300, 900] as const
export const DEFAULT_STOCK_INTERVAL = 30
/** Resuming asks first where more than so many variants would go at once. */
export const DEFAULT_RESUME_ASKS_FROM = 200

/**
 * What made the available count of a variant another one. `import`: a catalog file · `sold-out`: a person took
 * it off sale, or put it back · `sold-out-rule`: another rule of the Sold-Out Override ·
 * `location`: stock is kept at another location · `web-orders`: they are taken off by somebody else now ·
 * `created`: Concord made the variant in Shopify.
 */
export const STOCK_CAUSES = [
  ...MOVEMENT_KINDS,
  'import',
  'decision',
  'sold-out',
  'sold-out-rule',
  'location',
  'web-orders',
  'created',
] as const
export const stockCauseSchema = z.enum(STOCK_CAUSES)
export type StockCause = z.infer<typeof stockCauseSchema>

/**
 * Why a change is not sent for now. `never-agreed`: its count is still to be decided in Compare ·
 * `decided`: Shopify's count was decided for it and waits in the Outbox · `never-counted`: AMS has no count ·
 * `untracked` and `not-stocked`: Shopify does not count it, or not at this location · `not-compared`: stock
 * is switched off as a field · `policy-refused`: Shopify refused the policy that the Sold-Out Override wants.
 */
export const STOCK_HOLDS = [
  'never-agreed',
  'decided',
  'never-counted',
  'untracked',
  'not-stocked',
  'not-compared',
  'policy-refused',
] as const
export const stockHoldSchema = z.enum(STOCK_HOLDS)
export type StockHold = z.infer<typeof stockHoldSchema>

const countsSchema = z.object({
  success: z.number().int(),
  retry: z.number().int(),
  failure: z.number().int(),
})
export type PushLogCounts = z.infer<typeof countsSchema>

/** How stock follows AMS at this moment. Times are UTC ISO text. */
export const stockHealthSchema = z.object({
  /** Set by a person; changes go on being queued. Null: it runs. */
  pausedAt: z.string().nullable(),
  everySeconds: z.number().int(),
  /** When the next changes go by themselves; null: nothing waits, it is paused, or the store is away. */
  nextAt: z.string().nullable(),
  /** While changes are being sent: variants done so far, of how many. */
  sending: z.object({ done: z.number().int(), of: z.number().int() }).nullable(),
  /** Why the last attempt to send anything ended early; null after one that ended well. */
  trouble: appErrorSchema.nullable(),
  /**
   * So many variants would be set to 0 at once that it looks like a mistake: nothing goes before a person
   * has typed `count`.
   */
  brake: z
    .object({ count: z.number().int(), of: z.number().int(), limitPercent: z.number() })
    .nullable(),
  waiting: z.number().int(),
  /** Since when the oldest of them waits. */
  oldestAt: z.string().nullable(),
  held: z.array(z.object({ why: stockHoldSchema, count: z.number().int() })),
  /** Given up on; each with its reason in the list. */
  parked: z.number().int(),
  lastPush: z.object({ at: z.string(), variants: z.number().int() }).nullable(),
  /** Attempts of the last 24 hours, and how many of the variants went at the first try. */
  day: countsSchema.extend({ sent: z.number().int(), atFirstTry: z.number().int() }),
  /** Attempts by the half hour of the last 24 hours, the oldest first; `from` is its start. */
  chart: z.array(countsSchema.extend({ from: z.string() })),
})
export type StockHealth = z.infer<typeof stockHealthSchema>

export const stockQueueInputSchema = z.object({
  /** `open`: waiting or being sent. */
  tab: z.enum(['open', 'held', 'parked']).default('open'),
  offset: z.number().int().min(0),
  limit: z.number().int().min(1).max(500),
})

export const stockQueueRowSchema = z.object({
  id: z.number().int(),
  amsProductId: z.string(),
  amsVariantId: z.string(),
  productName: z.string(),
  variantLabel: z.string(),
  sku: z.string(),
  /** AMS's figures at this moment: what would be sent is `available`. */
  stock: variantStockSchema,
  /** Shopify's count as last read; null where it is not known. */
  shopify: z.number().int().nullable(),
  cause: stockCauseSchema,
  /** A person's words, or the name of the file. */
  causeText: z.string(),
  /** Since when Shopify lacks the change. */
  since: z.string(),
  isSending: z.boolean(),
  hold: stockHoldSchema.nullable(),
  /** Why it is held or was parked, with what to do; '' for one that waits. */
  reason: z.string(),
})
export type StockQueueRow = z.infer<typeof stockQueueRowSchema>

export const stockQueuePageSchema = z.object({
  total: z.number().int(),
  rows: z.array(stockQueueRowSchema),
})

/** `confirmed`: the figure that a person typed, of variants that would go or be set to 0. */
export const stockConfirmedSchema = z.object({
  confirmed: z.number().int().nullable().default(null),
})

export const PUSH_LOG_STATUSES = ['success', 'retry', 'failure'] as const
export const pushLogStatusSchema = z.enum(PUSH_LOG_STATUSES)
export type PushLogStatus = z.infer<typeof pushLogStatusSchema>

export const pushLogFilterSchema = z.object({
  status: pushLogStatusSchema.nullable().default(null),
  /** Part of a product's name, a SKU or a request id. */
  search: z.string().max(200).default(''),
  causes: z.array(stockCauseSchema).default([]),
  /** From and up to but not including; UTC ISO text. */
  from: z.string().nullable().default(null),
  until: z.string().nullable().default(null),
  /** Of one product alone. */
  amsProductId: z.string().nullable().default(null),
})
export type PushLogFilter = z.infer<typeof pushLogFilterSchema>

export const pushLogInputSchema = z.object({
  filter: pushLogFilterSchema,
  offset: z.number().int().min(0),
  limit: z.number().int().min(1).max(500),
})

/** One attempt at one variant. `status` null: sent, and the answer is still to come. */
export const pushLogRowSchema = z.object({
  sequence: z.number().int(),
  at: z.string(),
  endedAt: z.string().nullable(),
  status: pushLogStatusSchema.nullable(),
  amsProductId: z.string(),
  amsVariantId: z.string(),
  productName: z.string(),
  variantLabel: z.string(),
  sku: z.string(),
  /** What the quantity was worked out from. */
  onHand: z.number().int().nullable(),
  committed: z.number().int(),
  webOrders: z.number().int(),
  /** The quantity that was sent, exactly. */
  quantity: z.number().int(),
  /** Shopify's count just before, which it must still have had to take the new one. */
  shopifyBefore: z.number().int().nullable(),
  locationName: z.string(),
  /** Rule of the Sold-Out Override that applied. */
  rule: z.enum(APPLIED_RULES),
  cause: stockCauseSchema,
  causeText: z.string(),
  tryNumber: z.number().int(),
  /** Shopify's own code where it refused, such as `CHANGE_FROM_QUANTITY_STALE`; '' else. */
  errorCode: z.string(),
  message: z.string(),
  requestId: z.string(),
  idempotencyKey: z.string(),
  /** Place in its request, counted from 1, and how many rows that had. */
  row: z.number().int(),
  rows: z.number().int(),
})
export type PushLogRow = z.infer<typeof pushLogRowSchema>

export const pushLogPageSchema = z.object({
  /** Under the filter. */
  total: z.number().int(),
  /** Under the filter without its status. */
  counts: countsSchema,
  rows: z.array(pushLogRowSchema),
})

/** Attempts by day of a person's own time zone, the oldest first; `from` and `until` as in the filter. */
export const pushLogDaysSchema = z.array(
  countsSchema.extend({ from: z.string(), until: z.string() }),
)
export type PushLogDay = z.infer<typeof pushLogDaysSchema>[number]

/** Where stock is kept, and where it could be. */
export const stockLocationsSchema = z.object({
  /** The kept one; null before the first connection. */
  kept: z.object({ id: z.string(), name: z.string(), isUsable: z.boolean() }).nullable(),
  /** Active ones of the shop, the oldest first. */
  locations: z.array(
    z.object({ id: z.string(), name: z.string(), fulfillsOnlineOrders: z.boolean() }),
  ),
  /** Variants whose count would be set at another location. */
  follows: z.number().int(),
})
export type StockLocations = z.infer<typeof stockLocationsSchema>
