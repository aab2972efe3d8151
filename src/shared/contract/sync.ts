import { z } from 'zod'
import { appErrorSchema } from './app-error'
import {
  BRAKES,
  brakeSchema,
  changedBySchema,
  choiceSchema,
  deletionSchema,
  differenceKindSchema,
  fieldKeySchema,
  fieldValueSchema,
  matchResultSchema,
  plannedCallSchema,
} from './review'

/** The sync run and the push, as the screens see them. */

export const SYNC_STEPS = [
  'read-ams',
  'read-shopify',
  'prove-complete',
  'match',
  'compare',
  'ready',
] as const
export const syncStepSchema = z.enum(SYNC_STEPS)
export type SyncStep = z.infer<typeof syncStepSchema>

/**
 * `full` reads both catalogs whole; `changes` reads what Shopify changed since the last read; `compare`
 * reads nothing and needs no network. Each compares what moved since it was last compared. A read of
 * less than half the earlier size is refused unless it is allowed.
 */
export const SYNC_MODES = ['full', 'changes', 'compare'] as const
export const startSyncInputSchema = z.object({
  mode: z.enum(SYNC_MODES).default('full'),
  allowShrunken: z.boolean().default(false),
})
export type StartSync = z.infer<typeof startSyncInputSchema>

/** Something about the two catalogs as a whole that a person should know before deciding. */
export const syncWarningSchema = z.object({
  kind: z.enum([
    'mass-sku-change',
    'unknown-status',
    'currency-changed',
    'read-healed',
    'stock-unread',
    'ams-server-unread',
  ]),
  message: z.string(),
  nextStep: z.string(),
})
export type SyncWarning = z.infer<typeof syncWarningSchema>

export const syncSummarySchema = z.object({
  mode: z.enum(SYNC_MODES).default('full'),
  /** Products that were compared anew; the others had not moved. */
  compared: z.number().int().default(0),
  warnings: z.array(syncWarningSchema).default([]),
  /** Decisions that rules made by themselves at its end. */
  decidedByRules: z.number().int().default(0),
  /** Decisions that automatic push made; they are pushed after the run. */
  decidedAutomatically: z.number().int().default(0),
  startedAt: z.string(),
  finishedAt: z.string(),
  amsProducts: z.number().int(),
  shopifyProducts: z.number().int(),
  inAgreement: z.number().int(),
  /** Rows, by group. */
  differs: z.number().int(),
  onlyAms: z.number().int(),
  onlyShopify: z.number().int(),
  needsPerson: z.number().int(),
  /** Why rows need a person: how the product was matched, and for a pair who changed the field. */
  skipped: z
    .array(
      z.object({
        matchResult: matchResultSchema,
        changedBy: changedBySchema.nullable(),
        count: z.number().int(),
      }),
    )
    .default([]),
  /** Mutations that the run itself sent to Shopify: a compare writes nothing, so always 0. */
  mutationsSent: z.number().int(),
  requests: z.number().int().default(0),
  /** Points that Shopify charged for them. */
  points: z.number().int().default(0),
})
export type SyncSummary = z.infer<typeof syncSummarySchema>

export const syncStateSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('idle') }),
  z.object({
    kind: z.literal('running'),
    step: syncStepSchema,
    done: z.number().int(),
    /** Null while the total is not known. */
    total: z.number().int().nullable(),
    ratePerSecond: z.number().nullable(),
    secondsLeft: z.number().nullable(),
    counts: z.record(z.string(), z.number().int()),
    startedAt: z.string(),
  }),
  z.object({ kind: z.literal('finished'), summary: syncSummarySchema }),
  z.object({ kind: z.literal('canceled'), step: syncStepSchema, at: z.string() }),
  z.object({
    kind: z.literal('failed'),
    step: syncStepSchema,
    at: z.string(),
    error: appErrorSchema,
  }),
])
export type SyncState = z.infer<typeof syncStateSchema>

export const outboxCountsSchema = z.object({
  /** Decisions that wait to be sent, by direction; those of unknown outcome are counted apart. */
  toShopify: z.number().int(),
  toAms: z.number().int(),
  sending: z.number().int(),
  unknown: z.number().int(),
  parked: z.number().int(),
  returned: z.number().int(),
  sentToday: z.number().int(),
})
export type OutboxCounts = z.infer<typeof outboxCountsSchema>

export const outboxTabSchema = z.enum(['open', 'sending', 'parked', 'sent'])

export const outboxRowSchema = z.object({
  id: z.number().int(),
  differenceKey: z.string(),
  productName: z.string(),
  sku: z.string(),
  direction: z.enum(['to-shopify', 'to-ams']),
  /** The receiving side gets its value from before a push, not the other side's. */
  rollsBack: z.boolean(),
  kind: differenceKindSchema,
  field: fieldKeySchema.nullable(),
  /** The value on the receiving side when it was decided, and the value that it gets. */
  now: fieldValueSchema,
  willBe: fieldValueSchema,
  state: z.enum(['pending', 'in-flight', 'unknown', 'parked', 'returned', 'done', 'refused']),
  decidedAt: z.string(),
  settledAt: z.string().nullable(),
  /** Why it is parked, refused or came back, with the next step; "" otherwise. */
  reason: z.string(),
  /** Shopify's request id of the last attempt, for support. */
  requestId: z.string().nullable(),
  attempts: z.number().int(),
  /** What it takes in Shopify by itself, reads apart; null where nothing is sent. */
  cost: z.object({ requests: z.number().int(), points: z.number().int() }).nullable(),
})
export type OutboxRow = z.infer<typeof outboxRowSchema>

