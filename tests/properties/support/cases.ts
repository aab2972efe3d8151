import { appendFileSync } from 'node:fs'
import fc from 'fast-check'
import { test } from 'vitest'

/**
 * How many of all cases each property takes, in thousandths: cheap ones over plain values take most,
 * those over a real state some hundreds or thousands. Together they are the whole.
 */
const SHARES = {
  'field-class': 380,
  'pair-class': 95,
  'state-class': 20,
  'html-spelling': 260,
  'value-spelling': 120,
  'phantom-pair': 40,
  'phantom-state': 15,
  order: 15,
  increments: 15,
  heads: 10,
  matching: 20,
  convergence: 5,
  decisions: 5,
} as const
export type PropertyId = keyof typeof SHARES

/** Cases of all properties together in a run of the tests; `npm run properties` asks for others. */
const DEFAULT_CASES = 24_000
const { env } = process
const cases = Number(env['CONCORD_PROPERTY_CASES'] ?? DEFAULT_CASES)
/** A replay: the seed and the path that a failure named. */
const seed = env['CONCORD_PROPERTY_SEED']
const path = env['CONCORD_PROPERTY_PATH']
const report = env['CONCORD_PROPERTY_REPORT']

/**
 * One property as one test. The seed is another one in every run, so that the search goes on; a failure
 * names the command that replays it.
 */
export function testProperty<T>(
  id: PropertyId,
  says: string,
  arbitrary: fc.Arbitrary<T>,
  holds: (value: T) => void | Promise<void>,
): void {
  test(`${says} [${id}]`, { timeout: 24 * 60 * 60_000 }, async () => {
    const begin = performance.now()
    const details = await fc.check(
      fc.asyncProperty(arbitrary, async (value) => holds(value)),
      {
        numRuns: Math.max(1, Math.ceil((cases * SHARES[id]) / 1000)),
        ...(seed === undefined ? {} : { seed: Number(seed) }),
        ...(path === undefined ? {} : { path }),
      },
    )
    const seconds = (performance.now() - begin) / 1000
    if (report !== undefined) {
      appendFileSync(report, `${JSON.stringify({ id, cases: details.numRuns, seconds })}\n`)
    }
    if (!details.failed) return
    const replay = `--only ${id} --seed ${details.seed} --path ${details.counterexamplePath ?? ''}`
    const cause = details.errorInstance
    throw new Error(
      `${fc.defaultReportMessage(details) ?? ''}\nReplay: npm run properties -- ${replay}`,
      { cause },
    )
  })
}
