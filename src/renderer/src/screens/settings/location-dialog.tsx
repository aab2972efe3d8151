import type { AppError } from '@shared/contract/app-error'
import type { StockLocations } from '@shared/contract/stock-sync'
import { t } from '@shared/words/words'
import { useState } from 'react'
import { askEngine } from '../../api'
import { announce } from '../../components/announcer'
import { Button } from '../../components/button'
import { Dialog } from '../../components/dialog'
import { DialogError } from '../../components/dialog-error'
import { LOCATION } from './texts'

type LocationDialogProps = { readonly found: StockLocations; readonly onClose: () => void }

/** Chooses another location, and says what that does before it is done. */
export function LocationDialog({ found, onClose }: LocationDialogProps) {
  const { kept, locations, follows } = found
  const [chosen, setChosen] = useState(kept?.id ?? '')
  const [error, setError] = useState<AppError | null>(null)
  const [busy, setBusy] = useState(false)
  const name = locations.find(({ id }) => id === chosen)?.name ?? ''
  const change = async (): Promise<void> => {
    setBusy(true)
    const answer = await askEngine('stock.set-location', { locationId: chosen })
    setBusy(false)
    if (!answer.ok) {
      setError(answer.error)
      return
    }
    announce(LOCATION.changed(name))
    onClose()
  }
  return (
    <Dialog
      opened
      title={LOCATION.dialog}
      subtitle={kept === null ? LOCATION.none : LOCATION.now(kept.name, kept.isUsable)}
      onClose={onClose}
      footnote={LOCATION.footnote}
      buttons={
        <>
          <Button keys="Esc" onClick={onClose}>
            {t`Cancel`}
          </Button>
          <Button
            look="primary"
            busy={busy}
            blockedBecause={chosen === kept?.id || name === '' ? LOCATION.another : undefined}
            onClick={() => void change()}
          >
            {LOCATION.keepAt(name)}
          </Button>
        </>
      }
    >
      <fieldset className="dialog-section settings-locations">
        <legend className="visually-hidden">{LOCATION.title}</legend>
        {locations.map(({ id, name: label, fulfillsOnlineOrders }) => (
          <label key={id} className="line">
            <input
              type="radio"
              name="location"
              checked={id === chosen}
              onChange={() => setChosen(id)}
            />
            <bdi>{label}</bdi>
            {fulfillsOnlineOrders ? null : <span className="muted">{LOCATION.notOnline}</span>}
          </label>
        ))}
      </fieldset>
      <ul className="dialog-section settings-location-effects">
        {LOCATION.effects(follows).map((effect) => (
          <li key={effect}>{effect}</li>
        ))}
      </ul>
      <DialogError error={error} />
    </Dialog>
  )
}
