import { z } from 'zod'
import { type EngineUnderTest, openEngineUnderTest } from '../engine-under-test'
import type { ExportFile } from '../export-http'
import { probePages } from '../measure/page-probe'
import { quantile } from '../measure/quantile'
import { scenario } from './scenario'
import { exportFileSchema } from './sync-scenario'

const BEAT_MS = 20
const PAGE_ROWS = 100

const delaysSchema = z.object({
  p95Ms: z.number(),
  longestMs: z.number(),
  moments: z.number().int(),
})
export type PageDelays = z.infer<typeof delaysSchema>

/**
 * How long a page of the Compare screen is waited for while a full sync runs: during a first one, where
 * everything is matched and compared, and during a later one, when there are rows to page through.
 */
export const pageDelaysScenario = scenario({
  name: 'page-delays',
  input: z.object({
    stateFile: z.string(),
    first: exportFileSchema,
    later: exportFileSchema,
  }),
  output: z.object({ first: delaysSchema, later: delaysSchema }),
  async run({ stateFile, first, later }) {
    const engine = openEngineUnderTest(stateFile)
    try {
      const firstDelays = await delaysDuring(engine, first)
      if (engine.comparePage(0) === 0) throw new Error('There is no row to page through')
      return { first: firstDelays, later: await delaysDuring(engine, later) }
    } finally {
      await engine.close()
    }
  },
})

async function delaysDuring(engine: EngineUnderTest, file: ExportFile): Promise<PageDelays> {
  let total = 0
  let asked = 0
  const probe = probePages(() => {
    total = engine.comparePage(total === 0 ? 0 : (asked++ * PAGE_ROWS) % total)
  }, BEAT_MS)
  await engine.sync(file)
  const delays = await probe.stop()
  return {
    p95Ms: quantile(delays, 0.95),
    longestMs: quantile(delays, 1),
    moments: delays.length,
  }
}
