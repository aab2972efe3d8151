/** A rate over less time than this says nothing. */
const RATE_AFTER_MS = 500

export type Pace = { readonly ratePerSecond: number | null; readonly secondsLeft: number | null }

/** At which rate work goes, and how long it still takes; null while there is no telling. */
export function paceOf(done: number, total: number | null, elapsedMs: number): Pace {
  const ratePerSecond = elapsedMs >= RATE_AFTER_MS ? (done * 1000) / elapsedMs : null
  const secondsLeft =
    ratePerSecond && total !== null ? Math.max(0, total - done) / ratePerSecond : null
  return { ratePerSecond, secondsLeft }
}
