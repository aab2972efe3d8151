import type { OutboxRow } from '@shared/contract/sync'
import { subjectLabel } from '@shared/fields/subject-label'
import { t } from '@shared/words/words'
import { ArrowLeft, ArrowRight, Undo2 } from 'lucide-react'
import { gridColumnHelper } from '../../components/data-grid'
import { useCurrency } from '../../components/values'
import { timeOf } from '../../format'
import { RowActions } from './row-actions'
import { sentWords, stateWord, valueWords } from './row-words'
import { ROLL_BACK } from './texts'

function Direction({ row }: { readonly row: OutboxRow }) {
  if (row.rollsBack) {
    return (
      <span className="outbox-direction" title={ROLL_BACK.decision(row.direction)}>
        <Undo2 size={13} aria-hidden="true" /> {row.direction === 'to-shopify' ? 'Shopify' : 'AMS'}
      </span>
    )
  }
  return row.direction === 'to-shopify' ? (
    <span className="outbox-direction of-ours">
      AMS <ArrowRight size={13} aria-label={t`to Shopify`} />
    </span>
  ) : (
    <span className="outbox-direction of-theirs">
      <ArrowLeft size={13} aria-label={t`into AMS from`} /> Shopify
    </span>
  )
}

function State({ row }: { readonly row: OutboxRow }) {
  const attention = row.state === 'parked' || row.state === 'refused' || row.state === 'returned'
  const state = stateWord(row)
  const isTriedAgain = row.state === 'in-flight' && row.attempts > 1
  const words = isTriedAgain ? t`${state}, try ${row.attempts}` : state
  return (
    <span title={[row.reason, row.requestId].filter(Boolean).join(' · ')}>
      <span className={attention ? 'attention' : 'muted'}>{words}</span>
      {row.reason === '' ? null : <span>{` ${row.reason}`}</span>}
    </span>
  )
}

type ValueProps = { readonly row: OutboxRow; readonly which: 'now' | 'willBe' }

function Value({ row, which }: ValueProps) {
  const words = valueWords(row, useCurrency())[which]
  return (
    <bdi className={which === 'now' ? 'muted' : 'outbox-will-be'} title={words}>
      {words}
    </bdi>
  )
}

const column = gridColumnHelper<OutboxRow>()

/** What becomes of the row: of one that waits what it adds to a push, of the others where they stand. */
function lastColumn(tellsSending: boolean) {
  return tellsSending
    ? column.display({
        id: 'sent',
        header: t`What is sent`,
        meta: { track: 'minmax(164px, 0.9fr)' },
        cell: ({ row }) => (
          <span className="muted">{sentWords(row.original.item, row.original.previous)}</span>
        ),
      })
    : column.display({
        id: 'state',
        header: t`State`,
        meta: { track: 'minmax(120px, 1.4fr)' },
        cell: ({ row }) => <State row={row.original.item} />,
      })
}

/** What was sent is told in the past: the receiving side's value before, and what it got. */
function columnsFor(now: string, willBe: string, tellsSending = false) {
  return column.columns([
    column.display({
      id: 'product',
      header: t`Product`,
      meta: { track: 'minmax(150px, 1.3fr)' },
      cell: ({ row }) =>
        row.original.previous?.productName === row.original.item.productName ? null : (
          <b className="outbox-product">
            <bdi>{row.original.item.productName}</bdi>
          </b>
        ),
    }),
    column.display({
      id: 'sku',
      header: 'SKU',
      meta: { track: 'minmax(118px, 0.9fr)' },
      cell: ({ row }) => (
        <span className="muted sku">{row.original.item.sku || t`All variants`}</span>
      ),
    }),
    column.display({
      id: 'field',
      header: t`Field`,
      meta: { track: 'minmax(96px, 0.7fr)' },
      cell: ({ row }) => subjectLabel(row.original.item),
    }),
    column.display({
      id: 'now',
      header: now,
      meta: { track: 'minmax(100px, 1fr)' },
      cell: ({ row }) => <Value row={row.original.item} which="now" />,
    }),
    column.display({
      id: 'will-be',
      header: willBe,
      meta: { track: 'minmax(110px, 1fr)' },
      cell: ({ row }) => (
        <>
          <ArrowRight size={12} className="outbox-arrow" aria-hidden="true" />
          <Value row={row.original.item} which="willBe" />
        </>
      ),
    }),
    column.display({
      id: 'direction',
      header: t`Decision`,
      meta: { track: '92px' },
      cell: ({ row }) => <Direction row={row.original.item} />,
    }),
    column.display({
      id: 'at',
      header: t`At`,
      meta: { track: tellsSending ? '96px' : '104px' },
      cell: ({ row }) => (
        <span className="muted">
          {timeOf(row.original.item.settledAt ?? row.original.item.decidedAt)}
        </span>
      ),
    }),
    lastColumn(tellsSending),
    column.display({
      id: 'actions',
      header: () => <span className="visually-hidden">{t`Actions`}</span>,
      meta: { track: tellsSending ? '44px' : '124px' },
      cell: ({ row }) => <RowActions row={row.original.item} />,
    }),
  ])
}

export const openColumns = columnsFor(t`Now`, t`Will be`, true)
export const waitingColumns = columnsFor(t`Now`, t`Will be`)
export const sentColumns = columnsFor(t`Before`, t`Now`)
