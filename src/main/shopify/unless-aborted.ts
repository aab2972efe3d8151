/** The work's outcome, unless one of the signals is aborted before. The work itself goes on for others. */
export function unlessAborted<T>(
  work: Promise<T>,
  signals: readonly (AbortSignal | undefined)[],
): Promise<T> {
  return new Promise((done, refuse) => {
    const stops = signals.flatMap((signal) => {
      if (!signal) return []
      const stop = (): void => refuse(signal.reason)
      if (signal.aborted) stop()
      signal.addEventListener('abort', stop, { once: true })
      return [() => signal.removeEventListener('abort', stop)]
    })
    work.then(done, refuse).finally(() => {
      for (const stop of stops) stop()
    })
  })
}
