import type { Overview } from '@shared/contract/store'
import type { OutboxWaiting, PushPreview } from '@shared/contract/sync'
import { t } from '@shared/words/words'
import { Clock3, Download } from 'lucide-react'
import { useState } from 'react'
import { askEngine, useEngineQuery } from '../../api'
import { useAppActions } from '../../components/app-actions'
import { Button } from '../../components/button'
import { SideSign } from '../../components/side-sign'
import { Switch } from '../../components/switch'
import { count, counted, duration, timeOf, toPush } from '../../format'
import { useOutboxStore } from './outbox-store'
import { SIDE } from './texts'

/** Beyond this the figures cost more than they tell on every change; the preview of a push has them. */
const MOST_FOR_FIGURES = 5_000

export type AboutPushProps = {
  readonly overview: Overview
  readonly waiting: OutboxWaiting | null
}

/** What a push of what waits will do, what goes by itself, and what works without the store. */
export function AboutPush({ overview, waiting }: AboutPushProps) {
  const waits = toPush(overview.outbox)
  const isOffline = overview.reach.kind === 'offline'
  const hasFigures = waits <= MOST_FOR_FIGURES && overview.push.kind !== 'running'
  return (
    <>
      <section>
        <h2>{isOffline ? SIDE.backOnline : SIDE.whenPushed}</h2>
        {hasFigures ? <StepsWithFigures /> : <Steps preview={null} />}
        <ByItself waits={waits} isOffline={isOffline} waiting={waiting} />
        {overview.heldBack ? (
          <p className="outbox-side-note">
            <b className="attention">{t`Not sent by itself.`}</b> {overview.heldBack.message}
          </p>
        ) : null}
      </section>
      <section>
        <h2>{SIDE.whatWaits}</h2>
        <ul className="outbox-side-facts">
          <li>
            <SideSign side="ours" /> {toShopifyWords(overview.outbox.toShopify)}
          </li>
          <li>
            <SideSign side="theirs" /> {toAmsWords(overview.outbox.toAms)}
          </li>
          <li>
            <Clock3 size={14} aria-hidden="true" />{' '}
            {waiting?.oldestAt ? t`Oldest from ${timeOf(waiting.oldestAt)}` : t`Nothing waits`}
          </li>
        </ul>
      </section>
      {isOffline ? <WhileOffline readAt={overview.shopifyReadAt} /> : null}
      <section>
        <h2>{SIDE.safe}</h2>
        <p className="dense muted">{SIDE.safeText}</p>
        <ExportDecisions />
      </section>
    </>
  )
}

function toShopifyWords(decisions: number): string {
  return decisions === 1
    ? t`1 decision goes to Shopify`
    : t`${count(decisions)} decisions go to Shopify`
}

function toAmsWords(decisions: number): string {
  return decisions === 1
    ? t`1 goes into AMS, nothing is sent`
    : t`${count(decisions)} go into AMS, nothing is sent`
}

function ExportDecisions() {
  const actions = useAppActions()
  const [busy, setBusy] = useState(false)
  const write = async (): Promise<void> => {
    setBusy(true)
    await actions.exportDecisions()
    setBusy(false)
  }
  return (
    <p className="outbox-side-note">
      <Button
        small
        icon={<Download size={14} aria-hidden="true" />}
        busy={busy}
        onClick={() => void write()}
      >
        {SIDE.exportDecisions}
      </Button>
    </p>
  )
}

function StepsWithFigures() {
  return <Steps preview={useEngineQuery('push.preview', null, 'outbox').data} />
}

function Steps({ preview }: { readonly preview: PushPreview | null }) {
  const known = preview !== null && preview.decisions > 0 ? preview : null
  return (
    <ol className="outbox-side-steps">
      <li>
        <b>{t`Look again.`}</b> {known ? readWords(known) : t`Each product in Shopify is read.`}
      </li>
      <li>
        <b>{t`Send what stayed as you saw it.`}</b>{' '}
        {known ? sendWords(known) : t`${t`Review and push`} has the figures.`}
      </li>
      <li>
        <b>{t`Bring back what moved,`}</b> {t`with both values, for another look.`}
      </li>
    </ol>
  )
}

function readWords({ products, calls }: PushPreview): string {
  const reads = calls
    .filter(({ call }) => call === 'nodes')
    .reduce((sum, { requests }) => sum + requests, 0)
  if (reads === 0) return t`Nothing has to be read.`
  const requests = counted(reads, 'request')
  return products === 1
    ? t`1 product is read, ${requests}.`
    : t`${count(products)} products are read, ${requests}.`
}

function sendWords({ calls, seconds }: PushPreview): string {
  const requests = calls.reduce((sum, call) => sum + call.requests, 0)
  const points = calls.reduce((sum, call) => sum + call.points, 0)
  return t`About ${counted(requests, 'request')}, ${counted(points, 'point')}, ${duration(seconds)}.`
}

type ByItselfProps = {
  readonly waits: number
  readonly isOffline: boolean
  readonly waiting: OutboxWaiting | null
}

function ByItself({ waits, isOffline, waiting }: ByItselfProps) {
  const settings = useEngineQuery('settings.get', null, 'settings').data
  const [busy, setBusy] = useState(false)
  if (!settings) return null
  const isOn = settings.sendWhenOnline
  const asked = waiting?.asked ?? 0
  const ask = async (wanted: boolean): Promise<void> => {
    setBusy(true)
    const answer = await askEngine('push.when-online', { wanted })
    setBusy(false)
    useOutboxStore.setState({ refused: answer.ok ? null : answer.error })
  }
  return (
    <>
      <Switch
        label={SIDE.sendByItself}
        checked={isOn}
        onChange={(sendWhenOnline) => void askEngine('settings.set', { sendWhenOnline })}
      />
      {isOn && isOffline && asked < waits ? (
        <Button small busy={busy} onClick={() => void ask(true)}>
          {t`Send ${count(waits)} when online`}
        </Button>
      ) : null}
      {isOn && asked > 0 ? (
        <p className="outbox-side-note line">
          <span className="grow">{SIDE.asked(asked)}</span>
          <Button small look="quiet" busy={busy} onClick={() => void ask(false)}>
            {t`Don’t`}
          </Button>
        </p>
      ) : null}
      <AutomaticPushLine isOn={settings.automaticPush} />
    </>
  )
}

function AutomaticPushLine({ isOn }: { readonly isOn: boolean }) {
  const actions = useAppActions()
  return (
    <p className="outbox-side-note dense muted">
      {isOn ? SIDE.automaticOn : SIDE.automaticOff}{' '}
      <button type="button" className="link" onClick={() => actions.go({ screen: 'settings' })}>
        {t`Settings`}
      </button>
    </p>
  )
}

function WhileOffline({ readAt }: { readonly readAt: string | null }) {
  return (
    <section>
      <h2>{SIDE.whileOffline}</h2>
      <dl className="outbox-side-list">
        <dt>{t`Works`}</dt>
        <dd>{t`Compare, decide, Accept All, undo, search, import files`}</dd>
        <dt>{t`Waits`}</dt>
        <dd>{t`Push, ${t`Full Sync And Compare`}`}</dd>
        <dt>{t`Age`}</dt>
        <dd>{ageWords(readAt)}</dd>
      </dl>
    </section>
  )
}

function ageWords(readAt: string | null): string {
  if (readAt === null) return t`Shopify was not read yet`
  const seconds = (Date.now() - Date.parse(readAt)) / 1000
  return t`Shopify as read at ${timeOf(readAt)}, ${duration(Math.max(0, seconds))} ago`
}
