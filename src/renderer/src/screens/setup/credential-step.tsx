import type { CredentialKind, StoreSetup } from '@shared/contract/stores'
import { useState } from 'react'
import { Button } from '../../components/button'
import { ErrorNote } from '../../components/error-note'
import { RadioCards } from '../../components/radio-cards'
import { blockedByChecks } from './check-words'
import { type CheckStates, verdictOf } from './checks'
import { CredentialForm } from './credential-form'
import { Help, HelpFacts, HelpSteps } from './help'
import { credentialFacts, SECRET_HELP } from './help-texts'
import { KeychainNote } from './keychain-note'
import { LiveChecks } from './live-checks'
import { useChecks } from './run-checks'
import { showStep } from './setup-store'
import { StepFrame } from './step-frame'
import { CREDENTIAL, CREDENTIAL_WORDS, SETUP } from './texts'
import { TypeInstead } from './type-instead'
import { useCredential } from './use-credential'

/** The credential: given by main alone, checked at once, replaced here at any time. */
export function CredentialStep({ setup }: { readonly setup: StoreSetup }) {
  const kind = setup.app ?? setup.credential?.kind ?? 'client'
  const [clientId, setClientId] = useState(setup.credential?.clientId ?? '')
  const credential = useCredential(kind, clientId)
  const facts = credentialFacts(setup.address)
  return (
    <StepFrame
      step="credential"
      title={setup.finishedAt === null ? CREDENTIAL.title : CREDENTIAL.again}
      intro={CREDENTIAL.text[kind]}
      footnote={<PartlyNote />}
      forward={<Forward hasCredential={setup.credential !== null} />}
      help={
        <>
          <Help title={SECRET_HELP[kind].title}>
            <HelpSteps steps={SECRET_HELP[kind].steps} />
          </Help>
          <Help title={facts.title}>
            <HelpFacts facts={facts.facts} />
          </Help>
          <TypeInstead credential={credential} />
        </>
      }
    >
      <KindCards kind={kind} onChoose={credential.chooseKind} />
      <CredentialForm
        kind={kind}
        credential={setup.credential}
        clientId={clientId}
        onClientId={setClientId}
        actions={credential}
      />
      {credential.error ? <ErrorNote error={credential.error} /> : null}
      <KeychainNote setup={setup} actions={credential} />
      {setup.credential ? <LiveChecks of={keyOf(setup.credential)} host={setup.address} /> : null}
    </StepFrame>
  )
}

function keyOf(credential: NonNullable<StoreSetup['credential']>): string {
  const { kind, clientId, endsIn, savedAt } = credential
  return [kind, clientId, endsIn, savedAt].join(' ')
}

type KindCardsProps = {
  readonly kind: CredentialKind
  readonly onChoose: (kind: CredentialKind) => void
}

function KindCards({ kind, onChoose }: KindCardsProps) {
  return (
    <RadioCards
      legend={CREDENTIAL.legend}
      name="credential-kind"
      cards={[
        { id: 'token', label: CREDENTIAL_WORDS.token, text: CREDENTIAL.kinds.token },
        { id: 'client', label: CREDENTIAL_WORDS.client, text: CREDENTIAL.kinds.client },
      ]}
      chosen={kind}
      onChoose={onChoose}
    />
  )
}

function PartlyNote() {
  const verdict = useChecks(({ states }) => verdictOf(states))
  return verdict === 'partly' ? CREDENTIAL.laterHint : null
}

/** Needed scopes that are missing stop the wizard; for the others a person says that it goes on without. */
function Forward({ hasCredential }: { readonly hasCredential: boolean }) {
  const states = useChecks((checks) => checks.states)
  const verdict = verdictOf(states)
  const goOn = (): void => showStep('location')
  const blocked = hasCredential ? blockedBy(states) : CREDENTIAL.giveFirst
  return (
    <>
      {hasCredential && verdict === 'partly' ? (
        <Button onClick={goOn}>{CREDENTIAL.withoutImages}</Button>
      ) : null}
      <Button look="primary" blockedBecause={blocked} onClick={goOn}>
        {SETUP.next}
      </Button>
    </>
  )
}

function blockedBy(states: CheckStates): string | undefined {
  switch (verdictOf(states)) {
    case 'held':
      return undefined
    case 'partly':
      return CREDENTIAL.scopeMissing
    default:
      return blockedByChecks(states) ?? CREDENTIAL.running
  }
}
