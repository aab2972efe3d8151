import type { StoreSetup } from '@shared/contract/stores'
import { useEffect, useState } from 'react'
import { useAppActions } from '../../components/app-actions'
import { Button } from '../../components/button'
import { CheckRow } from './check-row'
import type { CheckState } from './checks'
import { Help, HelpSteps } from './help'
import { ADDRESS_HELP } from './help-texts'
import { askCheck } from './run-checks'
import { showStep } from './setup-store'
import { StepFrame } from './step-frame'
import { ADDRESS, CHECKS, SETUP } from './texts'

/** The address of a store that exists: shown with its check, and never changed. */
export function AddressStep({ setup }: { readonly setup: StoreSetup }) {
  const actions = useAppActions()
  const { state, again } = useAddressCheck()
  return (
    <StepFrame
      step="address"
      title={ADDRESS.title}
      intro={ADDRESS.text}
      onBack={() => actions.go({ screen: 'home' })}
      forward={
        <Button look="primary" onClick={() => showStep('app')}>
          {SETUP.next}
        </Button>
      }
      help={
        <Help title={ADDRESS_HELP.title}>
          <HelpSteps steps={ADDRESS_HELP.steps} />
        </Help>
      }
    >
      <p className="setup-fact">{setup.address}</p>
      <p className="muted">
        {ADDRESS.fixed}{' '}
        <button
          type="button"
          className="link"
          onClick={() => actions.go({ screen: 'setup', at: 'new-store' })}
        >
          {ADDRESS.another}
        </button>{' '}
        {ADDRESS.asAnother}
      </p>
      <section className="checks" aria-label={ADDRESS.checkTitle}>
        <header>
          <h3>{ADDRESS.checkTitle}</h3>
          <span className="grow" />
          <Button small busy={state.kind === 'running'} onClick={again}>
            {CHECKS.again}
          </Button>
        </header>
        <ul>
          <CheckRow check="address" state={state} waits="" host={setup.address} />
        </ul>
      </section>
    </StepFrame>
  )
}

/** Asked whenever the step is shown. */
function useAddressCheck(): { readonly state: CheckState; readonly again: () => void } {
  const [state, setState] = useState<CheckState>({ kind: 'waits' })
  const [round, setRound] = useState(0)
  useEffect(() => {
    let isOver = false
    setState({ kind: 'running', since: Date.now() })
    void askCheck('address').then((found) => {
      if (!isOver) setState(found)
    })
    return () => {
      isOver = true
    }
  }, [round])
  return { state, again: () => setRound((n) => n + 1) }
}
