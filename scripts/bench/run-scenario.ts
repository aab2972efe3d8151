import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { run } from '../lib/run.mjs'
import { SetupError } from '../lib/talk.mjs'
import type { Scenario } from './scenarios/scenario'

/** No scenario is waited for longer; what hangs must not hang the bench. */
const LONGEST_SECONDS = 60 * 60

/**
 * MB of each half of the young generation, as in Electron's processes, whose new space ends at 16 MB (seen
 * in its utility process by `v8.getHeapSpaceStatistics()`). Node's own grows to 128 MB with the time that
 * a program runs, whatever it works on, and would be measured instead of the engine.
 */
const SEMI_SPACE_MB = 8

/** Runs a scenario in a process of its own and gives what it measured. */
export async function runScenario<In, Out>(
  { name, output, toJson }: Scenario<In, Out>,
  input: In,
  folder: string,
): Promise<Out> {
  const outputFile = join(folder, `${name}.json`)
  const { code, timedOut } = await run(
    process.execPath,
    [
      `--max-semi-space-size=${SEMI_SPACE_MB}`,
      join(__dirname, 'child.cjs'),
      name,
      toJson(input),
      outputFile,
    ],
    { seconds: LONGEST_SECONDS, showOn: 2 },
  )
  if (timedOut) throw new SetupError(`${name} was stopped after ${LONGEST_SECONDS / 60} minutes`)
  if (code !== 0) throw new SetupError(`${name} ended with exit code ${code}`)
  return output.parse(JSON.parse(readFileSync(outputFile, 'utf8')))
}
