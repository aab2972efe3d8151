import type { PushLine } from '@shared/contract/pushes'
import { useLiveOverview } from '../../api'
import { useAppActions } from '../../components/app-actions'
import { Button } from '../../components/button'
import { gridColumnHelper } from '../../components/data-grid'
import { timeOf } from '../../format'
import { useOutboxStore } from './outbox-store'
import { canRollBack, restorableWords, resultWords, tookWords } from './push-line-words'
import { PUSHES } from './texts'

function RollBackButton({ push }: { readonly push: PushLine }) {
  const pushing = useLiveOverview((live) => live.overview?.push.kind === 'running')
  const actions = useAppActions()
  const blocked = canRollBack(push) ? undefined : PUSHES.nothingToRestore
  return (
    <span className="outbox-actions">
      <Button
        small
        look="quiet"
        aria-label={`Details of the push of ${timeOf(push.startedAt)}`}
        onClick={() => actions.showRun(push.run)}
      >
        Details
      </Button>
      <Button
        small
        aria-label={`Roll back the push of ${timeOf(push.startedAt)}`}
        blockedBecause={pushing ? PUSHES.underWay : blocked}
        onClick={() => useOutboxStore.setState({ rollBack: push.run })}
      >
        Roll back…
      </Button>
    </span>
  )
}

const column = gridColumnHelper<PushLine>()

export const pushColumns = column.columns([
  column.display({
    id: 'at',
    header: 'Pushed',
    meta: { track: '132px' },
    cell: ({ row }) => <b className="outbox-product">{timeOf(row.original.item.startedAt)}</b>,
  }),
  column.display({
    id: 'took',
    header: 'Took',
    meta: { track: '84px' },
    cell: ({ row }) => <span className="muted">{tookWords(row.original.item)}</span>,
  }),
  column.display({
    id: 'result',
    header: 'What it did',
    meta: { track: 'minmax(220px, 2fr)' },
    cell: ({ row }) => {
      const words = resultWords(row.original.item)
      return <span title={words}>{words}</span>
    },
  }),
  column.display({
    id: 'restorable',
    header: 'Roll back',
    meta: { track: 'minmax(150px, 1fr)' },
    cell: ({ row }) => {
      const words = restorableWords(row.original.item)
      return (
        <span className="muted" title={words}>
          {words}
        </span>
      )
    },
  }),
  column.display({
    id: 'actions',
    header: () => <span className="visually-hidden">Actions</span>,
    meta: { track: '186px' },
    cell: ({ row }) => <RollBackButton push={row.original.item} />,
  }),
])
