import type { StockHealth, StockHold } from '@shared/contract/stock-sync'
import { useState } from 'react'
import { useAppActions } from '../../../components/app-actions'
import { Button } from '../../../components/button'
import { count, HOLD_WORDS } from '../../../format'
import { StockListDrawer } from './stock-list-drawer'
import { STOCK_SYNC } from './texts'

/** What is not sent for now: a line for each reason, how many, and the way out. */
export function HeldStock({ held }: Pick<StockHealth, 'held'>) {
  const [listed, setListed] = useState<StockHold | 'all' | null>(null)
  const all = held.reduce((sum, { count: some }) => sum + some, 0)
  return (
    <section className="stock-list" aria-label={STOCK_SYNC.held}>
      <header className="line">
        <h3>{STOCK_SYNC.held}</h3>
        <span className="dense muted grow cut">{STOCK_SYNC.heldText}</span>
        {held.length > 1 ? (
          <Button small look="quiet" onClick={() => setListed('all')}>
            {STOCK_SYNC.showAll(count(all))}
          </Button>
        ) : null}
      </header>
      <ul>
        {held.map(({ why, count: some }) => (
          <li key={why}>
            <p className="grow">
              <b className="strong">{`${HOLD_WORDS[why].what(some)}.`}</b>{' '}
              <span className="muted">{HOLD_WORDS[why].wayOut}</span>
            </p>
            <WayOut why={why} onList={() => setListed(why)} />
          </li>
        ))}
      </ul>
      {listed === null ? null : (
        <StockListDrawer
          tab="held"
          hold={listed === 'all' ? null : listed}
          onClose={() => setListed(null)}
        />
      )}
    </section>
  )
}

type WayOutProps = { readonly why: StockHold; readonly onList: () => void }

function WayOut({ why, onList }: WayOutProps) {
  const actions = useAppActions()
  switch (why) {
    case 'never-agreed':
      return (
        <Button
          small
          onClick={() =>
            actions.go({
              screen: 'compare',
              filter: { fields: ['stock'], changedBy: ['never-agreed'] },
            })
          }
        >
          {STOCK_SYNC.review}
        </Button>
      )
    case 'decided':
      return (
        <Button small onClick={() => actions.go({ screen: 'outbox', tab: 'open' })}>
          {STOCK_SYNC.openOutbox}
        </Button>
      )
    case 'not-compared':
      return (
        <Button small onClick={() => actions.go({ screen: 'compare' })}>
          {STOCK_SYNC.openCompare}
        </Button>
      )
    case 'policy-refused':
    case 'untracked':
    case 'not-stocked':
      return (
        <>
          <Button small onClick={onList}>
            {STOCK_SYNC.showThem}
          </Button>
          <Button small onClick={() => actions.go({ screen: 'settings' })}>
            {STOCK_SYNC.openSettings}
          </Button>
        </>
      )
    case 'never-counted':
      return (
        <Button small onClick={onList}>
          {STOCK_SYNC.showThem}
        </Button>
      )
  }
}
