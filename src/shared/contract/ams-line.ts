import { z } from 'zod'
import { appErrorSchema } from './app-error'

/** The direct line to an AMS server, as the engine knows it. Times are UTC, ISO 8601. */
export const amsLineSchema = z.object({
  /** Null where no server is set. */
  server: z
    .object({
      host: z.string(),
      /** What the server calls itself; empty before it was asked. */
      name: z.string(),
      /** When a read last ended well; null before the first. */
      readAt: z.string().nullable(),
    })
    .nullable(),
  /** Why nothing is read or sent now. */
  trouble: appErrorSchema.nullable(),
  /** When Concord tries again by itself; null where it does not. */
  nextTryAt: z.string().nullable(),
  /** When it last did what Concord asked for; null where it was not asked since Concord started. */
  answeredAt: z.string().nullable(),
  isSending: z.boolean(),
  /** Products with a change that goes to the server by itself. */
  waiting: z.number().int(),
  /** Values that both sides changed, and that a person decides. */
  conflicts: z.number().int(),
  /** Of these, products that are gone in Concord and that the server still has. */
  gone: z.number().int(),
  /** Products that the server did not take as they are. */
  refused: z.number().int(),
})
export type AmsLineState = z.infer<typeof amsLineSchema>

/** As many conflicts are shown, and may be ticked, at once. */
export const MOST_AMS_ROWS = 200

/** Where a value in conflict stands: at most one conflict is open about it. */
export const amsPlaceSchema = z.object({
  amsProductId: z.string(),
  /** "" for a field of the product itself. */
  amsVariantId: z.string(),
  field: z.string(),
})

export type AmsPlace = z.infer<typeof amsPlaceSchema>

export const amsConflictRowSchema = amsPlaceSchema.extend({
  productName: z.string(),
  /** SKU of the variant; empty for a field of the product itself. */
  sku: z.string(),
  /** The field, for people. */
  label: z.string(),
  ours: z.string(),
  theirs: z.string(),
  foundAt: z.string(),
})
export type AmsConflictRow = z.infer<typeof amsConflictRowSchema>

export const amsRefusalRowSchema = z.object({
  amsProductId: z.string(),
  productName: z.string(),
  error: appErrorSchema,
  refusedAt: z.string(),
})

/** Conflicts of one kind, which may be decided together. */
export const amsConflictKindSchema = z.object({
  kind: z.string(),
  /** The kind, for people. */
  label: z.string(),
  values: z.number().int(),
  products: z.number().int(),
})
export type AmsConflictKind = z.infer<typeof amsConflictKindSchema>

/** What a person has to look at: at most `MOST_AMS_ROWS` of each, and the kinds of all conflicts, the most frequent first. */
export const amsLineOpenSchema = z.object({
  kinds: z.array(amsConflictKindSchema),
  conflicts: z.array(amsConflictRowSchema),
  refusals: z.array(amsRefusalRowSchema),
})
export type AmsLineOpen = z.infer<typeof amsLineOpenSchema>

/** `ours`: what Concord has goes to the server; `theirs`: what the server has is taken. */
export const amsKeepSchema = z.enum(['ours', 'theirs'])
export type AmsKeep = z.infer<typeof amsKeepSchema>
export const decideAmsConflictSchema = amsPlaceSchema.extend({ keep: amsKeepSchema })
