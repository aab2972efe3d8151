import type { RestorePreview, StateCounts } from '@shared/contract/backups'
import { Button } from '../../../components/button'
import { Dialog } from '../../../components/dialog'
import { timeOf } from '../../../format'
import { countOrUnknown, RESTORE } from './texts'

const ROWS = [
  'products',
  'links',
  'waiting',
  'rules',
  'movements',
] as const satisfies readonly (keyof StateCounts)[]

type RestoreDialogProps = {
  readonly preview: RestorePreview
  readonly onKeep: () => void
  readonly onRestore: () => void
}

/** What comes back and what goes, before anything is done. */
export function RestoreDialog({ preview, onKeep, onRestore }: RestoreDialogProps) {
  const { name, madeAt, backup, now, since } = preview
  const time = timeOf(madeAt)
  return (
    <Dialog
      opened
      title={RESTORE.title}
      subtitle={<bdi>{RESTORE.subtitle(name, time)}</bdi>}
      onClose={onKeep}
      footnote={RESTORE.footnote}
      buttons={
        <>
          <Button data-autofocus onClick={onKeep}>
            {RESTORE.keep}
          </Button>
          <Button look="danger" onClick={onRestore}>
            {RESTORE.restore}
          </Button>
        </>
      }
    >
      <div className="dialog-section">
        <table className="plain-table">
          <thead>
            <tr>
              <th>{RESTORE.columns.what}</th>
              <th className="num">{RESTORE.columns.backup}</th>
              <th className="num">{RESTORE.columns.now}</th>
            </tr>
          </thead>
          <tbody>
            {ROWS.map((row) => (
              <tr key={row}>
                <td>{RESTORE.rows[row]}</td>
                <td className="num">{countOrUnknown(backup[row])}</td>
                <td className="num">{countOrUnknown(now?.[row])}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <h3>{RESTORE.lost}</h3>
        <p>{RESTORE.lostText(time, since)}</p>
        <h3 className="settings-restore-kept">{RESTORE.kept}</h3>
        <ul className="settings-effects">
          {RESTORE.keptTexts.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      </div>
    </Dialog>
  )
}
