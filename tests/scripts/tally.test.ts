import { describe, expect, it } from 'vitest'
import { Tally } from '../../scripts/test/tally.mjs'
import { countVitestRun } from '../../scripts/test/vitest-verdict.mjs'

const report = (changes: object = {}) => ({
  finished: true,
  passed: { unit: 3 },
  failed: [],
  skipped: [],
  ...changes,
})

/** The last line of `npm test` after one run of vitest. */
function lineAfter(run: Parameters<typeof countVitestRun>[0], projects = ['unit']): string {
  const tally = new Tally()
  countVitestRun(run, { step: 'unit', projects }, tally)
  return tally.line
}

describe('counting', () => {
  it('begins with nothing', () => {
    expect(new Tally().line).toBe('0 passed, 0 failed, 0 skipped')
    expect(new Tally().hasFailed).toBe(false)
  })

  it('names failures and skips by step', () => {
    const tally = new Tally()
    tally.pass()
    tally.fail('types', 'exit code 2')
    tally.skip('e2e', 'a test (no reason)')
    expect(tally.line).toBe('1 passed, 1 failed, 1 skipped')
    expect(tally.summary).toContain('Failed:\n  types: exit code 2')
    expect(tally.summary).toContain('Skipped:\n  e2e: a test (no reason)')
    expect(tally.hasFailed).toBe(true)
  })
})

describe('the verdict on a run of vitest', () => {
  it('counts each test', () => {
    const mixed = report({ failed: ['a', 'b'], skipped: [{ name: 'c', why: '' }] })
    expect(lineAfter({ report: mixed, code: 1, timedOut: false })).toBe(
      '3 passed, 2 failed, 1 skipped',
    )
  })

  it.each([
    ['wrote no report', { report: undefined, code: 1, timedOut: false }, 0],
    ['wrote no report and says it went well', { report: undefined, code: 0, timedOut: false }, 0],
    ['died half-way', { report: report({ finished: false }), code: 134, timedOut: false }, 3],
    ['was stopped', { report: report({ finished: false }), code: 143, timedOut: true }, 3],
    ['ran no test', { report: report({ passed: {} }), code: 0, timedOut: false }, 0],
    ['failed without a failed test', { report: report(), code: 1, timedOut: false }, 3],
  ])('is one failure when it %s', (_, run, passed) => {
    expect(lineAfter(run)).toBe(`${passed} passed, 1 failed, 0 skipped`)
  })

  it('is a failure when one of several projects ran no test', () => {
    const run = { report: report(), code: 0, timedOut: false }
    expect(lineAfter(run, ['unit', 'engine'])).toBe('3 passed, 1 failed, 0 skipped')
  })
})
