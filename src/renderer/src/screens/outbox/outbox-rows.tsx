import { useElementSize } from '@mantine/hooks'
import type { AppError } from '@shared/contract/app-error'
import type { OutboxRow } from '@shared/contract/sync'
import { t } from '@shared/words/words'
import { useCallback, useMemo, useRef } from 'react'
import { askEngine, useRowPages } from '../../api'
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
import { useCurrency } from '../../components/values'
import { openColumns, sentColumns, waitingColumns } from './columns'
import { OutboxDetail } from './outbox-detail'
import { useOutboxStore } from './outbox-store'
import { rowName } from './row-words'
import { EMPTY_WORDS, TAB_WORDS } from './texts'

const NARROW_HIDES: readonly string[] = ['sku']
const NONE: readonly string[] = []
/** Pixels below which a tab's rows have no room for all columns: what waits has the short ones. */
const NARROW = { open: 980, sending: 1060, parked: 1060, sent: 1060 } as const
const COLUMNS = {
  open: openColumns,
  sending: waitingColumns,
  parked: waitingColumns,
  sent: sentColumns,
} as const

/** The decisions of one tab, with the selected one in full below. */
export function OutboxRows({ tab }: { readonly tab: OutboxTab }) {
  const { search, selected: chosen, refused } = useOutboxStore()
  const grid = useRef<GridHandle>(null)
  const { ref: sized, width } = useElementSize()
  useGridKeys(grid)

  const load = useCallback(
    (offset: number, limit: number) => askEngine('outbox.rows', { tab, search, offset, limit }),
    [tab, search],
  )
  const { pages, version, look, refresh } = useRowPages<OutboxRow>(load, 'outbox')
  const rows = useMemo(
    () => ({ total: pages.total, version, at: (index: number) => pages.at(index), look }),
    [pages, version, look],
  )
  const selected = Math.max(0, Math.min(chosen, pages.total - 1))
  useRevealSelected({ grid, list: load, loaded: pages.loaded, selected })
  const onSelect = useCallback((index: number) => useOutboxStore.setState({ selected: index }), [])
  const currency = useCurrency()
  const nameOf = useCallback((row: OutboxRow) => rowName(row, currency), [currency])
  const empty = pages.loaded && pages.total === 0

  return (
    <>
      <OutboxProblem unread={pages.error} refused={refused} onAgain={refresh} />
      <div
        className="outbox-rows"
        id="outbox-rows"
        role="tabpanel"
        aria-label={TAB_WORDS[tab]}
        ref={sized}
      >
        <DataGrid<OutboxRow>
          label={t`Outbox, ${TAB_WORDS[tab]}`}
          handle={grid}
          columns={COLUMNS[tab]}
          hidden={width > 0 && width < NARROW[tab] ? NARROW_HIDES : NONE}
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
            {unread ? t`Read again` : t`Close`}
          </Button>
        }
      />
    </div>
  )
}

function Empty({ tab, search }: { readonly tab: OutboxTab; readonly search: string }) {
  const actions = useAppActions()
  if (search !== '') {
    return (
      <EmptyState
        title={t`No row matches`}
        action={
          <Button
            onClick={() => useOutboxStore.setState({ search: '' })}
          >{t`Clear the search`}</Button>
        }
      >
        {t`Nothing here matches “${search}”.`}
      </EmptyState>
    )
  }
  return (
    <EmptyState
      title={EMPTY_WORDS[tab].title}
      action={
        tab === 'open' ? (
          <Button onClick={() => actions.go({ screen: 'compare' })}>{t`Open Compare`}</Button>
        ) : undefined
      }
    >
      {EMPTY_WORDS[tab].text}
    </EmptyState>
  )
}
