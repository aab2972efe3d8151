import { useElementSize } from '@mantine/hooks'
import type { AppError } from '@shared/contract/app-error'
import type { OutboxCounts, OutboxRow } from '@shared/contract/sync'
import { useCallback, useMemo, useRef } from 'react'
import { askEngine, useLiveOverview, useRowPages } from '../../api'
import { type OutboxTab, useAppActions } from '../../components/app-actions'
import { Button } from '../../components/button'
import {
  DataGrid,
  type GridHandle,
  useGridKeys,
  useRevealSelected,
} from '../../components/data-grid'
import { EmptyState } from '../../components/empty-state'
import { ErrorNote } from '../../components/error-note'
import { PushButton } from '../../components/push-button'
import { ScreenHeader } from '../../components/screen-header'
import { SearchField } from '../../components/search-field'
import { Tabs } from '../../components/tabs'
import { useSearchKey } from '../../components/use-search-key'
import { useCurrency } from '../../components/values'
import { count, pushLabel, pushWords, timeOf, toPush } from '../../format'
import { sentColumns, waitingColumns } from './columns'
import { OutboxDetail } from './outbox-detail'
import './outbox-screen.css'
import { openOutboxTab, useOutboxStore } from './outbox-store'
import { rowName } from './row-words'
import { EMPTY_WORDS, OUTBOX, TAB_WORDS } from './texts'

const TABS: readonly OutboxTab[] = ['open', 'sending', 'parked', 'sent']
const NARROW_HIDES: readonly string[] = ['sku']

export function OutboxScreen() {
  const overview = useLiveOverview((live) => live.overview)
  const actions = useAppActions()
  const { tab, search, selected: chosen, refused } = useOutboxStore()
  const searchField = useRef<HTMLInputElement>(null)
  const grid = useRef<GridHandle>(null)
  const { ref: sized, width } = useElementSize()
  useSearchKey(searchField)
  useGridKeys(grid)

  const load = useCallback(
    (offset: number, limit: number) => askEngine('outbox.rows', { tab, search, offset, limit }),
    [tab, search],
  )
  const { pages, version, look, refresh } = useRowPages<OutboxRow>(load, 'outbox')
  const counts = overview?.outbox
  const rows = useMemo(
    () => ({ total: pages.total, version, at: (index: number) => pages.at(index), look }),
    [pages, version, look],
  )
  const selected = Math.max(0, Math.min(chosen, pages.total - 1))
  useRevealSelected({ grid, list: load, loaded: pages.loaded, selected })
  const onSelect = useCallback((index: number) => useOutboxStore.setState({ selected: index }), [])
  const currency = useCurrency()
  const nameOf = useCallback((row: OutboxRow) => rowName(row, currency), [currency])
  const waits = counts ? toPush(counts) : 0
  const empty = pages.loaded && pages.total === 0

  return (
    <>
      <ScreenHeader title={OUTBOX.title} state={OUTBOX.state}>
        <Button onClick={() => actions.go({ screen: 'compare' })}>Go on reviewing</Button>
        <PushButton
          label={pushLabel(waits)}
          waits={waits}
          pushing={overview?.push.kind === 'running'}
        />
      </ScreenHeader>
      <div className="outbox" ref={sized}>
        <div className="outbox-bar">
          <Tabs
            label="Outbox"
            panelId="outbox-rows"
            tabs={TABS.map((id) => ({
              id,
              label: TAB_WORDS[id],
              ...(counts ? { count: count(countOf(id, counts)) } : {}),
            }))}
            selected={tab}
            onSelect={openOutboxTab}
          />
          <span className="end">
            <SearchField
              inputRef={searchField}
              label="Product or SKU"
              value={search}
              onChange={(text) => useOutboxStore.setState({ search: text, selected: 0 })}
            />
          </span>
        </div>
        <LastPush />
        <OutboxProblem unread={pages.error} refused={refused} onAgain={refresh} />
        <div className="outbox-rows" id="outbox-rows" role="tabpanel" aria-label={TAB_WORDS[tab]}>
          <DataGrid<OutboxRow>
            label={`Outbox, ${TAB_WORDS[tab]}`}
            handle={grid}
            columns={tab === 'sent' ? sentColumns : waitingColumns}
            hidden={width > 0 && width < 1060 ? NARROW_HIDES : NONE}
            rows={rows}
            busy={pages.loading > 0}
            rowKey={(item) => String(item.id)}
            rowName={nameOf}
            selected={selected}
            onSelect={onSelect}
            empty={empty ? <Empty tab={tab} search={search} /> : undefined}
          />
        </div>
        {empty ? null : <OutboxDetail row={pages.at(selected)} />}
      </div>
    </>
  )
}

type OutboxProblemProps = {
  readonly unread: AppError | null
  readonly refused: AppError | null
  readonly onAgain: () => void
}

function OutboxProblem({ unread, refused, onAgain }: OutboxProblemProps) {
  const error = unread ?? refused
  if (!error) return null
  const close = (): void => useOutboxStore.setState({ refused: null })
  return (
    <div className="outbox-problem">
      <ErrorNote
        error={error}
        action={
          <Button small onClick={unread ? onAgain : close}>
            {unread ? 'Read again' : 'Close'}
          </Button>
        }
      />
    </div>
  )
}

const NONE: readonly string[] = []

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

function LastPush() {
  const push = useLiveOverview((live) => live.overview?.push)
  if (!push || push.kind === 'idle' || push.kind === 'running') return null
  return (
    <p className="outbox-last dense">
      <b className="strong">Last push, {timeOf(push.summary.finishedAt)}:</b>{' '}
      {pushWords(push.summary)}
      {push.kind === 'canceled' ? ', canceled' : ''}
      {push.kind === 'failed' ? `. It stopped: ${push.error.message}` : ''}
    </p>
  )
}

function Empty({ tab, search }: { readonly tab: OutboxTab; readonly search: string }) {
  const actions = useAppActions()
  if (search !== '') {
    return (
      <EmptyState
        title="No row matches"
        action={
          <Button onClick={() => useOutboxStore.setState({ search: '' })}>Clear the search</Button>
        }
      >
        {`Nothing here matches “${search}”.`}
      </EmptyState>
    )
  }
  return (
    <EmptyState
      title={EMPTY_WORDS[tab].title}
      action={
        tab === 'open' ? (
          <Button onClick={() => actions.go({ screen: 'compare' })}>Open Compare</Button>
        ) : undefined
      }
    >
      {EMPTY_WORDS[tab].text}
    </EmptyState>
  )
}
