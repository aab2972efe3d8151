import type { ImportProduct, ProductTab } from '@shared/contract/imports'
import { t } from '@shared/words/words'
import { type ReactNode, useState } from 'react'
import { useEngineQuery } from '../../api'
import { Button } from '../../components/button'
import { ErrorNote } from '../../components/error-note'
import { shownValue, useCurrency } from '../../components/values'
import { count, counted } from '../../format'
import { RefusedTable } from './refused-table'

export type PreviewTab = ProductTab | 'refused' | 'notes'

const PAGE = 50

export function ImportPages({ tab }: { readonly tab: PreviewTab }) {
  if (tab === 'refused') return <RefusedPages />
  if (tab === 'notes') return <NotePages />
  return <ProductPages tab={tab} />
}

function ProductPages({ tab }: { readonly tab: ProductTab }) {
  const [offset, setOffset] = useState(0)
  const { data, error } = useEngineQuery(
    'imports.products',
    { tab, offset, limit: PAGE },
    'products',
  )
  return (
    <Page data={data} error={error} offset={offset} onOffset={setOffset}>
      {data?.rows.map((product) => (
        <ProductLine key={product.id} product={product} />
      ))}
    </Page>
  )
}

function RefusedPages() {
  const [offset, setOffset] = useState(0)
  const { data, error } = useEngineQuery('imports.refused', { offset, limit: PAGE }, 'products')
  return (
    <Page data={data} error={error} offset={offset} onOffset={setOffset}>
      {data ? <RefusedTable rows={data.rows} /> : null}
    </Page>
  )
}

function NotePages() {
  const [offset, setOffset] = useState(0)
  const { data, error } = useEngineQuery('imports.notes', { offset, limit: PAGE }, 'products')
  return (
    <Page data={data} error={error} offset={offset} onOffset={setOffset}>
      {data?.rows.map((note, index) => (
        // Two rows may say the same.
        <p key={`${offset + index}`} className="dense">
          <bdi>{note}</bdi>
        </p>
      ))}
    </Page>
  )
}

type PageProps = {
  readonly data: { readonly total: number } | null
  readonly error: Parameters<typeof ErrorNote>[0]['error'] | null
  readonly offset: number
  readonly onOffset: (offset: number) => void
  readonly children: ReactNode
}

function Page({ data, error, offset, onOffset, children }: PageProps) {
  if (error) return <ErrorNote error={error} />
  if (!data) return null
  if (data.total === 0) return <p className="muted">{t`None.`}</p>
  const last = Math.min(offset + PAGE, data.total)
  return (
    <>
      {children}
      {data.total > PAGE ? (
        <p className="line dense import-turn">
          <span className="muted grow">
            {t`${count(offset + 1)} to ${count(last)} of ${count(data.total)}`}
          </span>
          <Button
            small
            blockedBecause={offset === 0 ? t`This is the first page` : undefined}
            onClick={() => onOffset(offset - PAGE)}
          >
            {t`Previous`}
          </Button>
          <Button
            small
            blockedBecause={last === data.total ? t`This is the last page` : undefined}
            onClick={() => onOffset(offset + PAGE)}
          >
            {t`Next`}
          </Button>
        </p>
      ) : null}
    </>
  )
}

function ProductLine({ product }: { readonly product: ImportProduct }) {
  const currency = useCurrency()
  return (
    <div className="import-product">
      <p>
        <bdi className="strong">{product.name}</bdi>{' '}
        <span className="muted">
          <bdi>{product.id}</bdi>
          {`, ${counted(product.variants, 'variant')}`}
        </span>
      </p>
      {product.changes.length > 0 ? (
        <ul>
          {product.changes.map(({ field, label, variant, before, after }) => (
            <li key={`${label} ${variant}`}>
              <span className="muted">
                {label}
                {variant === '' ? null : (
                  <>
                    {' '}
                    <bdi className="sku">{variant}</bdi>
                  </>
                )}
              </span>
              <bdi className="cut">{shownValue(field, before, currency)}</bdi>
              <span aria-hidden="true">→</span>
              <span className="visually-hidden">{t`becomes`}</span>
              <bdi className="cut strong">{shownValue(field, after, currency)}</bdi>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  )
}
