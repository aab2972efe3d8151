import { afterAll, beforeAll } from 'vitest'
import { launchConcord, type RunningConcord } from '../../../scripts/tour/launch.ts'

/** One running Concord for all tests of a file: for tests that leave it as they found it. */
export function sharedConcord(): () => RunningConcord {
  let concord: RunningConcord | null = null
  beforeAll(async () => {
    concord = await launchConcord()
    await concord.page.getByText('Online', { exact: true }).waitFor()
  })
  afterAll(async () => concord?.close())
  return () => {
    if (!concord) throw new Error('Concord was not opened')
    return concord
  }
}
