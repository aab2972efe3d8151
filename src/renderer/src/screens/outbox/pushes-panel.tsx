import type { PushLine } from '@shared/contract/pushes'
import { t } from '@shared/words/words'
import { useCallback, useMemo, useRef } from 'react'
import { askEngine, useRowPages } from '../../api'
import { Button } from '../../components/button'
import {
  DataGrid,
  type GridHandle,
  useGridKeys,
  useRevealSelected,
} from '../../components/data-grid'
import { EmptyState } from '../../components/empty-state'
import { ErrorNote } from '../../components/error-note'
import { useOutboxStore } from './outbox-store'
import { canRollBack, pushLineName } from './push-line-words'
import { pushColumns } from './pushes-columns'
import { PUSHES, TAB_WORDS } from './texts'

const load = (offset: number, limit: number) => askEngine('pushes.list', { offset, limit })

/** Past pushes, one line each, newest first. Enter opens the preview of a roll back. */
export function PushesPanel() {
  const chosen = useOutboxStore((store) => store.selected)
  const grid = useRef<GridHandle>(null)
  useGridKeys(grid)
  const { pages, version, look, refresh } = useRowPages<PushLine>(load, 'pushes')
  const rows = useMemo(
    () => ({ total: pages.total, version, at: (index: number) => pages.at(index), look }),
    [pages, version, look],
  )
  const selected = Math.max(0, Math.min(chosen, pages.total - 1))
  useRevealSelected({ grid, list: load, loaded: pages.loaded, selected })
  const onSelect = useCallback((index: number) => useOutboxStore.setState({ selected: index }), [])
  const onOpen = (index: number): void => {
    const push = pages.at(index)
    if (push && canRollBack(push)) useOutboxStore.setState({ rollBack: push.run })
  }
  const empty = pages.loaded && pages.total === 0
  return (
    <>
      {pages.error ? (
        <div className="outbox-problem">
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
      <div className="outbox-rows" id="outbox-rows" role="tabpanel" aria-label={TAB_WORDS.pushes}>
        <DataGrid<PushLine>
          label={t`Outbox, ${TAB_WORDS.pushes}`}
          handle={grid}
          columns={pushColumns}
          rows={rows}
          busy={pages.loading > 0}
          rowKey={({ run }) => String(run)}
          rowName={pushLineName}
          selected={selected}
          onSelect={onSelect}
          onOpen={onOpen}
          empty={
            empty ? (
              <EmptyState title={PUSHES.empty.title}>{PUSHES.empty.text}</EmptyState>
            ) : undefined
          }
        />
      </div>
    </>
  )
}
