import type { CredentialKind, CredentialPart } from '@shared/contract/stores'
import { useState } from 'react'
import { askMain } from '../../api'
import { announce } from '../../components/announcer'
import { forgetChecks } from './run-checks'
import { CREDENTIAL } from './texts'
import { useSetupChange } from './use-setup-change'

/** All that is done to the credential from here. The secret itself never comes into the page. */
export function useCredential(kind: CredentialKind, clientId: string) {
  const { busy, error, change } = useSetupChange<
    'kind' | 'paste' | 'type' | 'session' | 'keychain' | 'forget'
  >()
  const [wasPasted, setWasPasted] = useState(false)
  const part: CredentialPart = kind === 'token' ? { kind } : { kind, clientId }
  return {
    busy,
    error,
    /** True after the secret came from the clipboard in this visit, and that was emptied. */
    wasPasted,
    /** Why nothing can be given yet; undefined where it can. */
    blockedBecause:
      kind === 'client' && clientId.trim() === '' ? CREDENTIAL.clientIdFirst : undefined,
    chooseKind: (chosen: CredentialKind): void => {
      void change('kind', () => askMain('setup.choose-app', { kind: chosen }))
    },
    paste: async (): Promise<void> => {
      const setup = await change('paste', () => askMain('setup.paste', part))
      if (!setup) return
      // What the keychain did not take stays on the clipboard.
      const isEmptied = setup.unkept === null
      setWasPasted(isEmptied)
      if (isEmptied) announce(CREDENTIAL.emptied)
    },
    type: async (): Promise<void> => {
      if (await change('type', () => askMain('setup.type', part))) setWasPasted(false)
    },
    keepForSession: (): void => {
      void change('session', () => askMain('setup.keep-for-session', null))
    },
    askKeychain: (): void => {
      void change('keychain', () => askMain('setup.ask-keychain', null))
    },
    forget: async (): Promise<void> => {
      if (await change('forget', () => askMain('setup.forget', null))) forgetChecks()
    },
  }
}

export type CredentialActions = ReturnType<typeof useCredential>
