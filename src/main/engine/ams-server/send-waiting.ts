import { pendingIn, waitsBy } from './pending'
import { readBack } from './read-back'
import { sendProduct } from './send-product'
import type { Sending } from './sending'

/** Products looked at between two moments in which queries are let in. */
const SLICE = 50

/** Products that were written, and are as the server has them after all, wait no more. Asks nobody. */
export async function dropUnchanged(
  { environment, store: { ams, amsServer } }: Pick<Sending, 'environment' | 'store'>,
  signal: AbortSignal,
): Promise<void> {
  let after = ''
  for (;;) {
    const ids = amsServer.waiting(after, SLICE)
    for (const id of ids) {
      const waits = waitsBy(pendingIn({ ams, amsServer }, id))
      if (waits === 'no') amsServer.notWaiting(id)
      if (waits === 'held') amsServer.hold(id)
    }
    const last = ids.at(-1)
    if (last === undefined) return
    after = last
    await environment.scheduler.pause()
    signal.throwIfAborted()
  }
}

/** What of earlier requests nobody knows the end is settled. Throws as `sendWaiting` does. */
export async function settleOpen(parts: Sending, signal: AbortSignal): Promise<void> {
  for (const attempt of parts.store.amsServer.openAttempts()) await readBack(parts, attempt, signal)
}

/**
 * Sends everything that may go, one request at a time. Throws the `AmsFailure` at which the server as a whole can't be
 * written to now; what was not sent goes on waiting.
 */
export async function sendWaiting(parts: Sending, signal: AbortSignal): Promise<void> {
  const { amsServer } = parts.store
  await settleOpen(parts, signal)
  let after = ''
  for (;;) {
    const ids = amsServer.waiting(after, SLICE)
    const last = ids.at(-1)
    if (last === undefined) return
    for (const id of ids) await sendProduct(parts, id, signal)
    after = last
    await parts.environment.scheduler.pause()
  }
}
