import type { EngineOutput } from '@shared/contract/engine-contract'
import { t, tAs } from '@shared/words/words'
import { useState } from 'react'
import { useEngineQuery } from '../api'
import { BrakePanel, useTypedFigures } from '../components/brakes'
import { Button } from '../components/button'
import { Deletions } from '../components/deletions'
import { Dialog } from '../components/dialog'
import { ErrorNote } from '../components/error-note'
import { NotUndoable } from '../components/not-undoable'
import { useOfflineReason } from '../components/offline'
import { PlannedCalls } from '../components/planned-calls'
import { hideToast } from '../components/toast'
import { brakeWords, count, counted, duration } from '../format'
import { sendPush } from './actions'
import { useAppStore } from './app-store'

type PushPreview = EngineOutput<'push.preview'>

const BULK = 'bulkOperationRunMutation'
const ONE_BY_ONE = t`What Shopify changed meanwhile is not overwritten: it comes back to you.`
/** Shopify works through a bulk change by itself, so an edit can fall in between (decision 11). */
const IN_BULK = t`What Shopify changed until a bulk change starts is not overwritten: it comes back to you. What is changed while it runs may be replaced; where that is seen, it is said.`

const close = (): void => useAppStore.setState({ pushPreviewOpen: false, pushRefused: null })

export function PushDialog() {
  const opened = useAppStore((store) => store.pushPreviewOpen)
  return opened ? <OpenPushDialog /> : null
}

function OpenPushDialog() {
  const { data: preview, error: unread, refresh } = useEngineQuery('push.preview', null, 'outbox')
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState(useAppStore.getState().pushRefused)
  const brakes = preview?.brakes ?? []
  const figures = useTypedFigures(brakes)
  const isOffline = useOfflineReason() !== undefined
  const push = async (): Promise<void> => {
    setBusy(true)
    const answer = await sendPush(figures.confirmed, isOffline)
    setBusy(false)
    if (!answer.ok) {
      setRefused(answer.error)
      // Its brakes have other figures by now.
      if (answer.error.code === 'brake') refresh()
      return
    }
    hideToast()
    close()
  }
  const error = refused ?? unread
  const decisions = preview?.decisions ?? 0
  const blocked =
    decisions === 0
      ? t`No decision waits to be pushed`
      : isOffline
        ? brakes.length > 0
          ? t`A push with a brake is never sent by itself: push it when you are back online`
          : undefined
        : figures.complete
          ? undefined
          : t`Type the figure of each brake first`
  return (
    <Dialog
      opened
      width={760}
      title={t`Review and push`}
      subtitle={preview ? subtitle(preview) : null}
      onClose={close}
      footnote={preview?.calls.some(({ call }) => call === BULK) ? IN_BULK : ONE_BY_ONE}
      buttons={
        <>
          <Button keys="Esc" data-autofocus={brakes.length === 0 || undefined} onClick={close}>
            {t`Cancel`}
          </Button>
          <Button look="primary" busy={busy} blockedBecause={blocked} onClick={() => void push()}>
            {isOffline ? t`Push ${count(decisions)} when online` : t`Push ${count(decisions)} now`}
          </Button>
        </>
      }
    >
      <div className="dialog-section">
        {error ? <ErrorNote error={error} /> : null}
        {preview ? (
          <>
            <h3>{t`What is sent`}</h3>
            <PlannedCalls
              calls={preview.calls}
              count={count}
              time={duration}
              duration={t`About ${duration(preview.seconds)}`}
            />
            <Deletions deletions={preview.deletions} count={count} />
            <NotUndoable sentences={preview.notUndoable} />
          </>
        ) : null}
      </div>
      <BrakePanel first brakes={brakes.map(brakeWords)} figures={figures} />
    </Dialog>
  )
}

function subtitle(preview: PushPreview): string {
  const where = [
    preview.toShopify > 0 && t`${count(preview.toShopify)} to Shopify`,
    preview.toAms > 0 && t`${count(preview.toAms)} into AMS`,
  ].filter((part) => part !== false)
  const what = tAs(
    'decisions in products',
  )`${counted(preview.decisions, 'decision')} in ${counted(preview.products, 'product')}`
  return where.length > 0 ? `${what}: ${where.join(', ')}` : what
}
