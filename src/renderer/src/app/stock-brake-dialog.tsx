import type { AppError } from '@shared/contract/app-error'
import type { StockHealth } from '@shared/contract/stock-sync'
import { t, tAs } from '@shared/words/words'
import { useState } from 'react'
import { useLiveStock } from '../api'
import { BrakePanel, useTypedFigures } from '../components/brakes'
import { Button } from '../components/button'
import { Dialog } from '../components/dialog'
import { ErrorNote } from '../components/error-note'
import { count, counted, percent } from '../format'
import { type StockWay, useAppStore } from './app-store'
import { askForStock } from './stock-actions'

const close = (): void => useAppStore.setState({ stockBrake: null })

type Words = {
  readonly title: string
  readonly ask: (brake: string) => string
  readonly button: (n: string) => string
}

const WORDS: Readonly<Record<StockWay, Words>> = {
  'push-now': {
    title: t`Push pending now?`,
    ask: (brake) => t`${brake}: to push now, type`,
    button: (n) => tAs('verb')`Push ${n}`,
  },
  resume: {
    title: t`Resume stock sync?`,
    ask: (brake) => t`${brake}: to resume, type`,
    button: (n) => t`Resume and send ${n}`,
  },
}

/** So many counts would go at once, or be set to 0, that a person types the figure first. */
export function StockBrakeDialog() {
  const braked = useAppStore((store) => store.stockBrake)
  if (!braked) return null
  const figure = figureOf(braked.error)
  return <OpenDialog key={figure} way={braked.way} error={braked.error} figure={figure} />
}

type OpenDialogProps = {
  readonly way: StockWay
  readonly error: AppError
  readonly figure: number
}

function OpenDialog({ way, error, figure }: OpenDialogProps) {
  const brake = useLiveStock((live) => live.health?.brake ?? null)
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<AppError | null>(null)
  const isZeroing = error.details?.['brake'] === 'sold-out'
  const line = {
    kind: 'stock',
    ...(isZeroing ? zeroWords(figure, brake) : manyWords(figure)),
    count: figure,
  } as const
  const figures = useTypedFigures([line])
  const { title, ask, button } = WORDS[way]
  const send = async (): Promise<void> => {
    setBusy(true)
    const answer = await askForStock(way, figure)
    setBusy(false)
    if (answer.ok) close()
    else if (answer.error.code === 'brake' && figureOf(answer.error) !== figure) {
      // More came in while the figure was typed: the new one has to be looked at, too.
      useAppStore.setState({ stockBrake: { way, error: answer.error } })
    } else setRefused(answer.error)
  }
  return (
    <Dialog
      opened
      width={680}
      title={title}
      onClose={close}
      footnote={t`Until then the changes wait; none is lost.`}
      buttons={
        <>
          <Button keys="Esc" onClick={close}>
            {t`Cancel`}
          </Button>
          <Button
            look="primary"
            busy={busy}
            blockedBecause={figures.complete ? undefined : t`Type the figure first`}
            onClick={() => void send()}
          >
            {button(count(figure))}
          </Button>
        </>
      }
    >
      <div className="dialog-section">
        {refused ? <ErrorNote error={refused} /> : null}
        <p>{error.message}</p>
        {error.nextStep ? <p className="muted">{error.nextStep}</p> : null}
      </div>
      <BrakePanel first brakes={[line]} figures={figures} ask={ask} />
    </Dialog>
  )
}

function zeroWords(figure: number, brake: StockHealth['brake']) {
  const variants = counted(figure, 'variant')
  if (brake === null) return { name: t`Stock to zero`, figure: variants, limit: '' }
  return {
    name: t`Stock to zero`,
    figure: t`${variants} of ${count(brake.of)}, ${percent(figure, brake.of)}`,
    limit: t`The limit is ${brake.limitPercent}%.`,
  }
}

function manyWords(figure: number) {
  return {
    name: t`Stock`,
    figure: t`${counted(figure, 'variant')} would go at once`,
    limit: t`From how many on it asks stands in Settings.`,
  }
}

function figureOf({ details }: AppError): number {
  return Number(details?.['count'] ?? 0)
}
