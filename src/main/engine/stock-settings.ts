import { SOLD_OUT_RULES, type SoldOutRule } from '@shared/catalog/sold-out'
import {
  DEFAULT_RESUME_ASKS_FROM,
  DEFAULT_STOCK_INTERVAL,
  PUSH_LOG_DAYS,
  type PushLogDays,
  STOCK_INTERVALS,
} from '@shared/contract/stock-sync'
import { type RunStore, WEB_ORDERS } from './ports'

const EVERY = 'stock-every-seconds'
const ASKS_FROM = 'stock-resume-asks-from'
const SWITCHES_ON = 'stock-switches-on'
const SOLD_OUT = 'sold-out-rule'
const LOG_DAYS = 'push-log-days'
const PAUSED_AT = 'stock-paused-at'

type Interval = (typeof STOCK_INTERVALS)[number]

/** What a person set for the stock of this store, over the settings of its state file. */
export function stockSettings(runs: RunStore) {
  return {
    everySeconds(): Interval {
      const set = Number(runs.setting(EVERY))
      return STOCK_INTERVALS.find((seconds) => seconds === set) ?? DEFAULT_STOCK_INTERVAL
    },
    setEverySeconds: (seconds: Interval): void => runs.setSetting(EVERY, String(seconds)),
    resumeAsksFrom: (): number => Number(runs.setting(ASKS_FROM) ?? DEFAULT_RESUME_ASKS_FROM),
    setResumeAsksFrom: (variants: number): void => runs.setSetting(ASKS_FROM, String(variants)),
    soldOutRule(): SoldOutRule {
      const set = runs.setting(SOLD_OUT)
      return SOLD_OUT_RULES.find((rule) => rule === set) ?? 'respect'
    },
    setSoldOutRule: (rule: SoldOutRule): void => runs.setSetting(SOLD_OUT, rule),
    /** Whether Concord may have Shopify count and stock what it does not yet; asked for once. */
    maySwitchOn: (): boolean => runs.setting(SWITCHES_ON) === 'on',
    setMaySwitchOn: (may: boolean): void => runs.setSetting(SWITCHES_ON, may ? 'on' : 'off'),
    /** AMS has units of unshipped web orders still on hand: they are taken off what it has for the web shop. */
    amsCountsWebOrders: (): boolean => runs.setting(WEB_ORDERS.setting) === WEB_ORDERS.counted,
    pushLogDays(): PushLogDays {
      const set = Number(runs.setting(LOG_DAYS))
      return PUSH_LOG_DAYS.find((days) => days === set) ?? PUSH_LOG_DAYS[0]
    },
    setPushLogDays: (days: PushLogDays): void => runs.setSetting(LOG_DAYS, String(days)),
    /** Null: not paused. */
    pausedAt: (): string | null => runs.setting(PAUSED_AT) || null,
    setPausedAt: (at: string | null): void => runs.setSetting(PAUSED_AT, at ?? ''),
  }
}
