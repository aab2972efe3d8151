import { readShopAddress } from '@shared/connecting/shop-address'
import type { AppError } from '@shared/contract/app-error'
import { useState } from 'react'
import { askMain } from '../../api'
import { useAppActions } from '../../components/app-actions'
import { Button } from '../../components/button'
import { ErrorNote } from '../../components/error-note'
import { Help, HelpFacts, HelpSteps } from './help'
import { ADDRESS_FACTS, ADDRESS_HELP } from './help-texts'
import './new-store-step.css'
import { StepFrame } from './step-frame'
import { ADDRESS, REFUSALS, SETUP } from './texts'

/** Another store: its address alone makes it, then the page is loaded anew for it. */
export function NewStoreStep() {
  const actions = useAppActions()
  const [typed, setTyped] = useState('')
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<AppError | null>(null)
  const read = readShopAddress(typed)
  const isEmpty = typed.trim() === ''
  const add = async (): Promise<void> => {
    if (!read.ok || busy) return
    setBusy(true)
    const answer = await askMain('stores.add', { address: typed })
    if (answer.ok) return
    setBusy(false)
    setError(answer.error)
  }
  return (
    <StepFrame
      step="address"
      title={ADDRESS.newTitle}
      intro={ADDRESS.newText}
      onBack={() => actions.go({ screen: 'home' })}
      forward={
        <Button
          look="primary"
          busy={busy}
          blockedBecause={read.ok ? undefined : isEmpty ? ADDRESS.openFirst : REFUSALS[read.why]}
          onClick={() => void add()}
        >
          {SETUP.next}
        </Button>
      }
      help={
        <>
          <Help title={ADDRESS_HELP.title}>
            <HelpSteps steps={ADDRESS_HELP.steps} />
          </Help>
          <Help title={ADDRESS_FACTS.title}>
            <HelpFacts facts={ADDRESS_FACTS.facts} />
          </Help>
        </>
      }
    >
      <form
        className="new-store"
        onSubmit={(event) => {
          event.preventDefault()
          void add()
        }}
      >
        <label htmlFor="shop-address">{ADDRESS.label}</label>
        <input
          id="shop-address"
          type="text"
          inputMode="url"
          autoComplete="off"
          spellCheck={false}
          placeholder={ADDRESS.example}
          value={typed}
          maxLength={2_000}
          aria-invalid={!(read.ok || isEmpty)}
          aria-describedby="shop-address-read"
          onChange={(event) => {
            setTyped(event.currentTarget.value)
            setError(null)
          }}
        />
        <p id="shop-address-read" className="new-store-read" data-ok={read.ok || undefined}>
          <Reading typed={typed} />
        </p>
      </form>
      {error ? <ErrorNote error={error} /> : null}
    </StepFrame>
  )
}

/** How the address is understood, with every letter. */
function Reading({ typed }: { readonly typed: string }) {
  const read = readShopAddress(typed)
  if (typed.trim() === '') return ''
  if (!read.ok) return REFUSALS[read.why]
  const { host, origin } = read.address
  return (
    <>
      <b>{ADDRESS.reads(host)}</b>
      {origin.startsWith('http:') ? ` ${ADDRESS.local}` : ''}
    </>
  )
}
