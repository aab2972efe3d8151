import { z } from 'zod'
import { catalogSpecSchema } from '../catalog/catalog-spec'
import { writePlainCatalogs } from '../floor/plain-catalogs'
import { scenario } from './scenario'

export const plainCatalogsScenario = scenario({
  name: 'plain-catalogs',
  input: z.object({ spec: catalogSpecSchema, oursFile: z.string(), theirsFile: z.string() }),
  output: z.object({}),
  async run({ spec, oursFile, theirsFile }) {
    writePlainCatalogs(spec, oursFile, theirsFile)
    return {}
  },
})
