import { z } from 'zod'
import { openEngineUnderTest } from '../engine-under-test'
import { peakMemoryMb } from '../measure/peak-memory'
import { scenario } from './scenario'

export const exportFileSchema = z.object({ path: z.string(), products: z.number().int() })

const syncResultSchema = z.object({
  ingestSeconds: z.number(),
  ingestProcessorSeconds: z.number(),
  matchSeconds: z.number(),
  compareSeconds: z.number(),
  matchProcessorSeconds: z.number(),
  compareProcessorSeconds: z.number(),
  peakMb: z.number(),
})
export type SyncResult = z.infer<typeof syncResultSchema>

/** Seconds after the read until every difference is stored. */
export function comparing({ matchSeconds, compareSeconds }: SyncResult): number {
  return matchSeconds + compareSeconds
}

/** Full Syncs And Compares one after the other by one engine, which is alone in its process. */
export const syncScenario = scenario({
  name: 'sync',
  input: z.object({
    stateFile: z.string(),
    syncs: z.array(
      z.object({
        exportFile: exportFileSchema,
        /** Products that must come out in agreement; anything else is no measurement. */
        inAgreement: z.number().int(),
      }),
    ),
  }),
  output: z.array(syncResultSchema),
  async run({ stateFile, syncs }) {
    const engine = openEngineUnderTest(stateFile)
    const results: SyncResult[] = []
    for (const { exportFile, inAgreement } of syncs) {
      const { summary, ...seconds } = await engine.sync(exportFile)
      if (summary.inAgreement !== inAgreement) {
        throw new Error(
          `${summary.inAgreement} products came out in agreement, ${inAgreement} were generated so`,
        )
      }
      results.push({ ...seconds, peakMb: peakMemoryMb() })
    }
    await engine.close()
    return results
  },
})
