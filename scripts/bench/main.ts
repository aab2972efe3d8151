import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { passSignalsOn } from '../lib/run.mjs'
import { runMain, SetupError, textOf } from '../lib/talk.mjs'
import { type BenchOptions, PARTS, readBenchOptions } from './options'
import { MEASURES } from './parts'
import { isAnyOver, toTable } from './report/table'
import { failedVerdict, type Verdict } from './report/verdict'
import { workbench } from './workbench'

/** The bench: measures part after part and shows one table. Exits 1 when a limit is not kept. */
void runMain(async () => {
  const options = optionsOf(process.argv.slice(2))
  const folder = mkdtempSync(join(tmpdir(), 'concord-bench-'))
  // On every way out, a signal's too: the files of a full run take gigabytes.
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  passSignalsOn()
  const verdicts = await measureAll(options, folder)
  process.stdout.write(`${toTable(verdicts)}\n`)
  return isAnyOver(verdicts) ? 1 : 0
})

async function measureAll(options: BenchOptions, folder: string): Promise<readonly Verdict[]> {
  const started = performance.now()
  const say = (line: string): void => {
    const seconds = Math.round((performance.now() - started) / 1000)
    process.stderr.write(`${String(seconds).padStart(5)} s  ${line}\n`)
  }
  const bench = workbench(options, folder, say)
  const verdicts: Verdict[] = []
  for (const part of PARTS) {
    if (!options.parts.has(part)) continue
    try {
      const measured = await MEASURES[part](bench, options)
      verdicts.push(...measured)
      // A full run takes long: what is known is said at once.
      process.stderr.write(`${toTable(measured)}\n`)
    } catch (error) {
      say(textOf(error))
      verdicts.push(failedVerdict(part, 'not measured, see above'))
    }
  }
  return verdicts
}

function optionsOf(args: readonly string[]): BenchOptions {
  try {
    return readBenchOptions(args)
  } catch (error) {
    if (error instanceof RangeError) throw new SetupError(error.message)
    throw error
  }
}
