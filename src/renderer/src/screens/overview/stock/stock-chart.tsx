import type { StockHealth } from '@shared/contract/stock-sync'
import { t } from '@shared/words/words'
import { type Bar, BarLegend, StackedBars } from '../../../components/stacked-bars'
import { count, timeOf } from '../../../format'
import { STOCK_SYNC } from './texts'

const HEIGHT = 96
/** A time under every so many half hours. */
const NAMED = 6

type Chart = StockHealth['chart']

export function StockChart({ chart }: { readonly chart: Chart }) {
  return (
    <div className="stock-chart">
      <div className="line">
        <h3 className="grow cut">{STOCK_SYNC.chart}</h3>
        <BarLegend bars={chart} count={count} />
      </div>
      <StackedBars
        label={STOCK_SYNC.chart}
        unit={STOCK_SYNC.chartUnit}
        bars={chart.map(barOf)}
        height={HEIGHT}
        count={count}
      />
    </div>
  )
}

function barOf(half: Chart[number], index: number): Bar {
  const name = timeOf(half.from)
  const tick = index % NAMED === 0 ? name.slice(-5) : ''
  return { ...half, id: half.from, name: t`From ${name}`, tick }
}
