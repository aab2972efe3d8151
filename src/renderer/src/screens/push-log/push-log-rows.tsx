import { useElementSize } from '@mantine/hooks'
import type { PushLogCounts, PushLogRow } from '@shared/contract/stock-sync'
import { t } from '@shared/words/words'
import { type RefObject, useCallback, useMemo, useRef, useState } from 'react'
import { askEngine, useRowPages } from '../../api'
import { useAppActions } from '../../components/app-actions'
import { Button } from '../../components/button'
import {
  DataGrid,
  type GridHandle,
  useGridKeys,
  useRevealSelected,
} from '../../components/data-grid'
import { EmptyState } from '../../components/empty-state'
import { ErrorNote } from '../../components/error-note'
import { pushRowName } from '../../format'
import { pushLogColumns } from './columns'
import { FilterBar } from './filter-bar'
import {
  clearFilters,
  filterOf,
  isFiltered,
  select,
  toggleOpened,
  usePushLogStore,
} from './push-log-store'
import { RowStory } from './row-story'
import { PUSH_LOG } from './texts'
import { useCopyKey } from './use-copy-key'
import { useSelectedPush } from './use-selected-push'

/** Pixels below which there is no room for all columns. */
const NARROW = 1180
const NARROW_HIDES: readonly string[] = ['sku', 'request']
const NONE: readonly string[] = []
const NO_COUNTS: PushLogCounts = { success: 0, retry: 0, failure: 0 }

type PushLogRowsProps = { readonly searchField: RefObject<HTMLInputElement | null> }

/** The filters and the rows under them; one row at a time tells all that is known of it. */
export function PushLogRows({ searchField }: PushLogRowsProps) {
  const { status, search, causes, product, day, opened } = usePushLogStore()
  const [counts, setCounts] = useState(NO_COUNTS)
  const grid = useRef<GridHandle>(null)
  const { ref: sized, width } = useElementSize()
  useGridKeys(grid)

  const load = useCallback(
    async (offset: number, limit: number) => {
      const filter = filterOf({ status, search, causes, day, product })
      const answer = await askEngine('push-log.rows', { filter, offset, limit })
      if (answer.ok) setCounts(answer.value.counts)
      return answer
    },
    [status, search, causes, day, product],
  )
  const { pages, version, look, refresh } = useRowPages<PushLogRow>(load, 'stock')
  const rows = useMemo(
    () => ({ total: pages.total, version, at: (index: number) => pages.at(index), look }),
    [pages, version, look],
  )
  const { row, selected, openedAt } = useSelectedPush(pages, version, grid)
  useRevealSelected({ grid, list: load, loaded: pages.loaded, selected })
  useCopyKey(row)
  const onSelect = useCallback(
    (index: number) => select(index, pages.at(index)?.sequence ?? null),
    [pages],
  )
  const onOpen = useCallback(
    (index: number) => {
      const pressed = pages.at(index)
      if (pressed) toggleOpened(pressed.sequence)
    },
    [pages],
  )
  const openedRow = openedAt === null ? undefined : pages.at(openedAt)
  const empty = pages.loaded && pages.total === 0
  return (
    <>
      <FilterBar counts={counts} searchRef={searchField} />
      {pages.error ? (
        <div className="push-log-problem">
          <ErrorNote
            error={pages.error}
            action={
              <Button small onClick={refresh}>
                {t`Read again`}
              </Button>
            }
          />
        </div>
      ) : null}
      <div className="push-log-rows" ref={sized}>
        <DataGrid<PushLogRow>
          label={PUSH_LOG.label}
          handle={grid}
          columns={pushLogColumns}
          hidden={width > 0 && width < NARROW ? NARROW_HIDES : NONE}
          rows={rows}
          busy={pages.loading > 0}
          rowKey={({ sequence }) => String(sequence)}
          rowName={pushRowName}
          rowClass={({ item }) => (item.sequence === opened ? 'push-log-opened' : '')}
          selected={selected}
          onSelect={onSelect}
          onOpen={onOpen}
          opened={
            openedRow && openedAt !== null
              ? { index: openedAt, content: <RowStory key={openedRow.sequence} row={openedRow} /> }
              : null
          }
          empty={empty ? <Empty /> : undefined}
        />
      </div>
    </>
  )
}

function Empty() {
  const actions = useAppActions()
  const filtered = isFiltered(usePushLogStore())
  return filtered ? (
    <EmptyState
      title={PUSH_LOG.noMatch}
      action={<Button onClick={clearFilters}>{PUSH_LOG.clear}</Button>}
    >
      {PUSH_LOG.noMatchText}
    </EmptyState>
  ) : (
    <EmptyState
      title={PUSH_LOG.nothing}
      action={
        <Button onClick={() => actions.go({ screen: 'overview' })}>{PUSH_LOG.toOverview}</Button>
      }
    >
      {PUSH_LOG.nothingText}
    </EmptyState>
  )
}
