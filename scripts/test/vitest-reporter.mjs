// @ts-check
import { writeFileSync } from 'node:fs'

/** @typedef {import('./vitest-verdict.mjs').VitestReport} VitestReport */
/** @typedef {import('vitest/node').TestModule} TestModule */
/** @typedef {import('vitest/node').TestCase} TestCase */

/** The file to write to. */
export const REPORT_VARIABLE = 'CONCORD_TEST_REPORT'

/**
 * Stands beside vitest's own output and writes down what became of each test. Vitest's JSON reporter
 * would do, if it said why a test was skipped and kept what was known when a run is killed.
 */
export default class CountReporter {
  /** @type {VitestReport} */
  #report = { finished: false, passed: {}, failed: [], skipped: [] }

  /** @param {TestModule} module */
  onTestModuleEnd(module) {
    const name = module.relativeModuleId
    for (const test of module.children.allTests()) this.#count(test)
    // Hooks and files can break without any test in them failing.
    this.#fail(name, module.errors())
    for (const suite of module.children.allSuites()) {
      this.#fail(`${name} > ${suite.fullName}`, suite.errors())
    }
    this.#write()
  }

  /**
   * @param {readonly TestModule[]} modules
   * @param {readonly { message?: string }[]} unhandled
   */
  onTestRunEnd(modules, unhandled) {
    for (const module of modules) {
      const state = module.state()
      if (state !== 'queued' && state !== 'pending') continue
      this.#report.failed.push(`${module.relativeModuleId}: it never finished`)
    }
    for (const error of unhandled) {
      this.#report.failed.push(`error outside of any test: ${firstLine(error.message)}`)
    }
    this.#report.finished = true
    this.#write()
  }

  /** @param {TestCase} test */
  #count(test) {
    const result = test.result()
    const { passed } = this.#report
    const project = test.project.name
    const name = `${test.module.relativeModuleId} > ${test.fullName}`
    if (result.state === 'passed') passed[project] = (passed[project] ?? 0) + 1
    else if (result.state === 'failed') this.#report.failed.push(name)
    else if (result.state === 'skipped') this.#report.skipped.push({ name, why: result.note ?? '' })
    else this.#report.failed.push(`${name}: it did not run`)
  }

  /**
   * @param {string} name
   * @param {readonly { message?: string }[]} errors
   */
  #fail(name, errors) {
    if (errors.length > 0) this.#report.failed.push(`${name}: ${firstLine(errors[0]?.message)}`)
  }

  #write() {
    const path = process.env[REPORT_VARIABLE]
    if (path !== undefined) writeFileSync(path, JSON.stringify(this.#report))
  }
}

/**
 * @param {string | undefined} text
 * @returns {string}
 */
function firstLine(text) {
  return (text ?? 'unknown error').split('\n', 1)[0] ?? ''
}
