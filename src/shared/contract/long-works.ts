import { z } from 'zod'

/**
 * Work on many products that a person waits for and can stop: an edit of many with its undo, a catalog file, one answer
 * to many conflicts with an AMS server.
 */
export const LONG_WORKS = ['edit', 'export', 'ams-decisions'] as const
export const longWorkSchema = z.enum(LONG_WORKS)
export type LongWorkKind = z.infer<typeof longWorkSchema>

export const longWorkProgressSchema = z.object({
  /** What is being done, as a person reads it. */
  name: z.string(),
  /** Products that were worked through, of `total`. */
  done: z.number().int(),
  total: z.number().int(),
  /** Null while there is no telling. */
  secondsLeft: z.number().nullable(),
})
export type LongWorkProgress = z.infer<typeof longWorkProgressSchema>

/** Null for what does not run. */
export const longWorksSchema = z.object({
  edit: longWorkProgressSchema.nullable(),
  export: longWorkProgressSchema.nullable(),
  'ams-decisions': longWorkProgressSchema.nullable(),
})
export type LongWorksState = z.infer<typeof longWorksSchema>

export const NO_WORKS: LongWorksState = { edit: null, export: null, 'ams-decisions': null }
