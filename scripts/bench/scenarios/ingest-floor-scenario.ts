import { z } from 'zod'
import { ingestFloor } from '../floor/ingest-floor'
import { scenario } from './scenario'

export const ingestFloorScenario = scenario({
  name: 'ingest-floor',
  input: z.object({ exportFile: z.string(), databaseFile: z.string(), rowsPerBatch: z.number() }),
  output: z.object({
    seconds: z.number(),
    processorSeconds: z.number(),
    products: z.number().int(),
    variants: z.number().int(),
  }),
  run: ({ exportFile, databaseFile, rowsPerBatch }) =>
    ingestFloor(exportFile, databaseFile, rowsPerBatch),
})
