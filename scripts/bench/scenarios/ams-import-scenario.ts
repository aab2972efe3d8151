import { z } from 'zod'
import { amsProducts } from '../catalog/ams-products'
import { catalogSpecSchema } from '../catalog/catalog-spec'
import { openEngineUnderTest } from '../engine-under-test'
import { peakMemoryMb } from '../measure/peak-memory'
import { scenario } from './scenario'

/** Fills a new state file with AMS's side. */
export const amsImportScenario = scenario({
  name: 'ams-import',
  input: z.object({ spec: catalogSpecSchema, stateFile: z.string() }),
  output: z.object({ seconds: z.number(), peakMb: z.number() }),
  async run({ spec, stateFile }) {
    const engine = openEngineUnderTest(stateFile)
    const started = performance.now()
    engine.importAms(amsProducts(spec))
    const seconds = (performance.now() - started) / 1000
    await engine.close()
    return { seconds, peakMb: peakMemoryMb() }
  },
})
