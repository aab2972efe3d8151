/** Share of a push from which on its own pace says more than the estimate that was made before. */
const TELLING = 0.1

/**
 * Seconds that a push will about go on. First by the estimate of the preview, then by its own pace; a
 * bulk operation settles nothing until it is over, so the estimate holds until a part is settled.
 */
export function secondsLeft({
  done,
  total,
  elapsed,
  estimated,
}: {
  readonly done: number
  readonly total: number
  readonly elapsed: number
  readonly estimated: number | null
}): number | null {
  if (done > 0 && (estimated === null || done >= total * TELLING)) {
    return (elapsed / done) * (total - done)
  }
  return estimated === null ? null : Math.max(1, estimated - elapsed)
}
