// @ts-check

/**
 * @typedef {object} Counts
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 */
/** @typedef {{ step: string, what: string }} Note */

/** Adds up what came of each step of `npm test`. */
export class Tally {
  /** @type {Counts} */
  #counts = { passed: 0, failed: 0, skipped: 0 }
  /** @type {Note[]} */
  failures = []
  /** @type {Note[]} */
  skips = []

  /** @param {number} [count] */
  pass(count = 1) {
    this.#counts.passed += count
  }

  /**
   * @param {string} step
   * @param {string} what
   */
  fail(step, what) {
    this.#counts.failed += 1
    this.failures.push({ step, what })
  }

  /**
   * @param {string} step
   * @param {string} what
   */
  skip(step, what) {
    this.#counts.skipped += 1
    this.skips.push({ step, what })
  }

  get hasFailed() {
    return this.#counts.failed > 0
  }

  /** The last line of `npm test`; tools read it. */
  get line() {
    const { passed, failed, skipped } = this.#counts
    return `${passed} passed, ${failed} failed, ${skipped} skipped`
  }

  /** What a person reads before that line. */
  get summary() {
    return [...list('Skipped:', this.skips), ...list('Failed:', this.failures)].join('\n')
  }
}

/**
 * @param {string} title
 * @param {Note[]} notes
 * @returns {string[]}
 */
function list(title, notes) {
  if (notes.length === 0) return []
  return [title, ...notes.map(({ step, what }) => `  ${step}: ${what}`), '']
}
