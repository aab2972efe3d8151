import type { ProductRow } from '@shared/contract/products'
import { t } from '@shared/words/words'
import { gridColumnHelper } from '../../components/data-grid'
import { RowThumb } from '../../components/pictures'
import { SyncBadge } from '../../components/sync-badge'
import { money, statusWord, useCurrency } from '../../components/values'
import { count } from '../../format'
import { COLUMN_WORDS } from './list-words'
import { HeadTick, RowTick } from './row-tick'

const column = gridColumnHelper<ProductRow>()

function PriceRange({ row }: { readonly row: ProductRow }) {
  const currency = useCurrency()
  return row.priceFrom === null ? (
    <span className="faint">{t`Not set`}</span>
  ) : (
    priceRange(row, currency)
  )
}

export function priceRange(row: ProductRow, currency: string | null): string {
  if (row.priceFrom === null) return t`Not set`
  const from = money(row.priceFrom, currency)
  if (row.priceTo === null || row.priceTo === row.priceFrom) return from
  return `${from} – ${money(row.priceTo, currency)}`
}

function Available({ units }: { readonly units: number | null }) {
  return units === null ? <span className="faint">{t`Not set`}</span> : count(units)
}

function statusWords({ shopifyStatus, amsStatus }: ProductRow): string {
  const status = statusWord(shopifyStatus)
  return amsStatus === 'inactive' ? t`${status}, inactive` : status
}

export const productColumns = column.columns([
  column.display({
    id: 'tick',
    header: () => <HeadTick />,
    meta: { track: '34px' },
    cell: ({ row }) => <RowTick row={row.original.item} index={row.original.index} />,
  }),
  column.display({
    id: 'badge',
    header: t`Sync status`,
    meta: { sorts: true, track: '132px' },
    cell: ({ row }) => <SyncBadge small badge={row.original.item.badge} />,
  }),
  column.display({
    id: 'name',
    header: t`Name`,
    meta: { sorts: true, track: 'minmax(180px, 2fr)' },
    cell: ({ row }) => (
      <>
        <RowThumb sha256={row.original.item.thumb} />
        <b className="product-name">
          <bdi>{row.original.item.name}</bdi>
        </b>
      </>
    ),
  }),
  column.display({
    id: 'vendor',
    header: t`Vendor`,
    meta: { sorts: true, track: 'minmax(100px, 1fr)' },
    cell: ({ row }) => row.original.item.vendor || <span className="faint">{t`Empty`}</span>,
  }),
  column.display({
    id: 'category',
    header: t`Category`,
    meta: { sorts: true, track: 'minmax(100px, 1fr)' },
    cell: ({ row }) => row.original.item.category || <span className="faint">{t`Empty`}</span>,
  }),
  column.display({
    id: 'variants',
    header: t`Variants`,
    meta: { sorts: true, track: '76px', numeric: true },
    cell: ({ row }) => count(row.original.item.variants),
  }),
  column.display({
    id: 'price',
    header: t`Retail price`,
    meta: { sorts: true, track: '140px', numeric: true },
    cell: ({ row }) => <PriceRange row={row.original.item} />,
  }),
  column.display({
    id: 'stock',
    header: COLUMN_WORDS.stock,
    meta: { sorts: true, track: '84px', numeric: true },
    cell: ({ row }) => <Available units={row.original.item.available} />,
  }),
  column.display({
    id: 'status',
    header: t`Shopify status`,
    meta: { sorts: true, track: '108px' },
    cell: ({ row }) => <span className="muted">{statusWords(row.original.item)}</span>,
  }),
  column.display({
    id: 'differences',
    header: t`Differences`,
    meta: { sorts: true, track: '88px', numeric: true },
    cell: ({ row }) =>
      row.original.item.differences === 0 ? (
        <span className="faint">–</span>
      ) : (
        count(row.original.item.differences)
      ),
  }),
])
