import { z } from 'zod'
import { openEngineUnderTest } from '../engine-under-test'
import { peakMemoryMb } from '../measure/peak-memory'
import { scenario } from './scenario'

const fileImportSchema = z.object({
  /** From the moment at which the file is chosen until its preview is there. */
  previewSeconds: z.number(),
  /** From *Import* until the new catalog is live. */
  switchSeconds: z.number(),
  peakMb: z.number(),
  products: z.number().int(),
  variants: z.number().int(),
})
export type FileImport = z.infer<typeof fileImportSchema>

/** Takes a catalog file into a new state file, the way the import dialog does. */
export const fileImportScenario = scenario({
  name: 'file-import',
  input: z.object({ file: z.string(), stateFile: z.string(), copies: z.string() }),
  output: fileImportSchema,
  async run({ file, stateFile, copies }) {
    const engine = openEngineUnderTest(stateFile)
    const measured = await engine.importFile(file, copies)
    await engine.close()
    return { ...measured, peakMb: peakMemoryMb() }
  },
})
