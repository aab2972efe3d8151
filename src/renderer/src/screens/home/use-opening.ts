import type { AppError } from '@shared/contract/app-error'
import type { Result } from '@shared/contract/result'
import type { StoreTile } from '@shared/contract/stores'
import { useState } from 'react'
import { askMain } from '../../api'
import { useAppActions } from '../../components/app-actions'

/** Opens a store: its page is loaded anew, so the ring turns until then. */
export function useOpening() {
  const actions = useAppActions()
  const [busy, setBusy] = useState<string | null>(null)
  const [error, setError] = useState<AppError | null>(null)
  const wait = async (id: string, asked: Promise<Result<null>>): Promise<void> => {
    setBusy(id)
    const answer = await asked
    setError(answer.ok ? null : answer.error)
    if (!answer.ok) setBusy(null)
  }
  return {
    busy,
    error,
    open: (tile: StoreTile): void => {
      if (busy !== null) return
      if (!tile.isOpen) void wait(tile.id, askMain('stores.open', { id: tile.id }))
      else actions.go({ screen: tile.standing === 'open' ? 'overview' : 'setup' })
    },
    openSample: (): void => {
      if (busy === null) void wait('sample', askMain('stores.open-sample', null))
    },
  }
}
