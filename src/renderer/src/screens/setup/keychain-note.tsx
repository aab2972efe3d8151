import type { StoreSetup } from '@shared/contract/stores'
import { Button } from '../../components/button'
import { ErrorNote } from '../../components/error-note'
import { Note } from '../../components/note'
import './keychain-note.css'
import { CREDENTIAL, KEYCHAIN } from './texts'
import type { CredentialActions } from './use-credential'

type KeychainNoteProps = { readonly setup: StoreSetup; readonly actions: CredentialActions }

/** What is the matter with the keychain, and the ways out of it. */
export function KeychainNote({ setup, actions }: KeychainNoteProps) {
  const { keychain, unkept, problem, credential } = setup
  if (keychain === 'works') {
    // Before the first credential there is nothing wrong with there being none.
    return problem && problem.code !== 'no-credential' ? <ErrorNote error={problem} /> : null
  }
  // What is kept for this session works for now, so it is no alarm.
  const look = credential === null ? 'err' : 'warn'
  return (
    <Note look={look}>
      <p className="strong">{KEYCHAIN[keychain]}</p>
      {unkept === null ? null : <p>{CREDENTIAL.unkept(unkept)}</p>}
      <span className="keychain-ways">
        {unkept === null ? null : (
          <Button busy={actions.busy === 'session'} onClick={actions.keepForSession}>
            {CREDENTIAL.session}
          </Button>
        )}
        <Button busy={actions.busy === 'keychain'} onClick={actions.askKeychain}>
          {CREDENTIAL.askKeychain}
        </Button>
      </span>
    </Note>
  )
}
