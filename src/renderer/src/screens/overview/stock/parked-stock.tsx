import { useState } from 'react'
import { useEngineQuery } from '../../../api'
import { Button } from '../../../components/button'
import { ErrorNote } from '../../../components/error-note'
import { count } from '../../../format'
import { StockLine } from './stock-line'
import { StockListDrawer } from './stock-list-drawer'
import { STOCK_SYNC } from './texts'

/** Where *See why* leads. */
export const PARKED_STOCK_ID = 'parked-stock'

const SHOWN = 5

/** What was given up on, each with its reason and another try. */
export function ParkedStock({ parked }: { readonly parked: number }) {
  const [listed, setListed] = useState(false)
  const { data, error } = useEngineQuery(
    'stock-sync.queue',
    { tab: 'parked', offset: 0, limit: SHOWN },
    'stock',
  )
  return (
    <section
      className="stock-list"
      id={PARKED_STOCK_ID}
      tabIndex={-1}
      aria-label={STOCK_SYNC.parked}
    >
      <header className="line">
        <h3>{`${STOCK_SYNC.parked}: ${count(parked)}`}</h3>
        <span className="dense muted grow cut">{STOCK_SYNC.parkedText}</span>
        {parked > SHOWN ? (
          <Button small look="quiet" onClick={() => setListed(true)}>
            {STOCK_SYNC.showAll(count(parked))}
          </Button>
        ) : null}
      </header>
      {error ? <ErrorNote error={error} /> : null}
      <ul>
        {(data?.rows ?? []).map((row) => (
          <StockLine key={row.id} row={row} tab="parked" />
        ))}
      </ul>
      {listed ? <StockListDrawer tab="parked" onClose={() => setListed(false)} /> : null}
    </section>
  )
}
