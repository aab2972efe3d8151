import type { StockHealth, StockHold } from '@shared/contract/stock-sync'
import { count, counted, numbersLocale, t } from '@shared/words/words'
import { duration, timeOf } from './times'

/** Why held changes are held, how many, and the way out. */
export const HOLD_WORDS: Readonly<
  Record<StockHold, { readonly what: (n: number) => string; readonly wayOut: string }>
> = {
  'never-agreed': {
    what: (n) => t`${counted(n, 'count')} never agreed on`,
    wayOut: t`Decide once in Compare which side is right; from then on Shopify follows AMS.`,
  },
  decided: {
    what: (n) => t`${counted(n, 'count')} decided for Shopify`,
    wayOut: t`The decision waits in the Outbox. Once it is pushed, Shopify follows AMS again.`,
  },
  'never-counted': {
    what: (n) => t`${counted(n, 'variant')} without a count in AMS`,
    wayOut: t`Enter a count on the page of the product. Until then nothing is known to send.`,
  },
  untracked: {
    what: (n) => t`${counted(n, 'variant')} that Shopify does not track`,
    wayOut: t`Switch on “Track quantity” in Shopify and read again, or let Concord do it.`,
  },
  'not-stocked': {
    what: (n) => t`${counted(n, 'variant')} not stocked at this location`,
    wayOut: t`Stock it there in Shopify and read again, or let Concord do it.`,
  },
  'policy-refused': {
    what: (n) => t`${counted(n, 'variant')} whose policy Shopify would not change`,
    wayOut: t`The Sold-Out Override wants another “Continue selling”. Choose another rule, or look at them in Shopify.`,
  },
  'not-compared': {
    what: (n) => t`${counted(n, 'change')} while stock is never compared`,
    wayOut: t`The policy of the field stock is Never. Choose another one in Compare.`,
  },
}

/** How stock sync stands: the one word that a person needs first. */
export type StockStanding = 'paused' | 'sending' | 'braked' | 'off' | 'away' | 'running'

/** `isCautious`: the engine does nothing by itself until Concord is started again. */
export function stockStanding(
  health: StockHealth,
  { isOffline, isCautious }: { readonly isOffline: boolean; readonly isCautious: boolean },
): StockStanding {
  if (health.sending !== null) return 'sending'
  if (health.pausedAt !== null) return 'paused'
  if (health.brake !== null) return 'braked'
  if (isCautious) return 'off'
  return isOffline ? 'away' : 'running'
}

export function standingWords({ sending }: StockHealth, standing: StockStanding): string {
  switch (standing) {
    case 'paused':
      return t`Paused`
    case 'sending':
      return t`Sending ${count(sending?.done ?? 0)} of ${count(sending?.of ?? 0)}`
    case 'braked':
      return t`Stopped by a brake`
    case 'off':
      return t`Off`
    case 'away':
      return t`Waits for the store`
    case 'running':
      return t`Running`
  }
}

/** "10 s", "5 min". */
export function intervalWords(seconds: number): string {
  return seconds < 60 ? `${seconds} s` : `${seconds / 60} min`
}

/** "every 30 s, next in 4 s"; paused since when. `nowMs`: UTC milliseconds. */
export function rhythmWords(
  { everySeconds, nextAt, pausedAt }: StockHealth,
  standing: StockStanding,
  nowMs: number,
): string {
  if (standing === 'paused' && pausedAt !== null) {
    return t`since ${timeOf(pausedAt)}. Changes go on being queued; nothing is sent.`
  }
  if (standing === 'off') return t`until Concord is started again. Changes go on being queued.`
  const every = t`every ${intervalWords(everySeconds)}`
  if (standing !== 'running' || nextAt === null) return every
  const seconds = Math.ceil((Date.parse(nextAt) - nowMs) / 1000)
  return seconds > 0 ? t`${every}, next in ${duration(seconds)}` : t`${every}, next now`
}

/** How long something waits by now: "27 s". */
export function waitedWords(since: string, nowMs: number): string {
  return duration(Math.max(0, (nowMs - Date.parse(since)) / 1000))
}

const BAR_WORDS: Readonly<Record<Exclude<StockStanding, 'sending'>, (waits: string) => string>> = {
  paused: (waits) => t`Stock sync paused: ${waits}`,
  braked: (waits) => t`Stock sync stopped by a brake: ${waits}`,
  off: (waits) => t`Stock sync is off until Concord is started again: ${waits}`,
  away: (waits) => t`Stock sync waits for the store: ${waits}`,
  running: (waits) => t`Stock sync running: ${waits}`,
}

/** The line for the status bar: "Stock sync running: 9 waiting, oldest 17 s". */
export function stockStatusLine(
  health: StockHealth,
  standing: StockStanding,
  nowMs: number,
): string {
  const { waiting, oldestAt, sending } = health
  if (standing === 'sending') {
    return t`Stock sync: ${count(sending?.done ?? 0)} of ${count(sending?.of ?? 0)} sent`
  }
  const oldest =
    standing === 'running' && oldestAt !== null ? t`, oldest ${waitedWords(oldestAt, nowMs)}` : ''
  const waits =
    waiting === 0 ? t`nothing waits` : `${counted(waiting, 'waiting', 'waiting')}${oldest}`
  return BAR_WORDS[standing](waits)
}

/** The share that went at the first try, in percent with one decimal; never 100 before all did. */
export function firstTryShare({ sent, atFirstTry }: StockHealth['day']): string {
  if (sent === 0) return '–'
  const share = Math.floor((atFirstTry / sent) * 1000) / 10
  const digits = { minimumFractionDigits: 1, maximumFractionDigits: 1 }
  return atFirstTry === sent ? t`${100}%` : t`${share.toLocaleString(numbersLocale(), digits)}%`
}
