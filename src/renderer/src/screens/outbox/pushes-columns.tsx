import type { PushLine } from '@shared/contract/pushes'
import { t } from '@shared/words/words'
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
        aria-label={t`Details of the push of ${timeOf(push.startedAt)}`}
        onClick={() => actions.showRun(push.run)}
      >
        {t`Details`}
      </Button>
      <Button
        small
        aria-label={t`Roll back the push of ${timeOf(push.startedAt)}`}
        blockedBecause={pushing ? PUSHES.underWay : blocked}
        onClick={() => useOutboxStore.setState({ rollBack: push.run })}
      >
        {t`Roll back…`}
      </Button>
    </span>
  )
}

const column = gridColumnHelper<PushLine>()

export const pushColumns = column.columns([
  column.display({
    id: 'at',
    header: t`Pushed`,
    meta: { track: '132px' },
    cell: ({ row }) => <b className="outbox-product">{timeOf(row.original.item.startedAt)}</b>,
  }),
  column.display({
    id: 'took',
    header: t`Took`,
    meta: { track: '84px' },
    cell: ({ row }) => <span className="muted">{tookWords(row.original.item)}</span>,
  }),
  column.display({
    id: 'result',
    header: t`What it did`,
    meta: { track: 'minmax(220px, 2fr)' },
    cell: ({ row }) => {
      const words = resultWords(row.original.item)
      return <span title={words}>{words}</span>
    },
  }),
  column.display({
    id: 'restorable',
    header: t`Roll back`,
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
    header: () => <span className="visually-hidden">{t`Actions`}</span>,
    meta: { track: '186px' },
    cell: ({ row }) => <RollBackButton push={row.original.item} />,
  }),
])
