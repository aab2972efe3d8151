const FIRST_MS = 5_000
/** No look is ever further away than this. */
export const LONGEST_MS = 5 * 60_000
/** The tries of many computers that lost the same network must not come at one moment. */
const JITTER = 0.2

/**
 * Milliseconds until the next look after `tries` in a row that failed (1 or more): 5 s, doubled up to five
 * minutes, a fifth more or less. `fraction` is chance, from 0 up to but not including 1.
 */
export function nextDelayMs(tries: number, fraction: number): number {
  const doubled = FIRST_MS * 2 ** Math.min(Math.max(tries, 1) - 1, 16)
  const wished = Math.min(doubled, LONGEST_MS) * (1 - JITTER + 2 * JITTER * fraction)
  return Math.round(Math.min(wished, LONGEST_MS))
}
