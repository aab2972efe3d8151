// @ts-check
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isSessionPossible, runInDesktopSession } from '../desktop-session.mjs'
import { ROOT } from '../lib/paths.mjs'
import { run } from '../lib/run.mjs'
import { tool, toolNode } from '../lib/tools.mjs'
import { REPORT_VARIABLE } from './vitest-reporter.mjs'

const REPORTER = fileURLToPath(new URL('vitest-reporter.mjs', import.meta.url))

/**
 * @typedef {object} VitestStep
 * @property {string[]} projects
 * @property {string[]} [filters] only test files whose path contains one of these
 * @property {NodeJS.ProcessEnv} [env] on top of ours
 * @property {boolean} [desktop] with a screen and a keyring of its own, where that is possible
 * @property {number} seconds
 */

/**
 * @param {VitestStep} step
 * @returns {Promise<import('./vitest-verdict.mjs').VitestRun>}
 */
export async function runVitest({ projects, filters = [], env = {}, desktop = false, seconds }) {
  const folder = mkdtempSync(join(tmpdir(), 'concord-test-'))
  const reportFile = join(folder, 'report.json')
  const args = [tool('vitest'), 'run', '--reporter=default', `--reporter=${REPORTER}`]
  for (const project of projects) args.push('--project', project)
  /** @type {import('../lib/run.mjs').RunOptions} */
  const options = {
    cwd: ROOT,
    env: { ...process.env, ...env, [REPORT_VARIABLE]: reportFile },
    seconds,
    showOn: 1,
  }
  const start = desktop && isSessionPossible() ? runInDesktopSession : run
  try {
    const { code, timedOut } = await start(toolNode(), [...args, ...filters], options)
    return { report: readReport(reportFile), code, timedOut }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/**
 * @param {string} path
 * @returns {import('./vitest-verdict.mjs').VitestReport | undefined}
 */
function readReport(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return undefined
  }
}
