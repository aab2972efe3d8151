import { useEngineQuery } from '../../api'
import { timeOf } from '../../format'
import { MOVEMENT_WORDS, STOCK, stockWords } from './stock-words'

type StockLedgerProps = { readonly amsProductId: string; readonly amsVariantId: string }

/** What was entered about a variant so far, newest first. */
export function StockLedger(props: StockLedgerProps) {
  const { data } = useEngineQuery('stock.movements', props, 'products')
  if (data === null) return null
  return (
    <section className="dialog-section" aria-label={STOCK.ledger}>
      <h3>{STOCK.ledger}</h3>
      {data.length === 0 ? (
        <p className="dense muted">{STOCK.none}</p>
      ) : (
        <ol className="stock-ledger">
          {data.map(({ id, at, kind, quantity, reason, before, after }) => (
            <li key={id}>
              <time className="muted">{timeOf(at)}</time>
              <span>
                <b className="strong">{`${MOVEMENT_WORDS[kind]} ${quantity}.`}</b> {reason}
                <span className="muted dense"> {stockWords(before, after)}</span>
              </span>
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}
