import type { StockHealth } from '@shared/contract/stock-sync'
import { useSecond } from '../../../components/use-second'
import { count, firstTryShare, secondTimeOf, waitedWords } from '../../../format'
import { STOCK_SYNC } from './texts'

export function StockFigures({ health }: { readonly health: StockHealth }) {
  const { waiting, oldestAt, lastPush, day } = health
  return (
    <dl className="figures stock-figures">
      <Figure name={STOCK_SYNC.waiting} value={count(waiting)} />
      <div>
        <dt>{STOCK_SYNC.oldest}</dt>
        <dd>{oldestAt === null ? '–' : <Ticking since={oldestAt} />}</dd>
      </div>
      <Figure
        name={lastPush ? STOCK_SYNC.lastPush(lastPush.variants) : STOCK_SYNC.noPush}
        value={lastPush ? secondTimeOf(lastPush.at) : '–'}
      />
      <Figure name={STOCK_SYNC.firstTry} value={firstTryShare(day)} />
      <Figure name={STOCK_SYNC.failed} value={count(day.failure)} />
    </dl>
  )
}

function Figure({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  )
}

/** How long something waits, second by second. */
export function Ticking({ since }: { readonly since: string }) {
  return waitedWords(since, useSecond())
}
