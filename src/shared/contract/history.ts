import { z } from 'zod'
import { AMS_ONLY_KEYS } from '../fields/field-registry'
import { fieldKeySchema, fieldValueSchema } from './review'

/** What happened to one product: who, what, when, and which request of Shopify carried it. */

/** `decision` what people and rules decided · `push` what was sent or taken over · `ams` what a catalog
 * file, a movement of stock or an edit changed · `shopify` changes that a read found · `link` who was paired with whom. */
export const HISTORY_KINDS = ['decision', 'push', 'ams', 'shopify', 'link'] as const
export const historyKindSchema = z.enum(HISTORY_KINDS)
export type HistoryKind = z.infer<typeof historyKindSchema>

export const historyActionSchema = z.enum([
  // decision
  'decided',
  'skipped',
  'roll-back-decided',
  'undone',
  'redone',
  'taken-back',
  'came-back',
  'withdrawn',
  // push
  'changed',
  'created',
  'imported',
  'already-there',
  'parked',
  'refused',
  'tried',
  // ams
  'file-new',
  'file-changed',
  'file-missing',
  'stock-moved',
  'edited',
  'edit-undone',
  'edit-redone',
  'made',
  'unmade',
  // shopify
  'seen',
  // link
  'linked',
  'unlinked',
  'not-same',
])
export type HistoryAction = z.infer<typeof historyActionSchema>

export const historyRowSchema = z.object({
  /** Unique within the product's history. */
  key: z.string(),
  /** UTC, ISO 8601. */
  at: z.string(),
  kind: historyKindSchema,
  action: historyActionSchema,
  /** Who did it; `name` is the rule's or the file's, "" where there is none. */
  by: z.object({ who: z.enum(['person', 'rule', 'concord', 'file', 'shopify']), name: z.string() }),
  field: z.union([fieldKeySchema, z.enum(AMS_ONLY_KEYS)]).nullable(),
  /** "" for a field of the product. */
  variantLabel: z.string(),
  /** Which side was chosen, or which one the change was made on; null where neither. */
  side: z.enum(['ours', 'theirs']).nullable(),
  before: fieldValueSchema,
  after: fieldValueSchema,
  /** A reason, evidence, or what Shopify said; "" when there is nothing to say. */
  note: z.string(),
  /** Shopify's own id of the request, for its support. */
  requestId: z.string().nullable(),
  /** The push that it belongs to. */
  run: z.number().int().nullable(),
})
export type HistoryRow = z.infer<typeof historyRowSchema>

export const historyInputSchema = z.object({
  amsProductId: z.string(),
  /** Empty: all kinds. */
  kinds: z.array(historyKindSchema).default([]),
  offset: z.number().int().min(0),
  limit: z.number().int().min(1).max(200),
})

/** Newest first. `total` counts rows of the kinds asked for, `counts` all of them by kind. */
export const historyPageSchema = z.object({
  total: z.number().int(),
  counts: z.record(historyKindSchema, z.number().int()),
  rows: z.array(historyRowSchema),
})
