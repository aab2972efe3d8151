// @ts-check
import { build } from './build.mjs'
import { electronRuntime } from './electron-runtime/index.mjs'
import { ROOT } from './lib/paths.mjs'
import { endAllNow, run } from './lib/run.mjs'
import { runMain, SetupError, talkOn, textOf } from './lib/talk.mjs'
import { toolNode } from './lib/tools.mjs'
import { ensureShopifySchema } from './setup/shopify-schema.mjs'
import { setUpPackages } from './setup.mjs'
import { readOptions } from './test/options.mjs'
import { STATIC_CHECKS } from './test/static-checks.mjs'
import { Tally } from './test/tally.mjs'
import { runVitest } from './test/vitest-step.mjs'
import { countVitestRun } from './test/vitest-verdict.mjs'

const { parts, filters, all } = readOptionsOrExplain()
/** Whoever names files means them, however long they take. */
const takesLong = all || filters.length > 0

/** The whole run is over after this time, whatever hangs; steps are stopped shortly before it. */
const TOTAL_SECONDS = (all ? 45 : 24) * 60
const RESERVE_SECONDS = 30
const CHECK_SECONDS = 5 * 60
const VITEST_SECONDS = (all ? 30 : 14) * 60

const talk = talkOn(1)
const tally = new Tally()
const begin = Date.now()
const deadline = begin + (TOTAL_SECONDS - RESERVE_SECONDS) * 1000

/** Wrong words end it before anything is begun. */
function readOptionsOrExplain() {
  try {
    return readOptions(process.argv.slice(2))
  } catch (error) {
    process.stderr.write(`${textOf(error)}\n`)
    process.exit(1)
  }
}

/**
 * @param {number} wanted
 * @returns {number}
 */
function secondsFor(wanted) {
  return Math.max(1, Math.min(wanted, (deadline - Date.now()) / 1000))
}

/**
 * Does one step and counts its failure by name; the next steps run all the same.
 * @template T
 * @param {string} name
 * @param {() => Promise<T>} work
 * @returns {Promise<{ value: T } | undefined>} undefined when it failed
 */
async function step(name, work) {
  talk.say(`\n── ${name}`)
  if (Date.now() >= deadline) {
    tally.fail(name, `not run, the ${TOTAL_SECONDS / 60} minutes of the whole run are over`)
    return undefined
  }
  try {
    return { value: await work() }
  } catch (error) {
    const text = textOf(error)
    talk.say(text)
    tally.fail(name, text.split('\n', 1)[0] ?? '')
    return undefined
  }
}

/** @param {import('./test/static-checks.mjs').StaticCheck} check */
async function staticCheck({ name, command }) {
  const done = await step(name, async () => {
    const seconds = secondsFor(CHECK_SECONDS)
    const { code, timedOut } = await run(toolNode(), command(), { cwd: ROOT, seconds, showOn: 1 })
    if (timedOut) throw new SetupError('it was stopped, because its time was up')
    if (code !== 0) throw new SetupError(`exit code ${code}`)
  })
  if (done !== undefined) tally.pass()
}

/**
 * @param {string} name
 * @param {Omit<import('./test/vitest-step.mjs').VitestStep, 'seconds'>} vitest
 */
async function vitestStep(name, vitest) {
  await step(name, async () => {
    const outcome = await runVitest({ ...vitest, seconds: secondsFor(VITEST_SECONDS) })
    // With a choice of files, a project may have nothing to do.
    const projects = vitest.filters?.length ? [] : vitest.projects
    countVitestRun(outcome, { step: name, projects }, tally)
  })
}

async function main() {
  const packages = await step('set-up', async () => {
    await setUpPackages(talk, { electron: parts.has('e2e') })
    await ensureShopifySchema(talk)
  })
  if (packages === undefined) return
  tally.pass()

  if (parts.has('checks')) for (const check of STATIC_CHECKS) await staticCheck(check)

  const byServer = ['engine by server', ...(takesLong ? ['engine by server long'] : [])]
  const projects = [
    ...(parts.has('unit') ? ['unit'] : []),
    ...(parts.has('engine') ? ['engine', ...byServer] : []),
  ]
  if (projects.length > 0) await vitestStep(projects.join(' + '), { projects, filters })

  if (!parts.has('e2e')) return
  const runtime = await step('electron', () => electronRuntime(talk))
  const built = await step('build', () => build(talk))
  if (runtime === undefined || built === undefined) {
    tally.fail('e2e', 'not run, because there is nothing to run it on')
    return
  }
  tally.pass(2)
  const { executable, env } = runtime.value
  await vitestStep('e2e', {
    projects: ['e2e', 'e2e alone', ...(takesLong ? ['e2e long'] : [])],
    filters,
    env: { ...env, CONCORD_ELECTRON: executable },
    desktop: true,
  })
}

/** Says how it went; the line with the counts is the very last one. */
function report() {
  const seconds = Math.round((Date.now() - begin) / 1000)
  talk.say(`\n── after ${Math.floor(seconds / 60)} min ${seconds % 60} s\n${tally.summary}`)
  talk.say(tally.line)
}

const watchdog = setTimeout(() => {
  endAllNow()
  tally.fail('time', `the whole run was stopped after ${TOTAL_SECONDS / 60} minutes`)
  report()
  process.exit(1)
}, TOTAL_SECONDS * 1000)

await runMain(async () => {
  await main().finally(() => clearTimeout(watchdog))
  report()
  return tally.hasFailed ? 1 : 0
})
