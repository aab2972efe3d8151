import type { StockQueueRow } from '@shared/contract/stock-sync'
import { stockCauseWords } from '@shared/contract/stock-words'
import { t } from '@shared/words/words'
import { ArrowRight } from 'lucide-react'
import { useEngineQuery } from '../../../api'
import { ErrorNote } from '../../../components/error-note'
import { Ring } from '../../../components/ring'
import { count } from '../../../format'
import { Ticking } from './stock-figures'
import { STOCK_SYNC } from './texts'

const SHOWN = 7

/** What goes to Shopify next, the oldest first. */
export function NextToGo({ waiting }: { readonly waiting: number }) {
  const { data, error } = useEngineQuery(
    'stock-sync.queue',
    { tab: 'open', offset: 0, limit: SHOWN },
    'stock',
  )
  if (error) return <ErrorNote error={error} />
  const total = data?.total ?? waiting
  if (data !== null && total === 0)
    return <p className="stock-all-sent muted">{STOCK_SYNC.allSent}</p>
  return (
    <table className="stock-next">
      <thead>
        <tr>
          <th>{STOCK_SYNC.next(count(data?.rows.length ?? 0), count(total))}</th>
          <th className="stock-next-variant">{t`Variant`}</th>
          <th className="stock-next-sku">SKU</th>
          <th className="num">
            Shopify <span aria-hidden="true">→</span> {t`new`}
          </th>
          <th>{t`Cause`}</th>
          <th className="num">{t`Waiting`}</th>
        </tr>
      </thead>
      <tbody>
        {(data?.rows ?? []).map((row) => (
          <Row key={row.id} row={row} />
        ))}
      </tbody>
    </table>
  )
}

function Row({ row }: { readonly row: StockQueueRow }) {
  const { productName, variantLabel, sku, cause, causeText, since, isSending } = row
  const causeWords = stockCauseWords(cause, causeText)
  return (
    <tr>
      <td className="cut" title={productName}>
        <bdi className="stock-next-product">{productName}</bdi>
      </td>
      <td className="stock-next-variant cut" title={variantLabel}>
        <bdi>{variantLabel}</bdi>
      </td>
      <td className="stock-next-sku cut sku" title={sku}>
        {sku}
      </td>
      <td className="num">
        <NewCount row={row} />
      </td>
      <td className="cut" title={causeWords}>
        <bdi>{causeWords}</bdi>
      </td>
      <td className="num">{isSending ? <Sending /> : <Ticking since={since} />}</td>
    </tr>
  )
}

function Sending() {
  return (
    <span className="stock-sending">
      <Ring /> {t`Sending`}
    </span>
  )
}

/** What Shopify has, and what it gets. */
export function NewCount({ row: { shopify, stock } }: { readonly row: StockQueueRow }) {
  return (
    <>
      <span className="muted">{shopify === null ? STOCK_SYNC.unknown : count(shopify)} </span>
      <ArrowRight size={12} className="stock-arrow" role="img" aria-label={t`becomes`} />{' '}
      <b className="strong">{stock.available === null ? '–' : count(stock.available)}</b>
    </>
  )
}
