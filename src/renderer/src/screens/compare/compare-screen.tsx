import { useElementSize, useMediaQuery } from '@mantine/hooks'
import type { DifferenceRow } from '@shared/contract/review'
import { t } from '@shared/words/words'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { askEngine, useEngineQuery, useLiveOverview, useNewPictures, useRowPages } from '../../api'
import { Button } from '../../components/button'
import {
  DataGrid,
  type GridHandle,
  type SelectHow,
  useRevealSelected,
} from '../../components/data-grid'
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
import { AskTickedDialog } from './ask-ticked-dialog'
import { endRange, select, useCompareStore } from './compare-store'
import { DetailPane } from './detail-pane'
import { FilterBar } from './filter-bar'
import { FilterRail } from './filter-rail'
import { LinkDialog } from './link-dialog'
import { RowMenu } from './row-menu'
import { rowName } from './row-words'
import { Ruler, type RulerHandle } from './ruler'
import { RulesDialog } from './rules/rules-dialog'
import { SaveViewDialog } from './save-view-dialog'
import { siblingRows } from './sibling-rows'
import { TickContext } from './tick-box'
import { useCompareKeys } from './use-compare-keys'
import { useDeciding } from './use-deciding'
import { useDecidingTicked } from './use-deciding-ticked'
import { useSelectedRow } from './use-selected-row'
import { useTicks } from './use-ticks'

const NO_COUNTS = { ours: 0, theirs: 0, suggestion: 0 }

export function CompareScreen() {
  const overview = useLiveOverview((live) => live.overview)
  const filter = useCompareStore((store) => store.filter)
  const paneOpen = useCompareStore((store) => store.paneOpen)
  const leftOut = useCompareStore((store) => store.leftOut)
  const dialog = useCompareStore((store) => store.dialog)
  const filtersOpen = useCompareStore((store) => store.filtersOpen)
  const currency = useCurrency()
  const narrow = useMediaQuery('(max-width: 1279.98px)', undefined, {
    getInitialValueInEffect: false,
  })
  const { ref: sized, width } = useElementSize()
  const grid = useRef<GridHandle>(null)
  const ruler = useRef<RulerHandle>(null)
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
  useNewPictures(refresh)
  const counts = useEngineQuery('compare.counts', filter, 'compare').data
  const { row, selected } = useSelectedRow(pages, version)
  useRevealSelected({ grid, list: filter, loaded: pages.loaded, selected })
  // The pages are one object that changes inside; its version tells when.
  const siblings = useMemo(
    () => (version < 0 ? [] : siblingRows((index) => pages.at(index), selected)),
    [pages, version, selected],
  )
  const onSight = useCallback((from: number, to: number) => ruler.current?.show(from, to), [])
  const jump = (index: number): void => {
    endRange()
    select(index, pages.at(index)?.key ?? null)
    grid.current?.reveal(index)
  }
  const reveal = useCallback((index: number) => grid.current?.reveal(index), [])
  const { decide, notSaved, forget, failed } = useDeciding(pages, reveal)
  const ticking = useTicks(pages, filter)
  const { decideTicked, carryOut } = useDecidingTicked(pages, failed)
  const ticked = useCompareStore((store) => store.ticks.rows)

  const rows = useMemo(
    () => ({ total: pages.total, version, at: (index: number) => pages.at(index), look }),
    [pages, version, look],
  )
  const onSelect = useCallback(
    (index: number, how: SelectHow) => {
      const row = pages.at(index)
      if (how === 'range') {
        ticking.extendTo(index)
        return
      }
      endRange()
      select(index, row?.key ?? null)
      if (how === 'toggle' && row) ticking.toggle(row)
    },
    [pages, ticking],
  )
  const tickContext = useMemo(() => ({ ...ticking, total: pages.total }), [ticking, pages.total])
  const focusFilters = (): void => {
    if (narrow) useCompareStore.setState({ filtersOpen: true })
    else rail.current?.querySelector('input')?.focus()
  }
  useCompareKeys({
    pages,
    filter,
    row,
    decide,
    grid: () => grid.current,
    focusSearch: () => search.current?.focus(),
    focusFilters,
    ticking,
    decideTicked,
    acceptable: counts?.acceptable ?? NO_COUNTS,
  })
  useEffect(() => {
    if (!narrow) useCompareStore.setState({ filtersOpen: false })
  }, [narrow])

  const hidden = useMemo(() => hiddenColumns(width || 1152, leftOut), [width, leftOut])
  const problem = notSaved ?? pages.error
  const empty = pages.loaded && pages.total === 0
  return (
    <DecideContext value={decide}>
      <TickContext value={tickContext}>
        <CompareHeader overview={overview} />
        <div className="compare">
          {narrow ? (
            <Drawer
              opened={filtersOpen}
              onClose={() => useCompareStore.setState({ filtersOpen: false })}
              title={t`Filters`}
            >
              <FilterRail filter={filter} counts={counts} />
            </Drawer>
          ) : (
            <aside ref={rail} className="compare-filters" aria-label={t`Filters`}>
              <FilterRail filter={filter} counts={counts} />
            </aside>
          )}
          <div className="compare-work" ref={sized}>
            <FilterBar
              filter={filter}
              narrow={narrow}
              rows={pages.total}
              searchRef={search}
              onFilter={focusFilters}
            />
            <BulkBar
              page={{ total: pages.total, products: productsMatching }}
              counts={counts}
              decideTicked={decideTicked}
            />
            {problem ? (
              <div className="compare-problem">
                <ErrorNote
                  error={problem}
                  action={
                    <Button small onClick={notSaved ? forget : refresh}>
                      {notSaved ? t`Close` : t`Try again`}
                    </Button>
                  }
                />
              </div>
            ) : null}
            <div className="compare-table">
              <DataGrid<DifferenceRow>
                label={t`Differences`}
                handle={grid}
                columns={compareColumns}
                hidden={hidden}
                rows={rows}
                busy={pages.loading > 0}
                rowKey={(item) => item.key}
                rowName={(item) => rowName(item, currency, ticked.has(item.key))}
                rowClass={(row) => rowClass(row, ticked)}
                selected={selected}
                onSelect={onSelect}
                empty={empty ? <CompareEmpty filter={filter} overview={overview} /> : undefined}
                onSight={onSight}
              />
              {empty ? null : <Ruler filter={filter} handle={ruler} onJump={jump} />}
            </div>
            {paneOpen && !empty ? <DetailPane row={row} siblings={siblings} /> : null}
          </div>
        </div>
        <AcceptAllDialog filter={filter} />
        <AskTickedDialog carryOut={carryOut} />
        <RowMenu onClosed={() => grid.current?.focus()} />
        {dialog?.kind === 'save-view' ? <SaveViewDialog filter={filter} /> : null}
        {dialog?.kind === 'rules' ? <RulesDialog filter={filter} making={dialog.making} /> : null}
        {dialog?.kind === 'link' ? <LinkDialog row={dialog.row} /> : null}
      </TickContext>
    </DecideContext>
  )
}

type Row = { readonly item: DifferenceRow; readonly previous: DifferenceRow | undefined }

function rowClass({ item, previous }: Row, ticked: ReadonlyMap<string, DifferenceRow>): string {
  const place = joinsPrevious(item, previous) ? 'compare-joined' : 'compare-first'
  return ticked.has(item.key) ? `${place} compare-ticked` : place
}
