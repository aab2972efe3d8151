import { z } from 'zod'

/** How an action fared while ever more room was left, up to the time at which it worked. */
const outcomeSchema = z.object({
  /** How each failure was told to a person. */
  codes: z.array(z.string()),
  isChanged: z.boolean(),
  /** What SQLite's check says of the file then; null when it is sound. */
  damage: z.string().nullable(),
})
export type Outcome = z.infer<typeof outcomeSchema>

export const toldSchema = z.object({ acceptAll: outcomeSchema, importFile: outcomeSchema })
export type Told = z.infer<typeof toldSchema>

export const toldOfUpgradeSchema = z.object({
  /** As a person is told; null where the state file was opened. */
  error: z.object({ code: z.string(), message: z.string(), nextStep: z.string() }).nullable(),
  /** Not a byte of a file is another, and none came or went. */
  isUntouched: z.boolean(),
})
export type ToldOfUpgrade = z.infer<typeof toldOfUpgradeSchema>
