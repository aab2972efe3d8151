import { z } from 'zod'
import { appErrorSchema } from './app-error'
import { PUSH_ENDINGS } from './push-ending'
import { differenceKindSchema, fieldKeySchema, fieldValueSchema } from './review'
import { pushSummarySchema, syncStepSchema, syncSummarySchema } from './sync'

/** Every sync and every push leaves a line: what it did, what it left out and why. */

export const RUN_KINDS = ['sync', 'push'] as const

/** Decisions of a push that were not carried out, gathered by why. */
export const runReasonSchema = z.object({
  /** `skipped`: it came back, nothing was sent. `failed`: it is parked or refused. */
  ending: z.enum(['skipped', 'failed']),
  reason: z.string(),
  count: z.number().int(),
})
export type RunReason = z.infer<typeof runReasonSchema>

export const runLineSchema = z.object({
  run: z.number().int(),
  kind: z.enum(RUN_KINDS),
  /** UTC, ISO 8601. While it runs, `finishedAt` is as far as it has got. */
  startedAt: z.string(),
  finishedAt: z.string(),
  outcome: z.enum(['running', 'finished', 'canceled', 'failed']),
  /** Null for a sync that did not come to its end, and for a push. */
  sync: syncSummarySchema.nullable(),
  push: pushSummarySchema.nullable(),
  /** Where a sync stopped; null when it came to its end. */
  step: syncStepSchema.nullable(),
  /** Why it stopped; null when nothing stopped it. */
  error: appErrorSchema.nullable(),
  reasons: z.array(runReasonSchema),
})
export type RunLine = z.infer<typeof runLineSchema>

export const runListInputSchema = z.object({
  /** Empty: both. */
  kinds: z.array(z.enum(RUN_KINDS)).default([]),
  /** With the automatic reads that found nothing. */
  withQuiet: z.boolean().default(false),
  offset: z.number().int().min(0),
  limit: z.number().int().min(1).max(200),
})
/** Newest first. `quiet` counts the automatic reads that are left out. */
export const runListSchema = z.object({
  total: z.number().int(),
  quiet: z.number().int(),
  rows: z.array(runLineSchema),
})

export const runEntriesInputSchema = z.object({
  run: z.number().int(),
  endings: z.array(z.enum(PUSH_ENDINGS)).default([]),
  /** Null: whatever the reason. */
  reason: z.string().nullable().default(null),
  offset: z.number().int().min(0),
  limit: z.number().int().min(1).max(1_000),
})
export const runEntrySchema = z.object({
  entryId: z.number().int(),
  ending: z.enum(PUSH_ENDINGS),
  reason: z.string(),
  /** Null while only Shopify has the product. */
  amsProductId: z.string().nullable(),
  productName: z.string(),
  sku: z.string(),
  kind: differenceKindSchema,
  field: fieldKeySchema.nullable(),
  direction: z.enum(['to-shopify', 'to-ams']),
  before: fieldValueSchema,
  after: fieldValueSchema,
  requestId: z.string().nullable(),
})
export type RunEntry = z.infer<typeof runEntrySchema>
export const runEntriesSchema = z.object({
  total: z.number().int(),
  rows: z.array(runEntrySchema),
})
