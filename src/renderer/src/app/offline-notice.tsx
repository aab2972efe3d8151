import { t } from '@shared/words/words'
import { WifiOff } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { askEngine, useLiveOverview, useLiveStores } from '../api'
import { announce } from '../components/announcer'
import { Button } from '../components/button'
import { ReconnectButton } from '../components/reconnect-button'
import { useSecond } from '../components/use-second'
import {
  counted,
  duration,
  isAboutCredential,
  type Offline,
  offlineSince,
  offlineWhy,
  reconnectWords,
  toPush,
} from '../format'
import { useAppStore } from './app-store'
import './offline-notice.css'

/** Not an alarm: since when, what waits, what to do. Large in the Outbox, one line elsewhere. */
export function OfflineNotice() {
  const overview = useLiveOverview((live) => live.overview)
  const screen = useAppStore((store) => store.screen)
  const setup = useLiveStores((live) => live.setup)
  const isLarge = screen === 'outbox'
  const reach = overview?.reach
  useSpokenReach(reach?.kind === 'offline' ? reach : null)
  if (!overview || reach?.kind !== 'offline') return null
  // Home tells it of each store, and the wizard is where a person would be led.
  if (screen === 'home' || screen === 'setup') return null
  const reconnects = setup?.kind === 'shopify' && isAboutCredential(reach.error)
  return (
    <section
      className={isLarge ? 'offline-notice offline-notice-large' : 'offline-notice'}
      aria-label={t`Offline`}
    >
      <span className="offline-sign">
        <WifiOff size={16} aria-hidden="true" />
      </span>
      <div className="grow">
        <p className="strong">{`${offlineSince(reach)}. ${waitWords(toPush(overview.outbox))}`}</p>
        {isLarge || reconnects ? <p className="muted">{offlineWhy(reach)}</p> : null}
      </div>
      {reconnects ? (
        <ReconnectButton words={reconnectWords(setup)} small={!isLarge} />
      ) : (
        <>
          <NextTry at={reach.nextTryAt} />
          <TryNow small={!isLarge} />
        </>
      )}
    </section>
  )
}

function waitWords(waits: number): string {
  if (waits === 0) return t`What you decide waits, safe on this computer.`
  return t`${counted(waits, 'decision waits', 'decisions wait')}, safe on this computer.`
}

/** Ticks by itself; never spoken. */
function NextTry({ at }: { readonly at: string }) {
  const seconds = Math.ceil((Date.parse(at) - useSecond()) / 1000)
  return (
    <span className="dense muted">
      {seconds > 0 ? t`Next try in ${duration(seconds)}` : t`Trying now`}
    </span>
  )
}

function TryNow({ small }: { readonly small: boolean }) {
  const [busy, setBusy] = useState(false)
  const look = async (): Promise<void> => {
    setBusy(true)
    const answer = await askEngine('connection.test', null)
    setBusy(false)
    if (answer.ok && answer.value.kind === 'failed') announce(t`Still not reached`)
  }
  return (
    <Button small={small} busy={busy} onClick={() => void look()}>
      {t`Try now`}
    </Button>
  )
}

function useSpokenReach(offline: Offline | null): void {
  const was = useRef(false)
  const since = offline === null ? null : offlineSince(offline)
  useEffect(() => {
    if (since !== null) announce(t`${since}. Reviewing goes on.`)
    else if (was.current) announce(t`Online again`)
    was.current = since !== null
  }, [since])
}
