import type { StockHold } from '@shared/contract/stock-sync'
import { useState } from 'react'
import { useEngineQuery } from '../../../api'
import { Button } from '../../../components/button'
import { Drawer } from '../../../components/drawer'
import { ErrorNote } from '../../../components/error-note'
import { count } from '../../../format'
import { type ListedTab, StockLine } from './stock-line'
import { STOCK_SYNC } from './texts'

const PAGE = 50
const MOST = 500

type StockListDrawerProps = {
  readonly tab: ListedTab
  /** Those of one reason alone, however many others are held back. */
  readonly hold?: StockHold | null
  readonly onClose: () => void
}

/** What is held back or was given up on, a page at a time. */
export function StockListDrawer({ tab, hold = null, onClose }: StockListDrawerProps) {
  const [limit, setLimit] = useState(hold === null ? PAGE : MOST)
  const { data, error } = useEngineQuery('stock-sync.queue', { tab, offset: 0, limit }, 'stock')
  const title = STOCK_SYNC[tab]
  const read = data?.rows ?? []
  const rows = hold === null ? read : read.filter((row) => row.hold === hold)
  const rest = (data?.total ?? 0) - read.length
  const page = Math.min(PAGE, rest, MOST - limit)
  return (
    <Drawer opened side="right" size={640} title={title} onClose={onClose}>
      {/* Longer than the drawer: reachable with the keyboard. */}
      <div className="stock-list-rows" tabIndex={0} role="group" aria-label={title}>
        {error ? <ErrorNote error={error} /> : null}
        {data && rows.length === 0 ? <p className="muted">{STOCK_SYNC.noRows}</p> : null}
        <ul className="stock-list">
          {rows.map((row) => (
            <StockLine key={row.id} row={row} tab={tab} />
          ))}
        </ul>
        {page > 0 ? (
          <Button small onClick={() => setLimit(limit + page)}>
            {STOCK_SYNC.more(count(page), count(rest))}
          </Button>
        ) : rest > 0 ? (
          <p className="muted">
            {STOCK_SYNC.firstOnly(count(read.length), count(data?.total ?? 0))}
          </p>
        ) : null}
      </div>
    </Drawer>
  )
}
