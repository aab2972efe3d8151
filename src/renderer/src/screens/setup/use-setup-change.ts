import type { AppError } from '@shared/contract/app-error'
import type { Result } from '@shared/contract/result'
import type { StoreSetup } from '@shared/contract/stores'
import { useState } from 'react'
import { setupChanged } from '../../api'

/** Carries out one change of the set-up at a time and shows the set-up that it was answered with. */
export function useSetupChange<Name extends string>() {
  const [busy, setBusy] = useState<Name | null>(null)
  const [error, setError] = useState<AppError | null>(null)
  const change = async (
    name: Name,
    ask: () => Promise<Result<StoreSetup | null>>,
  ): Promise<StoreSetup | null> => {
    if (busy !== null) return null
    setBusy(name)
    const answer = await ask()
    setBusy(null)
    setError(answer.ok ? null : answer.error)
    if (!answer.ok || answer.value === null) return null
    setupChanged(answer.value)
    return answer.value
  }
  return { busy, error, change }
}
