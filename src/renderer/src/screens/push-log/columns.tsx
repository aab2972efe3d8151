import type { PushLogRow } from '@shared/contract/stock-sync'
import { pushStatusWord, stockCauseWords } from '@shared/contract/stock-words'
import { t } from '@shared/words/words'
import { ArrowRight, ChevronDown, ChevronUp, CircleCheck, OctagonX, RotateCw } from 'lucide-react'
import { IconButton } from '../../components/button'
import { shortened } from '../../components/copy-id'
import { gridColumnHelper } from '../../components/data-grid'
import { Ring } from '../../components/ring'
import { count, inShopifyWords, secondTimeOf, workedOutWords } from '../../format'
import { toggleOpened, usePushLogStore } from './push-log-store'
import { PUSH_LOG } from './texts'

const SIGNS = { success: CircleCheck, retry: RotateCw, failure: OctagonX } as const

function Status({ status }: Pick<PushLogRow, 'status'>) {
  const Sign = status === null ? null : SIGNS[status]
  return (
    <span className={`push-log-status push-log-${status ?? 'sending'}`}>
      {Sign ? <Sign size={14} aria-hidden="true" /> : <Ring />}
      {pushStatusWord(status)}
    </span>
  )
}

function InShopify({ row }: { readonly row: PushLogRow }) {
  const words = inShopifyWords(row)
  if (row.status !== 'success' || row.shopifyBefore === null) return words
  return (
    <>
      <span className="muted">{count(row.shopifyBefore)} </span>
      <ArrowRight size={12} className="push-log-arrow" aria-hidden="true" /> {count(row.quantity)}
    </>
  )
}

function Expander({ sequence }: { readonly sequence: number }) {
  const isOpen = usePushLogStore((store) => store.opened === sequence)
  const Sign = isOpen ? ChevronUp : ChevronDown
  return (
    <IconButton
      small
      label={isOpen ? PUSH_LOG.close : PUSH_LOG.open}
      aria-expanded={isOpen}
      icon={<Sign size={14} aria-hidden="true" />}
      onClick={() => toggleOpened(sequence)}
    />
  )
}

const column = gridColumnHelper<PushLogRow>()

export const pushLogColumns = column.columns([
  column.display({
    id: 'at',
    header: t`Time`,
    meta: { track: '136px' },
    cell: ({ row }) => <span className="muted">{secondTimeOf(row.original.item.at)}</span>,
  }),
  column.display({
    id: 'status',
    header: t`Status`,
    meta: { track: '104px' },
    cell: ({ row }) => <Status status={row.original.item.status} />,
  }),
  column.display({
    id: 'product',
    header: t`Product`,
    meta: { track: 'minmax(150px, 1.3fr)' },
    cell: ({ row: { original } }) => {
      const { productName, variantLabel } = original.item
      return (
        <span title={[productName, variantLabel].filter(Boolean).join(', ')}>
          <b className="push-log-product">
            <bdi>{productName}</bdi>
          </b>{' '}
          <bdi className="faint">{variantLabel}</bdi>
        </span>
      )
    },
  }),
  column.display({
    id: 'sku',
    header: 'SKU',
    meta: { track: '132px' },
    cell: ({ row }) => (
      <span className="muted sku" title={row.original.item.sku}>
        {row.original.item.sku}
      </span>
    ),
  }),
  column.display({
    id: 'worked-out',
    header: t`Worked out`,
    meta: { track: '86px', numeric: true },
    cell: ({ row }) => <span className="muted">{workedOutWords(row.original.item)}</span>,
  }),
  column.display({
    id: 'sent',
    header: t`Sent`,
    meta: { track: '60px', numeric: true },
    cell: ({ row }) => <b className="strong">{count(row.original.item.quantity)}</b>,
  }),
  column.display({
    id: 'in-shopify',
    header: t`In Shopify`,
    meta: { track: '116px' },
    cell: ({ row }) => <InShopify row={row.original.item} />,
  }),
  column.display({
    id: 'cause',
    header: t`Cause`,
    meta: { track: 'minmax(130px, 1fr)' },
    cell: ({ row: { original } }) => {
      const words = stockCauseWords(original.item.cause, original.item.causeText)
      return (
        <bdi className="muted" title={words}>
          {words}
        </bdi>
      )
    },
  }),
  column.display({
    id: 'try',
    header: t`Try`,
    meta: { track: '44px', numeric: true },
    cell: ({ row }) => row.original.item.tryNumber,
  }),
  column.display({
    id: 'request',
    header: t`Request`,
    meta: { track: '96px' },
    cell: ({ row }) => (
      <span className="push-log-id muted" title={row.original.item.requestId}>
        {shortened(row.original.item.requestId)}
      </span>
    ),
  }),
  column.display({
    id: 'more',
    header: () => <span className="visually-hidden">{t`More`}</span>,
    meta: { track: '48px' },
    cell: ({ row }) => <Expander sequence={row.original.item.sequence} />,
  }),
])
