import { SYNC_MODES } from '@shared/contract/sync'
import { z } from 'zod'

/** What the driver asks of an engine process, one at a time. */
export const orderSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('import'), csv: z.string() }),
  z.object({ kind: z.literal('sync'), mode: z.enum(SYNC_MODES) }),
  z.object({ kind: z.literal('accept-all') }),
  z.object({ kind: z.literal('push') }),
  z.object({ kind: z.literal('push-stock') }),
])
export type Order = z.infer<typeof orderSchema>

/**
 * How it went: `decided` decisions were confirmed as saved; `waiting` decisions and changes of stock still wait;
 * `ended` as the engine says.
 */
export const doneSchema = z.object({
  kind: z.string(),
  ended: z.string(),
  decided: z.number(),
  waiting: z.number(),
  differences: z.number(),
})
export type Done = z.infer<typeof doneSchema>

/** The places at which an engine process can be made to die, in the middle of its work. */
export const KILL_POINTS = [
  'before-take',
  'after-take',
  'before-claim',
  'after-claim',
  'before-settle-attempt',
  'after-settle-attempt',
  'before-settle',
  'after-settle',
  'while-reading-shopify',
  'before-a-snapshot-is-live',
  'after-a-snapshot-is-live',
  'while-matching',
  'while-merging-changes',
  'while-comparing',
  'inside-accept-all',
  'after-accept-all',
  'before-import',
  'after-import',
  'before-stock-claim',
  'after-stock-claim',
  'before-stock-settle',
  'after-stock-settle',
  'before-stock-call-ends',
  'after-stock-call-ends',
] as const
export type KillPoint = (typeof KILL_POINTS)[number]
