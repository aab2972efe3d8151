import { z } from 'zod'
import { amsConflictRowSchema, amsKeepSchema } from './ams-line'

/** All open conflicts of one kind, and the one answer to them. `kind`: as `ams-line.open` names it. */
export const amsManySchema = z.object({ kind: z.string().max(200), keep: amsKeepSchema })
export type AmsMany = z.infer<typeof amsManySchema>

/** What becomes of the products, on the server (`there`) or in Concord's catalog (`here`). */
export const AMS_EFFECTS = [
  'writes-there',
  'writes-here',
  'removes-there',
  'brings-back',
  'makes-there',
  'removes-here',
  'makes-variants-there',
  'removes-variants-here',
] as const
export type AmsEffect = (typeof AMS_EFFECTS)[number]

/** The figure that a person types before it is done: products, or variants where those are removed. */
export const amsBrakeSchema = z.object({
  /** `removal`: what goes does not come back by itself. `many`: a large share of the catalog. */
  kind: z.enum(['removal', 'many']),
  count: z.number().int(),
  /** Products in Concord's catalog. */
  of: z.number().int(),
  /** The share from which `many` applies, in percent. */
  limitPercent: z.number(),
})
export type AmsBrake = z.infer<typeof amsBrakeSchema>

export const amsManyPreviewSchema = z.object({
  effect: z.enum(AMS_EFFECTS),
  values: z.number().int(),
  products: z.number().int(),
  /** Products of these that go to the server only when another question about them is answered too. */
  held: z.number().int(),
  /** Counts change here, which Shopify is told by itself. */
  movesStock: z.boolean(),
  /** What Concord has now can be read in each product's history afterwards. */
  isInHistory: z.boolean(),
  brake: amsBrakeSchema.nullable(),
  /** The first ones. */
  examples: z.array(amsConflictRowSchema),
  /** What it was about: where that is another by then, nothing is decided. */
  seen: z.string(),
})
export type AmsManyPreview = z.infer<typeof amsManyPreviewSchema>

/** `seen` of the preview; `confirmed`: the figure of its brake, null where it has none. */
export const decideAmsManySchema = amsManySchema.extend({
  seen: z.string().max(100),
  confirmed: z.number().int().nullable(),
})

export const amsDecidedManySchema = z.object({
  values: z.number().int(),
  products: z.number().int(),
  /** Products that a person stopped it before. */
  notReached: z.number().int(),
})
export type AmsDecidedMany = z.infer<typeof amsDecidedManySchema>
