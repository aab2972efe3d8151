import type { AppError } from '@shared/contract/app-error'
import type { StockLocations } from '@shared/contract/stock-sync'
import { useEffect, useState } from 'react'
import { askEngine, useEngineQuery } from '../../api'
import { useAppActions } from '../../components/app-actions'
import { Button } from '../../components/button'
import { ErrorNote } from '../../components/error-note'
import { Note } from '../../components/note'
import { Ring } from '../../components/ring'
import { Help, HelpFacts } from './help'
import { LOCATION_HELP } from './help-texts'
import './location-step.css'
import { showStep } from './setup-store'
import { StepFrame } from './step-frame'
import { LOCATION, SETUP } from './texts'

/** Where stock is kept. Changing it later has effects that only Settings tells. */
export function LocationStep({ isFinished }: { readonly isFinished: boolean }) {
  return isFinished ? <KeptLocation /> : <ChooseLocation />
}

function KeptLocation() {
  const actions = useAppActions()
  const kept = useEngineQuery('settings.get', null, 'settings').data?.stockLocation ?? ''
  return (
    <LocationFrame
      forward={
        <Button look="primary" onClick={() => showStep('catalog')}>
          {SETUP.next}
        </Button>
      }
    >
      <p className="setup-fact">
        {LOCATION.keptAt} <bdi>{kept}</bdi>
      </p>
      <Button onClick={() => actions.go({ screen: 'settings' })}>{LOCATION.change}</Button>
    </LocationFrame>
  )
}

function ChooseLocation() {
  const { found, error, ask } = useLocations()
  const [picked, setPicked] = useState<string | null>(null)
  const [refused, setRefused] = useState<AppError | null>(null)
  const [busy, setBusy] = useState(false)
  const usable = found?.kept?.isUsable === true ? found.kept.id : null
  const chosen = picked ?? usable
  const goOn = async (): Promise<void> => {
    if (chosen === null) return
    if (chosen !== found?.kept?.id) {
      setBusy(true)
      const answer = await askEngine('stock.set-location', { locationId: chosen })
      setBusy(false)
      setRefused(answer.ok ? null : answer.error)
      if (!answer.ok) return
    }
    showStep('catalog')
  }
  const shown = refused ?? error
  return (
    <LocationFrame
      forward={
        <Button
          look="primary"
          busy={busy}
          blockedBecause={chosen === null ? LOCATION.choose : undefined}
          onClick={() => void goOn()}
        >
          {SETUP.next}
        </Button>
      }
    >
      {shown ? (
        <ErrorNote
          error={shown}
          action={
            <Button
              small
              onClick={() => {
                setRefused(null)
                ask()
              }}
            >
              {LOCATION.again}
            </Button>
          }
        />
      ) : null}
      {found === null && error === null ? (
        <p className="line muted">
          <Ring /> {LOCATION.asking}
        </p>
      ) : null}
      {found ? <Locations found={found} chosen={chosen} onPick={setPicked} /> : null}
    </LocationFrame>
  )
}

type LocationsProps = {
  readonly found: StockLocations
  readonly chosen: string | null
  readonly onPick: (id: string) => void
}

function Locations({ found, chosen, onPick }: LocationsProps) {
  const { kept, locations } = found
  return (
    <>
      {kept !== null && !kept.isUsable ? (
        <Note look="warn">{LOCATION.closed(kept.name)}</Note>
      ) : null}
      {locations.length === 0 ? <Note look="warn">{LOCATION.none}</Note> : null}
      <fieldset className="location-list">
        <legend className="visually-hidden">{LOCATION.legend}</legend>
        {locations.map(({ id, name, fulfillsOnlineOrders }) => (
          <label key={id}>
            <input
              type="radio"
              name="location"
              checked={id === chosen}
              onChange={() => onPick(id)}
            />
            <bdi className="grow">{name}</bdi>
            {fulfillsOnlineOrders ? null : (
              <span className="dense muted">{LOCATION.notOnline}</span>
            )}
          </label>
        ))}
      </fieldset>
    </>
  )
}

type LocationFrameProps = {
  readonly forward: React.ReactNode
  readonly children: React.ReactNode
}

function LocationFrame({ forward, children }: LocationFrameProps) {
  return (
    <StepFrame
      step="location"
      title={LOCATION.title}
      intro={LOCATION.text}
      forward={forward}
      help={
        <Help title={LOCATION_HELP.title}>
          <HelpFacts facts={LOCATION_HELP.facts} />
        </Help>
      }
    >
      {children}
    </StepFrame>
  )
}

/** Asked of the store whenever the step is shown. */
function useLocations() {
  const [found, setFound] = useState<StockLocations | null>(null)
  const [error, setError] = useState<AppError | null>(null)
  const [round, setRound] = useState(0)
  useEffect(() => {
    let isOver = false
    void askEngine('stock.locations', null).then((answer) => {
      if (isOver) return
      if (answer.ok) setFound(answer.value)
      else setError(answer.error)
    })
    return () => {
      isOver = true
    }
  }, [round])
  const ask = (): void => {
    setError(null)
    setRound((n) => n + 1)
  }
  return { found, error, ask }
}
