// @ts-check
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runInForeground } from './lib/foreground.mjs'
import { ROOT } from './lib/paths.mjs'
import { runMain, talkOn } from './lib/talk.mjs'
import { tool, toolNode } from './lib/tools.mjs'
import { readPropertyOptions } from './properties/options.mjs'
import { speedTable } from './properties/speed-table.mjs'
import { setUpPackages } from './setup.mjs'

// The same properties as in the tests, with any number of cases, or one failure once more.
await runMain(async () => {
  const { cases, only, seed, path } = readPropertyOptions(process.argv.slice(2))
  const talk = talkOn(2)
  await setUpPackages(talk, { electron: false })
  const folder = mkdtempSync(join(tmpdir(), 'concord-properties-'))
  const report = join(folder, 'report.jsonl')
  /** @type {NodeJS.ProcessEnv} */
  const env = { ...process.env, CONCORD_PROPERTY_REPORT: report }
  if (cases !== undefined) env.CONCORD_PROPERTY_CASES = cases
  if (seed !== undefined) env.CONCORD_PROPERTY_SEED = seed
  if (path !== undefined) env.CONCORD_PROPERTY_PATH = path
  const args = [tool('vitest'), 'run', '--project', 'unit', 'tests/properties']
  if (only !== undefined) args.push('-t', `\\[${only}\\]`)
  try {
    const code = await runInForeground(toolNode(), args, { cwd: ROOT, env })
    if (existsSync(report)) talk.say(speedTable(readFileSync(report, 'utf8')))
    return code
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