/** What of the waiting decisions may be sent without another word, for the pane beside them. */
export const outboxWaitingSchema = z.object({
  /** UTC time of the oldest decision that waits; null when none does. */
  oldestAt: z.string().nullable(),
  /** Products with a decision that waits. */
  products: z.number().int(),
  /** A person asked to have it sent as soon as the store is back. */
  asked: z.number().int(),
  /** Automatic push decided it. */
  automatic: z.number().int(),
})
export type OutboxWaiting = z.infer<typeof outboxWaitingSchema>

/** What was written to a file; `name` without its folder. */
export const exportResultSchema = z.object({ name: z.string(), rows: z.number().int() })
export type ExportResult = z.infer<typeof exportResultSchema>

/** A decision that came back because a value moved; nothing was sent. */
export const cameBackSchema = z.object({
  id: z.number().int(),
  differenceKey: z.string(),
  productName: z.string(),
  sku: z.string(),
  variantLabel: z.string(),
  kind: differenceKindSchema,
  field: fieldKeySchema.nullable(),
  choice: choiceSchema,
  rollsBack: z.boolean(),
  decidedAt: z.string(),
  returnedAt: z.string(),
  reason: z.string(),
  /** Both sides' values as the person saw them. */
  seen: z.object({ ours: fieldValueSchema, theirs: fieldValueSchema }),
  /** As they are known now, with what can be decided; null when there is no difference any more. */
  now: z
    .object({
      ours: fieldValueSchema,
      theirs: fieldValueSchema,
      choices: z.array(choiceSchema),
    })
    .nullable(),
})
export type CameBack = z.infer<typeof cameBackSchema>

export const cameBackPageSchema = z.object({
  total: z.number().int(),
  rows: z.array(cameBackSchema),
})

export const outboxPageSchema = z.object({
  total: z.number().int(),
  rows: z.array(outboxRowSchema),
})

export const pushSummarySchema = z.object({
  startedAt: z.string(),
  finishedAt: z.string(),
  /** Decisions, not requests. */
  sent: z.number().int(),
  takenIntoAms: z.number().int(),
  created: z.number().int(),
  imported: z.number().int(),
  alreadyThere: z.number().int(),
  returned: z.number().int(),
  parked: z.number().int(),
  unknown: z.number().int(),
  /** Of those sent: they replaced what somebody changed in Shopify while a bulk change ran. */
  replaced: z.number().int().default(0),
  requests: z.number().int(),
  mutations: z.number().int(),
  /** Points that Shopify charged for the requests. */
  points: z.number().int().default(0),
})
export type PushSummary = z.infer<typeof pushSummarySchema>

/** Changes that Shopify carries out by itself at this moment, as one operation. */
export const bulkProgressSchema = z.object({ done: z.number().int(), total: z.number().int() })
export type BulkProgress = z.infer<typeof bulkProgressSchema>

export const pushStateSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('idle') }),
  z.object({
    kind: z.literal('running'),
    done: z.number().int(),
    total: z.number().int(),
    secondsLeft: z.number().nullable(),
    /** UTC time until which sending waits for Shopify's throttle; null when it does not wait. */
    waitingUntil: z.string().nullable(),
    bulk: bulkProgressSchema.nullable().default(null),
    /** Pictures on their way; null where there is none. */
    pictures: z
      .object({
        uploaded: z.number().int(),
        toUpload: z.number().int(),
        /** Shopify works on them. */
        inWork: z.number().int(),
      })
      .nullable()
      .default(null),
  }),
  z.object({ kind: z.literal('finished'), summary: pushSummarySchema }),
  z.object({ kind: z.literal('canceled'), summary: pushSummarySchema }),
  z.object({ kind: z.literal('failed'), summary: pushSummarySchema, error: appErrorSchema }),
])
export type PushState = z.infer<typeof pushStateSchema>

export const pushPreviewSchema = z.object({
  decisions: z.number().int(),
  toShopify: z.number().int(),
  toAms: z.number().int(),
  products: z.number().int(),
  calls: z.array(plannedCallSchema),
  seconds: z.number(),
  brakes: z.array(brakeSchema),
  /** Every variant that it deletes, one by one. */
  deletions: z.array(deletionSchema),
  notUndoable: z.array(z.string()),
})
export type PushPreview = z.infer<typeof pushPreviewSchema>

/**
 * The figures that the person typed for the brakes of the preview. A push whose brakes have another
 * figure by now is refused (`brake`), and nothing is sent.
 */
export const startPushInputSchema = z.object({
  confirmed: z.partialRecord(z.enum(BRAKES), z.number().int()).default({}),
})
export type StartPush = z.infer<typeof startPushInputSchema>
