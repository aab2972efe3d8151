import type { PushLogStore, RunStore } from '../ports'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
/** A clock that moves on by more between two looks may be a wrong one. */
const JUMP_MS = 36 * HOUR_MS
/** So long it has to run on without a jump before it is believed. */
const STEADY_MS = DAY_MS

const LOOKED_AT = 'push-log-looked-at'
const STEADY_SINCE = 'push-log-steady-since'

/**
 * Removes rows of the Push Log that are older than these days. After a jump of the clock, forwards or back,
 * nothing is removed until it has run steadily for a day: a wrong clock must not empty the log. Called every
 * so often; `now` is UTC milliseconds.
 */
export function forgetOldPushes(
  log: Pick<PushLogStore, 'forgetBefore'>,
  runs: Pick<RunStore, 'setting' | 'setSetting'>,
  now: number,
  days: number,
): void {
  const lookedAt = Number(runs.setting(LOOKED_AT) ?? now)
  const hasJumped = now < lookedAt || now - lookedAt > JUMP_MS
  if (hasJumped || runs.setting(STEADY_SINCE) === null) runs.setSetting(STEADY_SINCE, String(now))
  runs.setSetting(LOOKED_AT, String(now))
  if (now - Number(runs.setting(STEADY_SINCE)) < STEADY_MS) return
  log.forgetBefore(new Date(now - days * DAY_MS).toISOString())
}
