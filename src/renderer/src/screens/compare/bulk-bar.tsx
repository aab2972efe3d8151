import type { CompareCounts, RowsPage } from '@shared/contract/review'
import { t, tAs } from '@shared/words/words'
import { Redo2, Undo2 } from 'lucide-react'
import { useAppActions } from '../../components/app-actions'
import { Button, IconButton } from '../../components/button'
import { Meter } from '../../components/meter'
import { count, counted } from '../../format'
import './bulk-bar.css'
import { useCompareStore } from './compare-store'
import { TickedBar } from './ticked-bar'
import type { Way } from './ticks'

type BulkBarProps = {
  readonly page: Pick<RowsPage, 'total' | 'products'>
  readonly counts: CompareCounts | null
  readonly decideTicked: (way: Way) => void
}

export function BulkBar({ page, counts, decideTicked }: BulkBarProps) {
  const ticked = useCompareStore((store) => store.ticks.rows.size)
  const actions = useAppActions()
  const acceptable = counts?.acceptable ?? { ours: 0, theirs: 0, suggestion: 0 }
  const decided = counts?.decided ?? 0
  const open = counts?.open ?? 0
  const progress = t`${count(decided)} decided, ${count(open)} open`
  return (
    <div className="compare-bar bulk-bar">
      <p className="bulk-bar-match">
        <b>{matchWords(page.total)}</b>{' '}
        {ticked > 0 ? null : (
          <span className="muted">{tAs('rows')`in ${counted(page.products, 'product')}`}</span>
        )}
      </p>
      {ticked > 0 ? (
        <TickedBar rows={ticked} decideTicked={decideTicked} />
      ) : (
        <div className="line bulk-bar-accept" role="group" aria-label={t`Accept All`}>
          <span className="muted">{t`Accept All:`}</span>
          <AcceptButton choice="ours" rows={acceptable.ours} />
          <AcceptButton choice="theirs" rows={acceptable.theirs} />
          <AcceptButton choice="suggestion" rows={acceptable.suggestion} />
        </div>
      )}
      <div className="line end dense muted bulk-bar-progress">
        <span className="bulk-bar-meter">
          <Meter label={t`Decided rows`} done={decided} total={decided + open} />
        </span>
        <span className="cut" title={progress}>
          {progress}
        </span>
        <Button
          small
          look="quiet"
          keys="Ctrl Z"
          icon={<Undo2 size={14} aria-hidden="true" />}
          hint={counts?.undoLabel ? t`Undo: ${counts.undoLabel}` : undefined}
          blockedBecause={counts?.undoLabel ? undefined : t`Nothing to undo`}
          onClick={() => void actions.undo()}
        >
          {t`Undo`}
        </Button>
        <IconButton
          small
          label={t`Redo`}
          icon={<Redo2 size={14} aria-hidden="true" />}
          hint={counts?.redoLabel ? t`Redo: ${counts.redoLabel} (Ctrl Shift Z)` : t`Redo`}
          blockedBecause={counts?.redoLabel ? undefined : t`Nothing to redo`}
          onClick={() => void actions.redo()}
        />
      </div>
    </div>
  )
}

function matchWords(rows: number): string {
  return rows === 1 ? t`${counted(rows, 'row')} matches` : t`${counted(rows, 'row')} match`
}

type AcceptButtonProps = {
  readonly choice: 'ours' | 'theirs' | 'suggestion'
  readonly rows: number
}

const LOOKS = { ours: 'ams', theirs: 'shop', suggestion: 'plain' } as const
const NAMES = { ours: 'AMS', theirs: 'Shopify' } as const
const BLOCKED = {
  ours: t`No open row here can take the AMS value`,
  theirs: t`No open row here can take the Shopify value`,
  suggestion: t`No open row here has a suggestion`,
} as const

function AcceptButton({ choice, rows }: AcceptButtonProps) {
  const words = choice === 'suggestion' ? t`Suggestion for ${count(rows)}` : NAMES[choice]
  return (
    <Button
      small
      look={LOOKS[choice]}
      aria-label={t`Accept All: ${words}`}
      hint={t`Looks at ${counted(rows, 'row')} first; nothing is sent`}
      blockedBecause={rows === 0 ? BLOCKED[choice] : undefined}
      onClick={() => useCompareStore.setState({ acceptAll: choice })}
    >
      {words}
    </Button>
  )
}
