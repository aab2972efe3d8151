import { z } from 'zod'
import { pushSummarySchema } from './sync'

/** Past pushes and their roll back, as the Outbox shows them. */

export const pushLineSchema = z.object({
  run: z.number().int(),
  startedAt: z.string(),
  /** As far as it has got, while it runs. */
  finishedAt: z.string(),
  outcome: z.enum(['running', 'finished', 'canceled', 'failed']),
  summary: pushSummarySchema,
  /** Changed values that no later push of Concord changed again. The preview knows the exact number. */
  restorable: z.number().int(),
  /** Changes that a roll back took back, and those whose roll back waits to be pushed. */
  rolledBack: z.number().int(),
  rollBackWaits: z.number().int(),
})
export type PushLine = z.infer<typeof pushLineSchema>

export const pushListInputSchema = z.object({
  offset: z.number().int().min(0),
  limit: z.number().int().min(1).max(500),
})
export const pushListSchema = z.object({
  total: z.number().int(),
  rows: z.array(pushLineSchema),
})

export const pushRunInputSchema = z.object({ run: z.number().int() })

export const rollBackPreviewSchema = z.object({
  startedAt: z.string(),
  /** Values that the push changed, and those of them that get their earlier value back. */
  changed: z.number().int(),
  restorable: z.number().int(),
  byField: z.array(
    z.object({ label: z.string(), toShopify: z.number().int(), toAms: z.number().int() }),
  ),
  /** What is left alone, each group with its reason as a sentence. */
  spared: z.array(z.object({ count: z.number().int(), reason: z.string() })),
  /** What a roll back can't undo at all, each a sentence. */
  notUndoable: z.array(z.string()),
})
export type RollBackPreview = z.infer<typeof rollBackPreviewSchema>
