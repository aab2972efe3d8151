// @ts-check
import { join } from 'node:path'
import { ROOT } from '../lib/paths.mjs'
import { run } from '../lib/run.mjs'
import { toolNode } from '../lib/tools.mjs'
import { bundle } from './bundle.mjs'
import { PLANTED_BUGS } from './planted-bugs.mjs'

/** A planted bug that stays unseen for so many seeds counts as not found. */
const MOST_SEEDS = 400
const SECONDS = 300
/** Bugs that are hunted at a time, each in one process: most are found before a worker would be ready. */
const LANES = 2

/**
 * Plants one bug after the other and prints which seed found it, and by which invariant.
 * @param {(line: string) => void} say
 * @param {{ only: string | undefined }} options part of a bug's name
 * @returns {Promise<boolean>} whether each was found
 */
export async function huntPlantedBugs(say, { only }) {
  let missed = 0
  const bugs = PLANTED_BUGS.filter(({ name }) => only === undefined || name.includes(only))
  const left = [...bugs]
  /** @param {number} lane */
  const work = async (lane) => {
    for (let bug = left.shift(); bug !== undefined; bug = left.shift()) {
      const entries = { main: 'tests/simulation/main.ts' }
      const folder = await bundle(entries, `simulation-planted-${lane}`, bug.patches)
      const found = await hunt(join(folder, 'main.js'))
      if (found === null) missed += 1
      const how =
        found === null
          ? `NOT FOUND in ${MOST_SEEDS} seeds or ${SECONDS} s`
          : `seed ${found.seed}, ${found.invariant}`
      say(`${bug.name.padEnd(75)} ${how}`)
    }
  }
  await Promise.all(Array.from({ length: LANES }, (_, lane) => work(lane)))
  say(`${bugs.length} planted bugs, ${bugs.length - missed} found, ${missed} missed`)
  return missed === 0
}

/**
 * @param {string} program
 * @returns {Promise<{ seed: number, invariant: string } | null>}
 */
async function hunt(program) {
  const args = [program, '--seeds', String(MOST_SEEDS), '--first', '--json', '--workers', '0']
  const { output, timedOut } = await run(toolNode(), args, { cwd: ROOT, seconds: SECONDS })
  if (timedOut) return null
  return JSON.parse(output.trim().split('\n').at(-1) ?? 'null')
}
