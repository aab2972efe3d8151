import type { ProductDetail } from '@shared/contract/store'
import { t } from '@shared/words/words'
import { Equal } from 'lucide-react'
import { type LoggedProduct, useAppActions } from '../../components/app-actions'
import { standingOf } from './product-words'
import { StandingNote } from './standing-note'
import type { StockFate } from './stock-fate'

type Row = ProductDetail['differences'][number]

/** What else differs in the variant: its SKU, its option values, or that one side lacks it. */
export function VariantNotes({ rows }: { readonly rows: readonly Row[] }) {
  return rows
    .filter(({ field }) => field !== 'stock')
    .map((row) => (
      <div key={row.key} className="product-variant-note">
        {row.field === 'retail-price' ? null : <span className="muted">{fieldNote(row)} </span>}
        <StandingNote standing={standingOf(row)} />
      </div>
    ))
}

function fieldNote({ kind, field, ours, theirs }: Row): string {
  if (kind === 'variant') return ours === null ? t`Only in Shopify.` : t`Only in AMS.`
  const words = (value: Row['ours']): string =>
    value === null ? t`not set` : typeof value === 'string' ? value || t`empty` : value.join(', ')
  if (field === 'sku') return t`SKU in Shopify: ${words(theirs)}.`
  if (field === 'option-values') return t`In Shopify: ${words(theirs)}.`
  return t`Its picture differs.`
}

/** What happens to the stock, and where it can be settled. */
export function Fate({
  fate,
  amsProductId,
}: {
  readonly fate: StockFate
  readonly amsProductId: string
}) {
  const { look, what, text, review } = fate
  return (
    <>
      {what === '' ? null : (
        <b className={look === 'stays' ? 'attention' : 'strong'}>{`${what} `}</b>
      )}
      {look === 'agrees' ? (
        <span className="line muted">
          <Equal size={14} aria-hidden="true" /> {text}
        </span>
      ) : (
        <span className={look === 'plain' ? 'muted' : undefined}>{text}</span>
      )}
      {review ? (
        <>
          {' '}
          <ReviewLink amsProductId={amsProductId} />
        </>
      ) : null}
    </>
  )
}

export function ReviewLink({ amsProductId }: { readonly amsProductId: string }) {
  const actions = useAppActions()
  return (
    <button
      type="button"
      className="link"
      onClick={() => actions.go({ screen: 'compare', filter: { amsProductId } })}
    >
      {t`Review`}
    </button>
  )
}

/** What was sent of this product's stock, and when. */
export function PushLogLink({ product }: { readonly product: LoggedProduct }) {
  const actions = useAppActions()
  return (
    <div>
      <button
        type="button"
        className="link"
        onClick={() => actions.go({ screen: 'push-log', product })}
      >
        {t`Push Log`}
      </button>
    </div>
  )
}
