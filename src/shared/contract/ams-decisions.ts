import { z } from 'zod'
import { amsConflictRowSchema, amsKeepSchema, amsPlaceSchema, MOST_AMS_ROWS } from './ams-line'

/**
 * The open conflicts that one answer is about: all of a kind, named as `ams-line.open` does, or the ones that a person
 * ticked. Ticked ones that nobody is asked about any more are left out and counted.
 */
const amsScopeSchema = z.discriminatedUnion('of', [
  z.object({ of: z.literal('kind'), kind: z.string().max(200) }),
  z.object({ of: z.literal('ticked'), places: z.array(amsPlaceSchema).max(MOST_AMS_ROWS) }),
])
export type AmsScope = z.infer<typeof amsScopeSchema>

export const amsManySchema = z.object({ scope: amsScopeSchema, keep: amsKeepSchema })
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

/** Conflicts of which the same becomes. */
export const amsPartSchema = z.object({
  effect: z.enum(AMS_EFFECTS),
  values: z.number().int(),
  products: z.number().int(),
  /** Counts change here, which Shopify is told by itself. */
  movesStock: z.boolean(),
  /** What Concord has now can be read in each product's history afterwards. */
  isInHistory: z.boolean(),
  brake: amsBrakeSchema.nullable(),
})
export type AmsPart = z.infer<typeof amsPartSchema>

export const amsManyPreviewSchema = z.object({
  /** Each effect once; none where nobody is asked about anything of it any more. */
  parts: z.array(amsPartSchema),
  values: z.number().int(),
  products: z.number().int(),
  /** Products of these that go to the server only when another question about them is answered too. */
  held: z.number().int(),
  /** Ticked ones that nobody is asked about any more. */
  gone: z.number().int(),
  /** The first ones. */
  examples: z.array(amsConflictRowSchema),
  /** What it was about: where that is another by then, nothing is decided. */
  seen: z.string(),
})
export type AmsManyPreview = z.infer<typeof amsManyPreviewSchema>

/** `seen` of the preview; `confirmed`: by effect, the figure of each of its brakes. */
export const decideAmsManySchema = amsManySchema.extend({
  seen: z.string().max(100),
  confirmed: z.partialRecord(z.enum(AMS_EFFECTS), z.number().int()),
})

export const amsDecidedManySchema = z.object({
  values: z.number().int(),
  products: z.number().int(),
  /** Products that a person stopped it before. */
  notReached: z.number().int(),
  /** Ticked ones that nobody was asked about any more. */
  gone: z.number().int(),
})
export type AmsDecidedMany = z.infer<typeof amsDecidedManySchema>
