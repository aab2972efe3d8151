import type { AmsSetup } from '@shared/contract/ams-setup'
import type { AppError } from '@shared/contract/app-error'
import type { Result } from '@shared/contract/result'
import { useEffect, useState } from 'react'
import { askMain, useLiveStores } from '../../../api'
import { announce } from '../../../components/announcer'
import { AMS_LINE } from './texts'

type Action = 'connect' | 'paste' | 'type' | 'session' | 'keychain' | 'disconnect'

/** The address and token of the AMS server, which main holds. The token itself never comes into the page. */
export function useAmsSetup() {
  const [setup, setSetup] = useState<AmsSetup | null>(null)
  const [busy, setBusy] = useState<Action | null>(null)
  const [error, setError] = useState<AppError | null>(null)
  // The keychain may answer late, which changes what main tells of the stores.
  const stores = useLiveStores(({ stores: known }) => known)
  useEffect(() => {
    let isCurrent = true
    void askMain('ams-server.get', null).then((answer) => {
      if (!isCurrent) return
      if (answer.ok) setSetup(answer.value)
      else setError(answer.error)
    })
    return () => {
      isCurrent = false
    }
  }, [stores])

  const change = async (
    action: Action,
    ask: () => Promise<Result<AmsSetup | null>>,
  ): Promise<AmsSetup | null> => {
    setBusy(action)
    const answer = await ask()
    setBusy(null)
    setError(answer.ok ? null : answer.error)
    if (answer.ok && answer.value) setSetup(answer.value)
    return answer.ok ? answer.value : null
  }
  return {
    setup,
    busy,
    error,
    connect: (address: string) =>
      void change('connect', () => askMain('ams-server.connect', { address })),
    paste: async (): Promise<void> => {
      const now = await change('paste', () => askMain('ams-server.paste', null))
      if (now?.unkept === null) announce(AMS_LINE.emptied)
    },
    type: () => void change('type', () => askMain('ams-server.type', null)),
    keepForSession: () =>
      void change('session', () => askMain('ams-server.keep-for-session', null)),
    askKeychain: () => void change('keychain', () => askMain('ams-server.ask-keychain', null)),
    disconnect: async (): Promise<void> => {
      if (await change('disconnect', () => askMain('ams-server.disconnect', null))) {
        announce(AMS_LINE.disconnected)
      }
    },
  }
}
export type AmsSetupActions = ReturnType<typeof useAmsSetup>
