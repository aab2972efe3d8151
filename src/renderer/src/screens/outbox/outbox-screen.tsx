import { useMediaQuery } from '@mantine/hooks'
import type { Overview } from '@shared/contract/store'
import type { OutboxCounts } from '@shared/contract/sync'
import { t } from '@shared/words/words'
import { useRef } from 'react'
import { useEngineQuery, useLiveOverview } from '../../api'
import { type OutboxTab, useAppActions } from '../../components/app-actions'
import { Button } from '../../components/button'
import { PushButton } from '../../components/push-button'
import { ScreenHeader } from '../../components/screen-header'
import { SearchField } from '../../components/search-field'
import { Tabs } from '../../components/tabs'
import { useSearchKey } from '../../components/use-search-key'
import { count, counted, pushLabel, pushWords, timeOf, toPush } from '../../format'
import { CameBackCards } from './came-back'
import { OutboxRows } from './outbox-rows'
import './outbox-screen.css'
import { OutboxSide, OutboxSideDrawer } from './outbox-side'
import { type OutboxView, openOutboxTab, useOutboxStore } from './outbox-store'
import { PushesPanel } from './pushes-panel'
import { RollBackDialog } from './roll-back-dialog'
import { TakeAllBack } from './take-all-back'
import { HEADINGS, OUTBOX, TAB_WORDS } from './texts'

const TABS: readonly OutboxView[] = ['open', 'sending', 'parked', 'sent', 'pushes']

export function OutboxScreen() {
  const overview = useLiveOverview((live) => live.overview)
  const actions = useAppActions()
  const tab = useOutboxStore((store) => store.tab)
  const search = useOutboxStore((store) => store.search)
  const searchField = useRef<HTMLInputElement>(null)
  useSearchKey(searchField)
  const counts = overview?.outbox
  const waits = counts ? toPush(counts) : 0
  const waiting = useEngineQuery('outbox.waiting', null, 'outbox').data
  const side = overview && { overview, waiting }
  const narrow = useMediaQuery('(max-width: 1199.98px)', undefined, {
    getInitialValueInEffect: false,
  })

  return (
    <>
      <ScreenHeader title={OUTBOX.title} state={OUTBOX.state}>
        <Button onClick={() => actions.go({ screen: 'compare' })}>{t`Go on reviewing`}</Button>
        <PushButton
          label={pushLabel(waits)}
          waits={waits}
          pushing={overview?.push.kind === 'running'}
        />
      </ScreenHeader>
      <div className="outbox-and-side">
        <div className="outbox">
          <div className="outbox-bar">
            <Tabs
              label={t`Outbox`}
              panelId="outbox-rows"
              tabs={TABS.map((id) => ({
                id,
                label: TAB_WORDS[id],
                ...(counts && id !== 'pushes' ? { count: count(countOf(id, counts)) } : {}),
              }))}
              selected={tab}
              onSelect={openOutboxTab}
            />
          </div>
          <LastPush />
          {tab === 'open' ? <CameBackCards /> : null}
          {tab === 'pushes' ? null : (
            <div className="outbox-head">
              <h2>{HEADINGS[tab]}</h2>
              <span className="dense muted grow">
                {tab === 'open' ? (
                  <WaitingWords waits={waits} products={waiting?.products ?? 0} />
                ) : null}
              </span>
              <SearchField
                inputRef={searchField}
                label={t`Product or SKU`}
                value={search}
                onChange={(text) => useOutboxStore.setState({ search: text, selected: 0 })}
              />
              {tab === 'open' ? <TakeAllBack /> : null}
              {tab === 'open' && side && narrow ? <OutboxSideDrawer {...side} /> : null}
            </div>
          )}
          {tab === 'pushes' ? <PushesPanel /> : <OutboxRows tab={tab} />}
        </div>
        {side && !narrow ? <OutboxSide {...side} /> : null}
      </div>
      <RollBackDialog />
    </>
  )
}

function countOf(tab: OutboxTab, counts: OutboxCounts): number {
  switch (tab) {
    case 'open':
      return counts.toShopify + counts.toAms + counts.returned
    case 'sending':
      return counts.sending + counts.unknown
    case 'parked':
      return counts.parked
    case 'sent':
      return counts.sentToday
  }
}

/** "37 decisions in 24 products, newest first". */
function WaitingWords({ waits, products }: { readonly waits: number; readonly products: number }) {
  return waits === 0
    ? null
    : t`${counted(waits, 'decision')} in ${counted(products, 'product')}, newest first`
}

function LastPush() {
  const push = useLiveOverview((live) => live.overview?.push)
  if (!push || push.kind === 'idle' || push.kind === 'running') return null
  return (
    <p className="outbox-last dense">
      <b className="strong">{t`Last push, ${timeOf(push.summary.finishedAt)}:`}</b>{' '}
      {lastPushWords(push)}
    </p>
  )
}

function lastPushWords(push: Exclude<Overview['push'], { kind: 'idle' | 'running' }>): string {
  const words = pushWords(push.summary)
  switch (push.kind) {
    case 'canceled':
      return t`${words}, canceled`
    case 'failed':
      return t`${words}. It stopped: ${push.error.message}`
    default:
      return words
  }
}
