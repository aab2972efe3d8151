import { t } from '@shared/words/words'
import { Check, CircleDashed, TriangleAlert } from 'lucide-react'
import { Meter } from './meter'
import { Ring } from './ring'
import './run-strip.css'

/** One step of a run as it stands; `done` of `total` fills its bar. */
export type RunStep = {
  readonly step: string
  readonly name: string
  readonly state: 'done' | 'now' | 'stopped' | 'waits'
  readonly facts: string
  readonly done: number
  /** Null while the whole is not known. */
  readonly total: number | null
}

/** The steps of a run with their real counts; between runs, those of the last one. */
export function RunStrip({ steps }: { readonly steps: readonly RunStep[] }) {
  return (
    <ol className="run-strip" aria-label={t`Steps of the run`}>
      {steps.map(({ step, name, state, facts, done, total }) => (
        <li key={step} className="run-step" data-state={state}>
          <Meter label={name} done={done} total={total} />
          <p className="run-step-name">
            <StepSign state={state} />
            {name}
            <span className="visually-hidden">{SPOKEN[state]}</span>
          </p>
          <p className="run-step-facts">{facts}</p>
        </li>
      ))}
    </ol>
  )
}

const SPOKEN: Readonly<Record<RunStep['state'], string>> = {
  done: t`, done`,
  now: t`, under way`,
  stopped: t`, stopped here`,
  waits: t`, not yet`,
}

function StepSign({ state }: { readonly state: RunStep['state'] }) {
  if (state === 'done') return <Check aria-hidden="true" />
  if (state === 'now') return <Ring />
  if (state === 'stopped') return <TriangleAlert aria-hidden="true" />
  return <CircleDashed aria-hidden="true" />
}
