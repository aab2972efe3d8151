import { writeFileSync } from 'node:fs'
import { amsImportScenario } from './scenarios/ams-import-scenario'
import { fileFloorScenario } from './scenarios/file-floor-scenario'
import { fileImportScenario } from './scenarios/file-import-scenario'
import { ingestFloorScenario } from './scenarios/ingest-floor-scenario'
import { pageDelaysScenario } from './scenarios/page-delays-scenario'
import { plainCatalogsScenario } from './scenarios/plain-catalogs-scenario'
import { syncScenario } from './scenarios/sync-scenario'

/** A child of the bench: `child <scenario> <input as JSON> <file for the output>`. */
const SCENARIOS = [
  ingestFloorScenario,
  plainCatalogsScenario,
  amsImportScenario,
  syncScenario,
  pageDelaysScenario,
  fileFloorScenario,
  fileImportScenario,
]

const [name, input, outputFile] = process.argv.slice(2)
const chosen = SCENARIOS.find((scenario) => scenario.name === name)
if (!chosen || input === undefined || outputFile === undefined) {
  throw new Error(`There is no scenario ${String(name)}`)
}
chosen.runJson(input).then(
  (output) => writeFileSync(outputFile, output),
  (error: unknown) => {
    console.error(error)
    process.exitCode = 1
  },
)
