import type { Environment } from '../ports'
import { waitUnlessWoken } from '../wait-unless-woken'
import { LONGEST_MS } from './back-off'
import type { ReachWatch } from './reach-watch'

/**
 * Looks for the store whenever a look is due: at the start, after a doubtful answer, after a quiet minute,
 * and in growing distances while it is offline. Ends when `signal` is aborted.
 *
 * A look that seems further away than the longest distance was set before somebody put the system's clock
 * back: it is due at once, else Concord would stay offline until the clock has caught up.
 */
export async function keepInTouch(
  { clock, scheduler }: Pick<Environment, 'clock' | 'scheduler'>,
  watch: ReachWatch,
  look: (signal: AbortSignal) => Promise<unknown>,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    const waitMs = watch.lookDueAt() - clock.now()
    const isAhead = waitMs > 0 && waitMs <= LONGEST_MS
    if (isAhead) await waitUnlessWoken(scheduler, waitMs, (wake) => watch.onChange(wake), signal)
    else await look(signal)
  }
}
