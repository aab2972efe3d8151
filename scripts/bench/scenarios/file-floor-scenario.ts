import { z } from 'zod'
import { fileFloor } from '../floor/file-floor'
import { scenario } from './scenario'

export const fileFloorScenario = scenario({
  name: 'file-floor',
  input: z.object({ file: z.string(), databaseFile: z.string() }),
  output: z.object({
    seconds: z.number(),
    products: z.number().int(),
    variants: z.number().int(),
  }),
  run: ({ file, databaseFile }) => fileFloor(file, databaseFile),
})
