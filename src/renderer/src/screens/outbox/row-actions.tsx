import type { OutboxRow } from '@shared/contract/sync'
import { t } from '@shared/words/words'
import { Undo2 } from 'lucide-react'
import { useState } from 'react'
import { askEngine } from '../../api'
import { announce } from '../../components/announcer'
import { useAppActions } from '../../components/app-actions'
import { Button, IconButton } from '../../components/button'
import { useOutboxStore } from './outbox-store'

/** What can be done about one row, in the row itself. */
export function RowActions({ row }: { readonly row: OutboxRow }) {
  const actions = useAppActions()
  const [busy, setBusy] = useState(false)
  const tryAgain = async (): Promise<void> => {
    setBusy(true)
    const answer = await askEngine('outbox.try-again', { id: row.id })
    setBusy(false)
    useOutboxStore.setState({ refused: answer.ok ? null : answer.error })
    announce(answer.ok ? t`It waits again` : answer.error.message)
  }
  const stuck = row.state === 'parked' || row.state === 'refused'
  const canTakeBack = stuck || row.state === 'pending'
  return (
    <span className="outbox-actions">
      {stuck ? (
        <Button small busy={busy} onClick={() => void tryAgain()}>
          {t`Try again`}
        </Button>
      ) : null}
      {canTakeBack ? (
        <IconButton
          small
          label={t`Take back`}
          icon={<Undo2 size={14} aria-hidden="true" />}
          onClick={() => void actions.takeBack(row)}
        />
      ) : null}
    </span>
  )
}
