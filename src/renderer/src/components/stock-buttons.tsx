import { t } from '@shared/words/words'
import { Pause, Play } from 'lucide-react'
import { useState } from 'react'
import { useAppActions } from './app-actions'
import { Button } from './button'
import { useOfflineReason } from './offline'

/** Pauses at once; resuming may ask first. */
export function PauseStockButton({ paused }: { readonly paused: boolean }) {
  const actions = useAppActions()
  const [busy, setBusy] = useState(false)
  const act = async (): Promise<void> => {
    setBusy(true)
    await (paused ? actions.resumeStock() : actions.pauseStock())
    setBusy(false)
  }
  const Sign = paused ? Play : Pause
  return (
    <Button
      icon={<Sign size={14} aria-hidden="true" />}
      busy={busy}
      hint={
        paused
          ? t`Changes of stock go to Shopify by themselves again`
          : t`Nothing is sent until you resume; changes go on being queued`
      }
      onClick={() => void act()}
    >
      {paused ? t`Resume` : t`Pause`}
    </Button>
  )
}

type PushPendingButtonProps = {
  readonly waits: number
  readonly paused: boolean
  readonly sending: boolean
}

/** Sends at once the stock that waits for its turn. */
export function PushPendingButton({ waits, paused, sending }: PushPendingButtonProps) {
  const actions = useAppActions()
  const offline = useOfflineReason()
  const [busy, setBusy] = useState(false)
  const push = async (): Promise<void> => {
    setBusy(true)
    await actions.pushStockNow()
    setBusy(false)
  }
  const blocked = sending
    ? t`What waits is being sent`
    : paused
      ? t`Stock sync is paused: resume it first`
      : waits === 0
        ? t`No change of stock waits to be sent`
        : offline
  return (
    <Button look="primary" busy={busy} blockedBecause={blocked} onClick={() => void push()}>
      {t`Push pending now`}
    </Button>
  )
}
