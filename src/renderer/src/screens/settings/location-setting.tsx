import type { AppError } from '@shared/contract/app-error'
import type { StockLocations } from '@shared/contract/stock-sync'
import { useState } from 'react'
import { askEngine } from '../../api'
import { Button } from '../../components/button'
import { ErrorNote } from '../../components/error-note'
import { LocationDialog } from './location-dialog'
import { Setting } from './setting'
import { LOCATION } from './texts'

/** Where stock is kept. What there is to choose is asked of the store only when somebody wants to. */
export function LocationSetting({ name }: { readonly name: string }) {
  const [found, setFound] = useState<StockLocations | null>(null)
  const [error, setError] = useState<AppError | null>(null)
  const [busy, setBusy] = useState(false)
  const ask = async (): Promise<void> => {
    setBusy(true)
    const answer = await askEngine('stock.locations', null)
    setBusy(false)
    setError(answer.ok ? null : answer.error)
    if (answer.ok) setFound(answer.value)
  }
  return (
    <Setting text={LOCATION.text}>
      <span className="line">
        <span>{LOCATION.title}</span>
        <bdi className="strong">{name || LOCATION.none}</bdi>
        <Button busy={busy} onClick={() => void ask()}>
          {LOCATION.choose}
        </Button>
      </span>
      {error ? <ErrorNote error={error} /> : null}
      {found ? <LocationDialog found={found} onClose={() => setFound(null)} /> : null}
    </Setting>
  )
}
