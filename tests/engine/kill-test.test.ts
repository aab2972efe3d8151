import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

/** As many as fit into the time; `npm run kill-test -- --kills 100` waits for all of them. */
const KILLS = 100
const SECONDS = 30

test('an engine that is killed at any moment loses no decision and doubles no product', async () => {
  const args = [
    'scripts/kill-test.mjs',
    '--no-set-up',
    '--kills',
    String(KILLS),
    '--seconds',
    String(SECONDS),
  ]
  const { stdout } = await promisify(execFile)(process.execPath, args)
  const [, kills, problems] = /(\d+) kills in .* (\d+) problems/.exec(stdout) ?? []
  console.log(stdout.trim())
  expect(problems, stdout).toBe('0')
  expect(Number(kills)).toBeGreaterThanOrEqual(3)
}, 90_000)
