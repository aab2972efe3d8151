import type { Licence } from '@shared/contract/main-contract'
import { t } from '@shared/words/words'
import { useState } from 'react'
import { Button } from '../../../components/button'
import { Dialog } from '../../../components/dialog'
import { TextField } from '../../../components/text-field'
import './licences-dialog.css'
import { ABOUT } from './texts'

type LicencesDialogProps = { readonly licences: readonly Licence[]; readonly onClose: () => void }

/** Every package with its licence; a line opens to the licence's own words. */
export function LicencesDialog({ licences, onClose }: LicencesDialogProps) {
  const [wanted, setWanted] = useState('')
  const words = wanted.trim().toLowerCase()
  const shown = licences.filter(({ name, licence }) =>
    `${name} ${licence}`.toLowerCase().includes(words),
  )
  return (
    <Dialog
      opened
      width={760}
      title={ABOUT.dialog}
      subtitle={ABOUT.subtitle(licences.length)}
      onClose={onClose}
      buttons={<Button onClick={onClose}>{t`Close`}</Button>}
    >
      <div className="dialog-section licences">
        <TextField label={ABOUT.find} value={wanted} maxLength={80} first onChange={setWanted} />
        {shown.length === 0 ? <p className="muted">{ABOUT.none}</p> : null}
        <ul>
          {shown.map((one) => (
            <li key={`${one.name} ${one.version}`}>
              <details>
                <summary>
                  <span className="strong">{one.name}</span>{' '}
                  <span className="muted">{one.version}</span>{' '}
                  <span className="licences-kind">{one.licence}</span>
                </summary>
                <p className="licences-text code">{one.text || ABOUT.noText}</p>
              </details>
            </li>
          ))}
        </ul>
      </div>
    </Dialog>
  )
}
