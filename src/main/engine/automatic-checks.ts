import { type ReachWatch, stockUnreadSince } from './connection'
import type { EngineOptions } from './engine-options'
import type { StateStore } from './ports'
import type { Runs } from './runs'
import { waitUnlessWoken } from './wait-unless-woken'

/** How often Concord asks Shopify what changed while it is open (webhooks can't reach a desktop). */
const CHECK_EVERY_MS = 5 * 60_000

/**
 * Between whole reads, what changed in Shopify is read by itself: every few minutes, when nothing else
 * runs, the store is online, and a whole read is there to add to; and at once where `listen` tells that the time is
 * not to be waited for. Where stock waits for a whole read, as the one that was begun for it failed or the state file
 * was restored, that is done instead. It writes nothing anywhere. Ends when `signal` is aborted.
 */
export async function checkNowAndThen(
  {
    environment: { scheduler, log },
    store,
  }: Pick<EngineOptions, 'environment'> & { readonly store: Pick<StateStore, 'runs'> },
  runs: Runs,
  watch: ReachWatch,
  listen: (wake: () => void) => () => void,
  signal: AbortSignal,
): Promise<void> {
  for (;;) {
    await waitUnlessWoken(scheduler, CHECK_EVERY_MS, listen, signal)
    if (signal.aborted) return
    if (!runs.isIdle || runs.lastSync() === null || !watch.isOnline) continue
    const mode = stockUnreadSince(store.runs) === null ? 'changes' : 'full'
    log.info(
      mode === 'full' ? 'Reading Shopify whole for its counts' : 'Asking Shopify what changed',
    )
    runs.startSync({ mode, allowShrunken: false })
  }
}
