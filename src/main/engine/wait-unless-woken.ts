import type { Scheduler } from './ports'

/**
 * Waits until the time is over, or is woken, or the signal is aborted. `listen` is given what wakes and returns what
 * ends its listening.
 */
export async function waitUnlessWoken(
  scheduler: Pick<Scheduler, 'wait'>,
  waitMs: number,
  listen: (wake: () => void) => () => void,
  signal: AbortSignal,
): Promise<void> {
  if (signal.aborted) return
  const woken = new AbortController()
  const wake = (): void => woken.abort()
  const stopListening = listen(wake)
  signal.addEventListener('abort', wake, { once: true })
  try {
    await scheduler.wait(waitMs, woken.signal)
  } catch (error) {
    if (!woken.signal.aborted) throw error
  } finally {
    stopListening()
    signal.removeEventListener('abort', wake)
  }
}
