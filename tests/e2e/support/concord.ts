import { afterEach } from 'vitest'
import {
  type LaunchOptions,
  launchConcord,
  type RunningConcord,
} from '../../../scripts/tour/launch.ts'

const running: RunningConcord[] = []

afterEach(async () => {
  for (const concord of running.splice(0)) await concord.close()
})

/** The same where no store may be reached: at the first start, without a keychain. */
export async function startConcord(options?: LaunchOptions): Promise<RunningConcord> {
  const concord = await launchConcord(options)
  running.push(concord)
  return concord
}

/** A running Concord that is closed after the test, whatever its end. */
export async function openConcord(options?: LaunchOptions): Promise<RunningConcord> {
  const concord = await startConcord(options)
  await concord.page.getByText('Online', { exact: true }).waitFor()
  return concord
}

/** Closes it now, e.g. to open it again on the same data folder. */
export async function closeConcord(concord: RunningConcord): Promise<void> {
  running.splice(running.indexOf(concord), 1)
  await concord.close()
}
