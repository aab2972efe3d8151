import type { AppError } from '@shared/contract/app-error'
import type { EngineOutput } from '@shared/contract/engine-contract'
import { useState } from 'react'
import { askEngine, useEngineQuery } from '../api'
import { Button } from '../components/button'
import { Dialog } from '../components/dialog'
import { ErrorNote } from '../components/error-note'
import { hideToast } from '../components/toast'
import { count, counted, duration } from '../format'
import { useAppStore } from './app-store'

type PushPreview = EngineOutput<'push.preview'>

const close = (): void => useAppStore.setState({ pushPreviewOpen: false })

export function PushDialog() {
  const opened = useAppStore((store) => store.pushPreviewOpen)
  return opened ? <OpenPushDialog /> : null
}

function OpenPushDialog() {
  const { data: preview, error: unread } = useEngineQuery('push.preview', null, 'outbox')
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<AppError | null>(null)
  const push = async (): Promise<void> => {
    setBusy(true)
    useAppStore.setState({ pushSeen: true })
    const answer = await askEngine('push.start', {})
    setBusy(false)
    if (!answer.ok) {
      setRefused(answer.error)
      return
    }
    hideToast()
    close()
  }
  const error = refused ?? unread
  const decisions = preview?.decisions ?? 0
  return (
    <Dialog
      opened
      width={680}
      title="Review and push"
      subtitle={preview ? subtitle(preview) : null}
      onClose={close}
      footnote="What Shopify changed meanwhile is not overwritten: it comes back to you."
      buttons={
        <>
          <Button keys="Esc" data-autofocus onClick={close}>
            Cancel
          </Button>
          <Button
            look="primary"
            busy={busy}
            blockedBecause={decisions === 0 ? 'No decision waits to be pushed' : undefined}
            onClick={() => void push()}
          >
            {`Push ${count(decisions)} now`}
          </Button>
        </>
      }
    >
      <div className="dialog-section">
        {error ? <ErrorNote error={error} /> : null}
        {preview ? <Calls preview={preview} /> : null}
      </div>
    </Dialog>
  )
}

function subtitle(preview: PushPreview): string {
  const where = [
    preview.toShopify > 0 && `${count(preview.toShopify)} to Shopify`,
    preview.toAms > 0 && `${count(preview.toAms)} into AMS`,
  ].filter((part) => part !== false)
  const split = where.length > 0 ? `: ${where.join(', ')}` : ''
  return `${counted(preview.decisions, 'decision')} in ${counted(preview.products, 'product')}${split}`
}

function Calls({ preview }: { readonly preview: PushPreview }) {
  const sum = (of: 'requests' | 'points'): number =>
    preview.calls.reduce((total, call) => total + call[of], 0)
  return (
    <>
      <h3>What is sent</h3>
      <table className="plain-table">
        <thead>
          <tr>
            <th>What</th>
            <th>Call</th>
            <th className="num">Requests</th>
            <th className="num">Points</th>
          </tr>
        </thead>
        <tbody>
          {preview.calls.map((call) => (
            <tr key={`${call.what} ${call.call}`}>
              <td>{call.what}</td>
              <td className="code faint">{call.call}</td>
              <td className="num">{count(call.requests)}</td>
              <td className="num">{count(call.points)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <td colSpan={2}>About {duration(preview.seconds)}</td>
            <td className="num">{count(sum('requests'))}</td>
            <td className="num">{count(sum('points'))}</td>
          </tr>
        </tfoot>
      </table>
    </>
  )
}
