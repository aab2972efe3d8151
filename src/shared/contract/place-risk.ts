import { z } from 'zod'

/** Why the place of a person's data is one in which other programs or a network damage files. No path is told. */
export const placeRiskSchema = z.discriminatedUnion('kind', [
  /** A program keeps the folder in step with a server; `by` is its name, e.g. "Dropbox". */
  z.object({ kind: z.literal('synced'), by: z.string() }),
  /** The folder is on another computer. */
  z.object({ kind: z.literal('network') }),
])
export type PlaceRisk = z.infer<typeof placeRiskSchema>
