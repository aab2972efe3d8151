import { afterAll, describe, expect, test } from 'vitest'
import { simulateSeed } from '../simulation/simulate-seed'
import { StateFolder } from '../simulation/world/engine-process'

/** `npm run simulate -- --seeds 20000` takes longer; the seeds of every day are few. */
const SEEDS = 200
/** A machine that other programs hold up is waited for. */
const MOST_MS = 10 * 60_000

const folder = new StateFolder()
afterAll(() => folder.close())

describe('whole histories under virtual time', () => {
  test('the same seed gives the same history, byte for byte', async () => {
    for (const seed of [3, 7]) {
      const first = await simulateSeed(seed, folder)
      const second = await simulateSeed(seed, folder)
      expect(second.trace.join('\n')).toBe(first.trace.join('\n'))
      expect(second.hash).toBe(first.hash)
      expect(first.trace.length).toBeGreaterThan(20)
    }
  })

  test(
    `each of ${SEEDS} seeds holds every invariant`,
    async () => {
      let faults = 0
      for (let seed = 1; seed <= SEEDS; seed++) {
        const result = await simulateSeed(seed, folder)
        const replay = `npm run simulate -- --seeds 1 --from ${seed} --trace`
        expect(result.failure, `${result.failure?.message} (${replay})`).toBeNull()
        faults += result.faults
      }
      console.log(`${SEEDS} seeds, ${faults} faults`)
      expect(faults).toBeGreaterThan(0)
    },
    MOST_MS,
  )
})
