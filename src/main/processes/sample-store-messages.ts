import { z } from 'zod'

/** What main and the sample store's process say to each other. */
export const toSampleStoreSchema = z.object({
  kind: z.literal('start'),
  port: z.number().int(),
  token: z.string(),
  schemaFile: z.string(),
  shopFile: z.string(),
  stateFile: z.string(),
  control: z.boolean(),
})
export type StartSampleStore = z.infer<typeof toSampleStoreSchema>

export const fromSampleStoreSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready'), url: z.string() }),
  z.object({ kind: z.literal('failed'), message: z.string() }),
])
