import { z } from 'zod'

/** What a state file holds, in numbers: what a person is told before one is put in place of another. */
export const stateCountsSchema = z.object({
  /** Products of AMS, and those of them that are linked. */
  products: z.number().int(),
  links: z.number().int(),
  /** Decisions that are not carried out yet. */
  waiting: z.number().int(),
  rules: z.number().int(),
  /** Entries in the ledger of AMS's stock. */
  movements: z.number().int(),
})
export type StateCounts = z.infer<typeof stateCountsSchema>

export const stateFactsSchema = z.object({
  sqlite: z.string(),
  fileVersion: z.number().int(),
  /** Shopify's id of the shop; null before the first connection. */
  shopId: z.string().nullable(),
  /** UTC time at which this copy was made; null for the file itself, and for a copy that Concord did not make. */
  backedUpAt: z.string().nullable(),
  counts: stateCountsSchema,
})
export type StateFacts = z.infer<typeof stateFactsSchema>

/** What was done in a store since a time. */
export const doneSinceSchema = z.object({
  decisions: z.number().int(),
  movements: z.number().int(),
  syncs: z.number().int(),
  pushes: z.number().int(),
})
export type DoneSince = z.infer<typeof doneSinceSchema>

/** A backup that was chosen and checked, and what it would replace. */
export const restorePreviewSchema = z.object({
  /** Name of the file, without its folder. */
  name: z.string(),
  /** UTC time of the backup. */
  madeAt: z.string(),
  backup: stateCountsSchema,
  /** Null where the present file can't be read, which may be why somebody restores. */
  now: stateCountsSchema.nullable(),
  /** What was done here since the backup was made, and goes. */
  since: doneSinceSchema.nullable(),
})
export type RestorePreview = z.infer<typeof restorePreviewSchema>

/** A file that was written; `name` without its folder. */
export const savedFileSchema = z.object({ name: z.string(), bytes: z.number().int() })
export type SavedFile = z.infer<typeof savedFileSchema>
