import type { PushLogDay } from '@shared/contract/stock-sync'
import { t } from '@shared/words/words'
import { type Bar, BarLegend, StackedBars } from '../../components/stacked-bars'
import { count, dayOf } from '../../format'
import { setFilters, usePushLogStore } from './push-log-store'
import { PUSH_LOG } from './texts'

const HEIGHT = 76
/** A name under every so many bars, the last one included. */
const NAMED = 3

/** The pushes of 30 days; a chosen day is the only one in the rows below. */
export function DayChart({ days }: { readonly days: readonly PushLogDay[] }) {
  const chosen = usePushLogStore((store) => store.day)
  const choose = (from: string | null): void => {
    const day = days.find((each) => each.from === from)
    setFilters({ day: day ? { from: day.from, until: day.until } : null })
  }
  const [first, last] = [days[0], days.at(-1)]
  return (
    <section className="push-log-chart" aria-label={PUSH_LOG.chart}>
      <header className="line">
        <h2>{PUSH_LOG.chart}</h2>
        <span className="dense muted grow cut">
          {first && last ? PUSH_LOG.chooseDay(dayOf(first.from), dayOf(last.from)) : null}
        </span>
        <BarLegend bars={days} count={count} />
      </header>
      <StackedBars
        label={PUSH_LOG.chart}
        unit={t`Day`}
        bars={days.map((day, index) => barOf(day, days.length - 1 - index))}
        height={HEIGHT}
        count={count}
        choosing={{ chosen: chosen?.from ?? null, onChoose: choose }}
      />
    </section>
  )
}

function barOf(day: PushLogDay, daysAgo: number): Bar {
  const name = daysAgo === 0 ? PUSH_LOG.today : dayOf(day.from)
  return { ...day, id: day.from, name, tick: daysAgo % NAMED === 0 ? name : '' }
}
