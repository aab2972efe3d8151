const HALF_HOUR_MS = 30 * 60_000

/** Ends of the half hours of the last 24, the oldest first, to the one that `now` is in. */
export function halfHoursUntil(now: number): string[] {
  const end = Math.floor(now / HALF_HOUR_MS) * HALF_HOUR_MS + HALF_HOUR_MS
  return Array.from({ length: 49 }, (_, index) =>
    new Date(end - (48 - index) * HALF_HOUR_MS).toISOString(),
  )
}

/** Midnights of a person's own days, for the last 30 of them, to the one that `now` is in. */
export function daysUntil(now: number): string[] {
  return Array.from({ length: 31 }, (_, index) => {
    const day = new Date(now)
    day.setHours(0, 0, 0, 0)
    day.setDate(day.getDate() + index - 29)
    return day.toISOString()
  })
}
