import type { AppError } from '@shared/contract/app-error'
import type { StockQueueRow } from '@shared/contract/stock-sync'
import { t } from '@shared/words/words'
import { useState } from 'react'
import { askEngine } from '../../../api'
import { announce } from '../../../components/announcer'
import { useAppActions } from '../../../components/app-actions'
import { Button } from '../../../components/button'
import { HOLD_WORDS, timeOf } from '../../../format'
import { NewCount } from './next-to-go'
import { STOCK_SYNC } from './texts'

export type ListedTab = 'held' | 'parked'

type StockLineProps = { readonly row: StockQueueRow; readonly tab: ListedTab }

/** One change that does not go: which, why, and what can be done about it. */
export function StockLine({ row, tab }: StockLineProps) {
  const actions = useAppActions()
  const { amsProductId, productName, variantLabel, sku, hold, reason, since } = row
  const why = reason === '' && hold !== null ? HOLD_WORDS[hold].wayOut : reason
  return (
    <li>
      <div className="grow">
        <p>
          <b className="strong">
            <bdi>{productName}</bdi>
          </b>{' '}
          <bdi className="muted">{[variantLabel, sku].filter(Boolean).join(', ')}</bdi>{' '}
          <span className="stock-line-count">
            <NewCount row={row} />
          </span>
        </p>
        <p className="muted">{t`${why} Since ${timeOf(since)}.`}</p>
      </div>
      <Button small onClick={() => actions.go({ screen: 'products', amsProductId })}>
        {STOCK_SYNC.openProduct}
      </Button>
      {tab === 'parked' ? <TryAgain id={row.id} /> : null}
    </li>
  )
}

function TryAgain({ id }: { readonly id: number }) {
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<AppError | null>(null)
  const tryAgain = async (): Promise<void> => {
    setBusy(true)
    const answer = await askEngine('stock-sync.try-again', { id })
    setBusy(false)
    setRefused(answer.ok ? null : answer.error)
    announce(answer.ok ? STOCK_SYNC.waitsAgain : answer.error.message)
  }
  return (
    <>
      <Button small busy={busy} onClick={() => void tryAgain()}>
        {STOCK_SYNC.tryAgain}
      </Button>
      {refused ? <span className="attention">{refused.message}</span> : null}
    </>
  )
}
