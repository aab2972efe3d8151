import type { Reach } from '@shared/contract/reach'
import type { Connection, Overview } from '@shared/contract/store'
import { t } from '@shared/words/words'
import { CircleDashed, Send, TriangleAlert, Wifi, WifiOff } from 'lucide-react'
import {
  PAGE_STORE,
  useEngineStatus,
  useIsCautious,
  useLiveImages,
  useLiveOverview,
  useLiveStock,
  useLiveStores,
} from '../api'
import { useAppActions } from '../components/app-actions'
import { KeyHint } from '../components/key-hint'
import { STOCK_SIGNS } from '../components/stock-signs'
import { useSecond } from '../components/use-second'
import {
  count,
  counted,
  isAboutCredential,
  isUnfinished,
  offlineSince,
  picturesUnderWay,
  reconnectWords,
  secondOf,
  stockStanding,
  stockStatusLine,
  syncLine,
  timeOf,
} from '../format'
import { useAppStore } from './app-store'
import './status-bar.css'

/** The app's conscience: always true. Each cell opens its screen. */
export function StatusBar() {
  return (
    <footer className="status-bar" aria-label={t`Status`}>
      {PAGE_STORE === null ? <NoStoreCells /> : <StoreCells />}
      <KeysCell />
    </footer>
  )
}

function KeysCell() {
  const actions = useAppActions()
  return (
    <button type="button" onClick={() => actions.showKeys()}>
      {t`Keys`} <KeyHint keys="?" />
    </button>
  )
}

function NoStoreCells() {
  const actions = useAppActions()
  return (
    <>
      <button type="button" onClick={() => actions.go({ screen: 'home' })}>
        <CircleDashed size={14} aria-hidden="true" /> {t`No store is open`}
      </button>
      <span className="grow" />
    </>
  )
}

function StoreCells() {
  const overview = useLiveOverview((live) => live.overview)
  const actions = useAppActions()
  return (
    <>
      <button type="button" onClick={() => actions.go({ screen: 'overview' })}>
        <ReachCell
          reach={overview?.reach ?? { kind: 'unknown' }}
          connection={overview?.connection ?? { kind: 'unknown' }}
          readAt={overview?.shopifyReadAt ?? null}
        />
      </button>
      <ReconnectCell overview={overview} />
      {overview?.sync.kind === 'running' ? (
        <button type="button" onClick={() => actions.go({ screen: 'overview' })}>
          {syncLine(overview)}
        </button>
      ) : null}
      <StockCell isOffline={overview?.reach.kind === 'offline'} />
      <button type="button" onClick={() => actions.go({ screen: 'outbox' })}>
        <Send size={12} aria-hidden="true" />
        {outboxWords(overview)}
      </button>
      <ImagesCell />
      <span className="grow" />
      <PointsCell connection={overview?.connection ?? { kind: 'unknown' }} />
      {overview?.savedAt ? <span>{t`Saved ${secondOf(overview.savedAt)}`}</span> : null}
    </>
  )
}

/** Only where the credential is what is in the way. */
function ReconnectCell({ overview }: { readonly overview: Overview | null }) {
  const actions = useAppActions()
  const setup = useLiveStores((live) => live.setup)
  const isThere = useAppStore((store) => store.screen === 'setup')
  const reach = overview?.reach
  if (isThere || setup?.kind !== 'shopify' || reach?.kind !== 'offline') return null
  if (!isAboutCredential(reach.error)) return null
  return (
    <button type="button" onClick={() => actions.go({ screen: 'setup', at: 'credential' })}>
      <b>{reconnectWords(setup)}</b>
    </button>
  )
}

type ReachCellProps = {
  readonly reach: Reach
  readonly connection: Connection
  readonly readAt: string | null
}

function ReachCell({ reach, connection, readAt }: ReachCellProps) {
  const isNew = useLiveStores(({ setup }) => setup !== null && isUnfinished(setup))
  const engine = useEngineStatus((store) => store.status)
  const isCautious = useIsCautious()
  if (engine.kind === 'stopped') {
    return (
      <>
        <TriangleAlert size={14} aria-hidden="true" /> <b>{t`Engine stopped`}</b>
      </>
    )
  }
  switch (reach.kind) {
    case 'online':
      return (
        <>
          <Wifi size={14} aria-hidden="true" /> <b>{t`Online`}</b>{' '}
          <span className="status-address">
            {connection.kind === 'connected' ? connection.address : null}
          </span>
        </>
      )
    case 'offline':
      if (isNew && reach.error.code === 'no-credential') {
        return (
          <>
            <CircleDashed size={14} aria-hidden="true" /> <b>{t`Not connected yet`}</b>
          </>
        )
      }
      return (
        <>
          <WifiOff size={14} aria-hidden="true" /> <b>{offlineSince(reach)}</b>{' '}
          <span>
            {readAt === null
              ? t`Shopify was not read yet`
              : t`You see Shopify as of ${timeOf(readAt)}`}
          </span>
        </>
      )
    case 'unknown':
      return (
        <>
          <CircleDashed size={14} aria-hidden="true" />{' '}
          {isCautious ? t`The store was not asked` : t`Looking for the store`}
        </>
      )
  }
}

function StockCell({ isOffline }: { readonly isOffline: boolean }) {
  const health = useLiveStock((live) => live.health)
  const isCautious = useIsCautious()
  const actions = useAppActions()
  const now = useSecond()
  if (!health) return null
  const standing = stockStanding(health, { isOffline, isCautious })
  const Sign = STOCK_SIGNS[standing]
  return (
    <button type="button" onClick={() => actions.go({ screen: 'overview' })}>
      <Sign size={12} aria-hidden="true" />
      {stockStatusLine(health, standing, now)}
    </button>
  )
}

/** Only while pictures are on their way. It is read by whoever looks, never announced. */
function ImagesCell() {
  const images = useLiveImages((live) => live.images)
  const actions = useAppActions()
  const words = images && picturesUnderWay(images)
  if (words === null) return null
  return (
    <button
      type="button"
      aria-live="off"
      onClick={() => actions.go({ screen: 'settings', section: 'images' })}
    >
      {words}
    </button>
  )
}

function PointsCell({ connection }: { readonly connection: Connection }) {
  if (connection.kind !== 'connected' || connection.pointsFree === null) return null
  const free = count(connection.pointsFree)
  return (
    <span>
      {connection.pointsMaximum === null
        ? t`API points free: ${free}`
        : t`API points free: ${free} of ${count(connection.pointsMaximum)}`}
    </span>
  )
}

function outboxWords(overview: Overview | null): string {
  if (!overview) return t`Outbox`
  const { toShopify, toAms, parked, returned, sending, unknown } = overview.outbox
  const parts = [counted(toShopify + toAms, 'waiting', 'waiting')]
  if (sending > 0) parts.push(counted(sending, 'being sent', 'being sent'))
  if (unknown > 0) parts.push(t`${count(unknown)} with unknown outcome`)
  if (parked > 0) parts.push(t`${count(parked)} parked`)
  if (returned > 0) parts.push(t`${count(returned)} came back`)
  return t`Outbox: ${parts.join(', ')}`
}
