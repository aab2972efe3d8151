import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const KILLS = 100
/** Many times what they take; a machine that other programs hold up is waited for. */
const MOST_SECONDS = 10 * 60

test(
  'P1: an engine that is killed at any moment loses no decision and doubles no product',
  async () => {
    const args = [
      'scripts/kill-test.mjs',
      '--no-set-up',
      '--kills',
      String(KILLS),
      '--seconds',
      String(MOST_SECONDS),
    ]
    const { stdout } = await promisify(execFile)(process.execPath, args)
    const [, kills, problems] = /(\d+) kills in .* (\d+) problems/.exec(stdout) ?? []
    console.log(stdout.trim())
    expect(problems, stdout).toBe('0')
    expect(Number(kills)).toBe(KILLS)
  },
  (MOST_SECONDS + 30) * 1000,
)
