/** Nobody waits longer because a server said so. */
const LONGEST_MS = 5 * 60_000

/** Milliseconds of a `Retry-After`: seconds or a date (RFC 9110, 10.2.3), bounded; null where there is none. */
export function retryAfterMs(header: string | null, nowMs: number): number | null {
  if (header === null || header.trim() === '') return null
  const seconds = Number(header)
  const wishedMs = Number.isNaN(seconds) ? Date.parse(header) - nowMs : seconds * 1000
  return Number.isNaN(wishedMs) ? null : Math.min(Math.max(wishedMs, 0), LONGEST_MS)
}
