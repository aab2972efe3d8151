import type { ReactNode } from 'react'
import { Button } from '../../components/button'
import './step-frame.css'
import { showStep } from './setup-store'
import { STEPS, type Step, stepBefore } from './steps'
import { SETUP } from './texts'

type StepFrameProps = {
  readonly step: Step
  readonly title: string
  readonly intro: string
  /** Left of the buttons: what to know before going on. */
  readonly footnote?: ReactNode
  /** What leads on, at the right. */
  readonly forward: ReactNode
  /** In place of the step before. */
  readonly onBack?: () => void
  readonly help: ReactNode
  readonly children: ReactNode
}

/** A step: its question in the middle, the help for it at the right, the way on below. */
export function StepFrame(props: StepFrameProps) {
  const { step, title, intro, footnote, forward, onBack, help, children } = props
  const before = stepBefore(step)
  const back = onBack ?? (before === null ? undefined : () => showStep(before))
  return (
    <>
      <section className="setup-step" aria-labelledby="setup-step-title">
        {/* Longer than the window: reachable with the keyboard. */}
        <div className="setup-step-body" tabIndex={0} role="group" aria-label={title}>
          <p className="setup-step-count">{SETUP.stepOf(STEPS.indexOf(step) + 1, STEPS.length)}</p>
          <h2 id="setup-step-title">{title}</h2>
          <p className="setup-step-intro muted">{intro}</p>
          {children}
        </div>
        <footer className="setup-step-foot">
          {back ? <Button onClick={back}>{SETUP.back}</Button> : null}
          <span className="grow dense muted setup-step-note">{footnote}</span>
          {forward}
        </footer>
      </section>
      <aside className="setup-help" aria-label={SETUP.help} tabIndex={0}>
        {help}
      </aside>
    </>
  )
}
