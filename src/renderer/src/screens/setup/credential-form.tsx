import type { CredentialKind, StoreSetup } from '@shared/contract/stores'
import { t } from '@shared/words/words'
import { ClipboardPaste, KeyRound } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../components/button'
import { TextField } from '../../components/text-field'
import { timeOf } from '../../format'
import './credential-form.css'
import { ForgetDialog } from './forget-dialog'
import { CREDENTIAL, CREDENTIAL_WORDS } from './texts'
import type { CredentialActions } from './use-credential'

type CredentialFormProps = {
  readonly kind: CredentialKind
  readonly credential: StoreSetup['credential']
  readonly clientId: string
  readonly onClientId: (clientId: string) => void
  readonly actions: CredentialActions
}

/** What is given, or how to give it. */
export function CredentialForm(props: CredentialFormProps) {
  const { kind, credential, clientId, onClientId, actions } = props
  const paste = (
    <Button
      look={credential ? 'plain' : 'primary'}
      icon={<ClipboardPaste size={14} aria-hidden="true" />}
      busy={actions.busy === 'paste'}
      blockedBecause={actions.blockedBecause}
      onClick={() => void actions.paste()}
    >
      {credential?.kind === kind ? CREDENTIAL.pasteAgain : CREDENTIAL.paste[kind]}
    </Button>
  )
  return (
    <div className="credential-form">
      {kind === 'client' ? (
        <TextField
          label={CREDENTIAL.clientId}
          value={clientId}
          maxLength={200}
          onChange={onClientId}
        />
      ) : null}
      {credential ? (
        <Given credential={credential} actions={actions} paste={paste} />
      ) : (
        <div className="line">
          {paste}
          <TypeButton actions={actions} />
        </div>
      )}
    </div>
  )
}

type GivenProps = {
  readonly credential: NonNullable<StoreSetup['credential']>
  readonly actions: CredentialActions
  readonly paste: React.JSX.Element
}

function Given({ credential, actions, paste }: GivenProps) {
  const [asking, setAsking] = useState(false)
  const { kind, endsIn, keptIn, savedAt } = credential
  return (
    <div className="credential-given">
      <KeyRound size={16} aria-hidden="true" />
      <div className="grow">
        <p>
          <span className="visually-hidden">{t`${CREDENTIAL_WORDS[kind]}, ends in ${endsIn}`}</span>
          <span className="credential-dots" aria-hidden="true">
            {`•••• •••• •••• •••• ${endsIn}`}
          </span>
        </p>
        <p className="dense muted">
          {CREDENTIAL.keptIn[keptIn](timeOf(savedAt))}
          {actions.wasPasted ? ` ${CREDENTIAL.emptied}` : ''}
        </p>
      </div>
      {paste}
      <Button look="quiet" busy={actions.busy === 'forget'} onClick={() => setAsking(true)}>
        {CREDENTIAL.remove}
      </Button>
      {asking ? (
        <ForgetDialog
          onClose={() => setAsking(false)}
          onForget={() => {
            setAsking(false)
            void actions.forget()
          }}
        />
      ) : null}
    </div>
  )
}

function TypeButton({ actions }: { readonly actions: CredentialActions }) {
  return (
    <Button
      look="quiet"
      busy={actions.busy === 'type'}
      blockedBecause={actions.blockedBecause}
      onClick={() => void actions.type()}
    >
      {CREDENTIAL.type}
    </Button>
  )
}
