// @ts-check

/**
 * What test/vitest-reporter.mjs writes down.
 * @typedef {object} VitestReport
 * @property {boolean} finished
 * @property {Record<string, number>} passed by project
 * @property {string[]} failed
 * @property {{ name: string, why: string }[]} skipped
 */
/** @typedef {{ report: VitestReport | undefined, code: number, timedOut: boolean }} VitestRun */

/**
 * Counts a run of vitest. A run that says nothing, or nothing good, or dies without naming a failed
 * test, is a failure of its own: silence never counts as success.
 * @param {VitestRun} run
 * @param {{ step: string, projects: string[] }} about the projects of which each has to have run
 * @param {import('./tally.mjs').Tally} tally
 */
export function countVitestRun(run, { step, projects }, tally) {
  const { report } = run
  if (report !== undefined) {
    for (const count of Object.values(report.passed)) tally.pass(count)
    for (const name of report.failed) tally.fail(step, name)
    for (const { name, why } of report.skipped)
      tally.skip(step, why === '' ? name : `${name} (${why})`)
  }
  const problem = problemOfRun(run, projects)
  if (problem !== undefined) tally.fail(step, problem)
}

/**
 * @param {VitestRun} run
 * @param {string[]} projects
 * @returns {string | undefined}
 */
function problemOfRun({ report, code, timedOut }, projects) {
  if (timedOut) return 'it was stopped, because its time was up'
  if (report === undefined || !report.finished) return `vitest died (exit code ${code})`
  if (report.failed.length > 0) return undefined
  if (Object.keys(report.passed).length === 0) return 'not one test ran'
  const idle = projects.filter((project) => report.passed[project] === undefined)
  if (idle.length > 0) return `not one test ran in ${idle.join(', ')}`
  return code === 0 ? undefined : `vitest ended with exit code ${code}`
}
