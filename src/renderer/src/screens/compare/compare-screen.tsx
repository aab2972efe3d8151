import { useElementSize, useMediaQuery } from '@mantine/hooks'
import type { DifferenceRow } from '@shared/contract/review'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { askEngine, useEngineQuery, useLiveOverview, useRowPages } from '../../api'
import { Button } from '../../components/button'
import { DataGrid, type GridHandle, useRevealSelected } from '../../components/data-grid'
import { Drawer } from '../../components/drawer'
import { ErrorNote } from '../../components/error-note'
import { useCurrency } from '../../components/values'
import { AcceptAllDialog } from './accept-all-dialog'
import { DecideContext } from './ballot'
import { BulkBar } from './bulk-bar'
import { compareColumns, hiddenColumns, joinsPrevious } from './columns'
import { CompareEmpty } from './compare-empty'
import { CompareHeader } from './compare-header'
import './compare-screen.css'
import { select, useCompareStore } from './compare-store'
import { DetailPane } from './detail-pane'
import { FilterBar } from './filter-bar'
import { FilterRail } from './filter-rail'
import { rowName } from './row-words'
import { useCompareKeys } from './use-compare-keys'
import { useDeciding } from './use-deciding'
import { useSelectedRow } from './use-selected-row'

const NO_COUNTS = { ours: 0, theirs: 0, suggestion: 0 }

export function CompareScreen() {
  const overview = useLiveOverview((live) => live.overview)
  const filter = useCompareStore((store) => store.filter)
  const paneOpen = useCompareStore((store) => store.paneOpen)
  const filtersOpen = useCompareStore((store) => store.filtersOpen)
  const currency = useCurrency()
  const narrow = useMediaQuery('(max-width: 1279.98px)', undefined, {
    getInitialValueInEffect: false,
  })
  const { ref: sized, width } = useElementSize()
  const grid = useRef<GridHandle>(null)
  const search = useRef<HTMLInputElement>(null)
  const rail = useRef<HTMLElement>(null)

  const [productsMatching, setProductsMatching] = useState(0)
  const load = useCallback(
    async (offset: number, limit: number) => {
      const answer = await askEngine('compare.rows', { filter, offset, limit })
      if (answer.ok) setProductsMatching(answer.value.products)
      return answer
    },
    [filter],
  )
  const { pages, version, look, refresh } = useRowPages<DifferenceRow>(load, 'compare')
  const counts = useEngineQuery('compare.counts', filter, 'compare').data
  const { row, selected } = useSelectedRow(pages, version)
  useRevealSelected({ grid, list: filter, loaded: pages.loaded, selected })
  const reveal = useCallback((index: number) => grid.current?.reveal(index), [])
  const { decide, notSaved, forget } = useDeciding(pages, reveal)

  const rows = useMemo(
    () => ({ total: pages.total, version, at: (index: number) => pages.at(index), look }),
    [pages, version, look],
  )
  const onSelect = useCallback(
    (index: number) => select(index, pages.at(index)?.key ?? null),
    [pages],
  )
  useCompareKeys({
    pages,
    row,
    decide,
    grid: () => grid.current,
    focusSearch: () => search.current?.focus(),
    focusFilters: () => {
      if (narrow) useCompareStore.setState({ filtersOpen: true })
      else rail.current?.querySelector('input')?.focus()
    },
    acceptable: counts?.acceptable ?? NO_COUNTS,
  })
  useEffect(() => {
    if (!narrow) useCompareStore.setState({ filtersOpen: false })
  }, [narrow])

  const problem = notSaved ?? pages.error
  const empty = pages.loaded && pages.total === 0
  return (
    <DecideContext value={decide}>
      <CompareHeader overview={overview} />
      <div className="compare">
        {narrow ? (
          <Drawer
            opened={filtersOpen}
            onClose={() => useCompareStore.setState({ filtersOpen: false })}
            title="Filters"
          >
            <FilterRail filter={filter} counts={counts} />
          </Drawer>
        ) : (
          <aside ref={rail} className="compare-filters" aria-label="Filters">
            <FilterRail filter={filter} counts={counts} />
          </aside>
        )}
        <div className="compare-work" ref={sized}>
          <FilterBar filter={filter} narrow={narrow} rows={pages.total} searchRef={search} />
          <BulkBar page={{ total: pages.total, products: productsMatching }} counts={counts} />
          {problem ? (
            <div className="compare-problem">
              <ErrorNote
                error={problem}
                action={
                  <Button small onClick={notSaved ? forget : refresh}>
                    {notSaved ? 'Close' : 'Try again'}
                  </Button>
                }
              />
            </div>
          ) : null}
          <DataGrid<DifferenceRow>
            label="Differences"
            handle={grid}
            columns={compareColumns}
            hidden={hiddenColumns(width || 1152)}
            rows={rows}
            busy={pages.loading > 0}
            rowKey={(item) => item.key}
            rowName={(item) => rowName(item, currency)}
            rowClass={rowClass}
            selected={selected}
            onSelect={onSelect}
            empty={empty ? <CompareEmpty filter={filter} overview={overview} /> : undefined}
          />
          {paneOpen && !empty ? <DetailPane row={row} /> : null}
        </div>
      </div>
      <AcceptAllDialog filter={filter} />
    </DecideContext>
  )
}

function rowClass({
  item,
  previous,
}: {
  item: DifferenceRow
  previous: DifferenceRow | undefined
}) {
  return joinsPrevious(item, previous) ? 'compare-joined' : 'compare-first'
}
