import type { AmsSetup } from '@shared/contract/ams-setup'
import { ClipboardPaste } from 'lucide-react'
import { Button } from '../../../components/button'
import { Note } from '../../../components/note'
import { Setting } from '../setting'
import { AMS_LINE, KEYCHAIN_WORDS } from './texts'
import type { AmsSetupActions } from './use-ams-setup'

type TokenSettingProps = { readonly setup: AmsSetup; readonly actions: AmsSetupActions }

/** The token: given by main alone, never shown. */
export function TokenSetting({ setup, actions }: TokenSettingProps) {
  const { token } = setup
  return (
    <Setting text={AMS_LINE.tokenText}>
      <h3>{AMS_LINE.token}</h3>
      {token ? (
        <p>
          {AMS_LINE.tokenEnds(token.endsIn)}.{' '}
          <span className="muted">{AMS_LINE.keptIn[token.keptIn](token.savedAt)}</span>
        </p>
      ) : null}
      <span className="line">
        <Button
          look={token ? 'plain' : 'primary'}
          icon={<ClipboardPaste size={14} aria-hidden="true" />}
          busy={actions.busy === 'paste'}
          onClick={() => void actions.paste()}
        >
          {token ? AMS_LINE.pasteAgain : AMS_LINE.paste}
        </Button>
        <Button look="quiet" busy={actions.busy === 'type'} onClick={actions.type}>
          {AMS_LINE.type}
        </Button>
      </span>
      <KeychainTrouble setup={setup} actions={actions} />
    </Setting>
  )
}

/** What is the matter with the keychain, and the ways out of it. */
function KeychainTrouble({ setup, actions }: TokenSettingProps) {
  const { keychain, unkept, token } = setup
  if (keychain === 'works') return null
  return (
    <Note look={token ? 'warn' : 'err'}>
      <p className="strong">{KEYCHAIN_WORDS[keychain]}</p>
      {unkept === null ? null : <p>{AMS_LINE.unkept(unkept)}</p>}
      <span className="line">
        {unkept === null ? null : (
          <Button busy={actions.busy === 'session'} onClick={actions.keepForSession}>
            {AMS_LINE.session}
          </Button>
        )}
        <Button busy={actions.busy === 'keychain'} onClick={actions.askKeychain}>
          {AMS_LINE.askKeychain}
        </Button>
      </span>
    </Note>
  )
}
