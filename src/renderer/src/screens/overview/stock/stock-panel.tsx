import type { AppError } from '@shared/contract/app-error'
import type { StockHealth } from '@shared/contract/stock-sync'
import { t } from '@shared/words/words'
import { useIsCautious, useLiveStock } from '../../../api'
import { useAppActions } from '../../../components/app-actions'
import { Button } from '../../../components/button'
import { ErrorNote } from '../../../components/error-note'
import { Note } from '../../../components/note'
import { PauseStockButton, PushPendingButton } from '../../../components/stock-buttons'
import { STOCK_SIGNS } from '../../../components/stock-signs'
import { useSecond } from '../../../components/use-second'
import {
  count,
  intervalWords,
  rhythmWords,
  type StockStanding,
  standingWords,
  stockStanding,
} from '../../../format'
import { HeldStock } from './held-stock'
import { NextToGo } from './next-to-go'
import { ParkedStock } from './parked-stock'
import { StockChart } from './stock-chart'
import { StockFigures } from './stock-figures'
import './stock-panel.css'
import { STOCK_SYNC } from './texts'

/** How stock follows AMS: whether it runs, what waits, what was sent, and what needs a person. */
export function StockPanel({ isOffline }: { readonly isOffline: boolean }) {
  const { health, error } = useLiveStock()
  return (
    <section
      className="panel stock-panel"
      aria-label={STOCK_SYNC.title}
      aria-busy={health === null}
    >
      {health ? (
        <Known health={health} error={error} isOffline={isOffline} />
      ) : (
        <Unknown error={error} />
      )}
    </section>
  )
}

function Unknown({ error }: { readonly error: AppError | null }) {
  return (
    <>
      <header>
        <h2>{STOCK_SYNC.title}</h2>
      </header>
      {error ? <ErrorNote error={error} /> : null}
    </>
  )
}

type KnownProps = {
  readonly health: StockHealth
  readonly error: AppError | null
  readonly isOffline: boolean
}

function Known({ health, error, isOffline }: KnownProps) {
  const isCautious = useIsCautious()
  const standing = stockStanding(health, { isOffline, isCautious })
  const { waiting, pausedAt, sending, trouble, parked, held } = health
  return (
    <>
      <header>
        <h2>{STOCK_SYNC.title}</h2>
        <Standing health={health} standing={standing} />
        <Rhythm health={health} standing={standing} />
        <PauseStockButton paused={pausedAt !== null} />
        <PushPendingButton waits={waiting} paused={pausedAt !== null} sending={sending !== null} />
      </header>
      <div className="stock-notes">
        {error ? <ErrorNote error={error} /> : null}
        {health.brake ? <Braked brake={health.brake} /> : null}
        {trouble && trouble.code !== 'brake' ? <ErrorNote look="warn" error={trouble} /> : null}
      </div>
      {hasSent(health) ? (
        <>
          <StockFigures health={health} />
          <StockChart chart={health.chart} />
        </>
      ) : (
        <NeverSent health={health} />
      )}
      {waiting > 0 || hasSent(health) ? <NextToGo waiting={waiting} /> : null}
      {held.length > 0 ? <HeldStock held={held} /> : null}
      {parked > 0 ? <ParkedStock parked={parked} /> : null}
    </>
  )
}

function hasSent({ lastPush, day }: StockHealth): boolean {
  return lastPush !== null || day.success + day.retry + day.failure > 0
}

type StandingProps = { readonly health: StockHealth; readonly standing: StockStanding }

function Standing({ health, standing }: StandingProps) {
  const Sign = STOCK_SIGNS[standing]
  return (
    <span className={`stock-state stock-state-${standing}`}>
      <Sign size={12} aria-hidden="true" /> {standingWords(health, standing)}
    </span>
  )
}

/** Ticks by itself; never spoken. */
function Rhythm({ health, standing }: StandingProps) {
  const words = rhythmWords(health, standing, useSecond())
  return (
    <span className="stock-rhythm dense muted grow cut" title={words}>
      {words}
    </span>
  )
}

function Braked({ brake }: { readonly brake: NonNullable<StockHealth['brake']> }) {
  const actions = useAppActions()
  return (
    <Note
      look="warn"
      action={
        <Button small onClick={() => void actions.pushStockNow()}>
          {t`Look and confirm…`}
        </Button>
      }
    >
      <b className="strong">{t`${count(brake.count)} of ${count(brake.of)} variants would be set to 0.`}</b>{' '}
      {t`That is over the limit of ${brake.limitPercent}%, so nothing goes before you have typed the figure. Look whether a wrong file is behind it.`}
    </Note>
  )
}

function NeverSent({ health }: { readonly health: StockHealth }) {
  return (
    <p className="stock-never">
      <b className="strong">{STOCK_SYNC.neverSent}</b>{' '}
      <span className="muted">{STOCK_SYNC.neverSentText(intervalWords(health.everySeconds))}</span>
    </p>
  )
}
