import { count, t } from '@shared/words/words'
import { useTable } from '@tanstack/react-table'
import { useVirtualizer } from '@tanstack/react-virtual'
import {
  type KeyboardEvent,
  type ReactNode,
  type Ref,
  useEffect,
  useId,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
} from 'react'
import { HEAD_HEIGHTS, ROW_HEIGHTS, useDensity } from '../density'
import './data-grid.css'
import { type GridColumns, type GridRow, gridFeatures } from './features'
import { GridHead, type GridSorting } from './grid-head'
import { GridCell, GridRowView, type SelectHow } from './grid-row-view'
import { nextIndex } from './next-index'
import { OpenedRow } from './opened-row'

export type GridRows<T> = {
  readonly total: number
  /** Changes whenever a row did, and this object with it. */
  readonly version: number
  readonly at: (index: number) => T | undefined
  /** Told which rows are in sight. */
  readonly look: (first: number, last: number) => void
}

export type GridHandle = {
  /** Moves the selection if the key is one that moves; tells whether it was. */
  readonly move: (key: string) => boolean
  /** Opens the selected row; tells whether there was one to open. */
  readonly open: () => boolean
  readonly reveal: (index: number) => void
  /** Keeps the same rows in sight after rows came or went above them; the top stays the top. */
  readonly follow: (rows: number) => void
  readonly focus: () => void
}

type DataGridProps<T> = {
  readonly label: string
  readonly columns: GridColumns<T>
  /** Ids of columns that there is no room for now. */
  readonly hidden?: readonly string[]
  readonly rows: GridRows<T>
  readonly rowKey: (item: T) => string
  /** What a screen reader says of the row; its place is added. */
  readonly rowName: (item: T) => string
  readonly rowClass?: (row: GridRow<T>) => string
  readonly selected: number
  readonly onSelect: (index: number, how: SelectHow) => void
  readonly onOpen?: (index: number) => void
  /** What is shown under a row, in its place in the list. */
  readonly opened?: { readonly index: number; readonly content: ReactNode } | null
  /** Shown in place of rows. */
  readonly empty?: ReactNode
  readonly busy?: boolean
  /** Told which part of the list is in sight, as shares from 0 to 1. */
  readonly onSight?: (from: number, to: number) => void
  /** By which column the engine has sorted the rows, and how to sort by another. */
  readonly sorting?: GridSorting
  readonly handle?: Ref<GridHandle>
}

const BLOCK = 40
/** Of what is shown under a row, until it is there and has its own height. */
const OPENED_HEIGHT = 200

export function DataGrid<T>(props: DataGridProps<T>) {
  const { label, columns, hidden, rows, selected, onSelect, onOpen, empty } = props
  const density = useDensity()
  const rowHeight = ROW_HEIGHTS[density]
  const headHeight = HEAD_HEIGHTS[density]
  const scroller = useRef<HTMLDivElement>(null)
  const id = useId()
  const opened = props.opened ?? null
  const openedAt = opened?.index ?? -1
  const [openedHeight, setOpenedHeight] = useState(OPENED_HEIGHT)
  const virtualizer = useVirtualizer({
    count: rows.total,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (index === openedAt ? rowHeight + openedHeight : rowHeight),
    overscan: 8,
    scrollPaddingStart: headHeight,
    initialRect: { width: 1000, height: 600 },
  })
  useEffect(() => virtualizer.measure(), [virtualizer, rowHeight, openedAt, openedHeight])
  const items = virtualizer.getVirtualItems()
  const first = items[0]?.index ?? 0
  const last = items.at(-1)?.index ?? 0
  const { look, version, total } = rows
  const { onSight } = props
  const scrolled = virtualizer.scrollOffset ?? 0
  const inSight = (virtualizer.scrollRect?.height ?? 0) - headHeight
  const whole = Math.max(1, virtualizer.getTotalSize())
  useEffect(
    () => onSight?.(Math.min(1, scrolled / whole), Math.min(1, (scrolled + inSight) / whole)),
    [onSight, scrolled, inSight, whole],
  )
  useEffect(() => look(first, last), [look, first, last, version])

  // The table holds whole blocks around what is in sight, so that it is not rebuilt at every step.
  const from = Math.floor(first / BLOCK) * BLOCK
  const to = (Math.floor(last / BLOCK) + 1) * BLOCK
  const data = useMemo(() => windowOf(rows, from, to), [rows, from, to])
  const visibility = useMemo(
    () => Object.fromEntries((hidden ?? []).map((column) => [column, false])),
    [hidden],
  )
  const table = useTable({
    features: gridFeatures,
    columns,
    data,
    getRowId: (row) => props.rowKey(row.item),
    state: { columnVisibility: visibility },
  })
  const byIndex = new Map(table.getRowModel().rows.map((row) => [row.original.index, row]))
  const tracks = table
    .getVisibleLeafColumns()
    .map((column) => column.columnDef.meta?.track ?? '1fr')
    .join(' ')
  const minWidth = leastWidth(tracks)

  const reveal = (index: number): void => virtualizer.scrollToIndex(index, { align: 'auto' })
  const move = (key: string): boolean => {
    const height = scroller.current?.clientHeight ?? rowHeight
    const page = Math.max(1, Math.floor((height - headHeight) / rowHeight) - 1)
    const next = nextIndex(key, selected, total, page)
    if (next === null) return false
    onSelect(next, 'only')
    reveal(next)
    return true
  }
  const open = (): boolean => {
    if (onOpen === undefined || rows.at(selected) === undefined) return false
    onOpen(selected)
    return true
  }
  useImperativeHandle(props.handle, () => ({
    move,
    open,
    reveal,
    follow: (moved) => {
      const list = scroller.current
      if (list && list.scrollTop > 0) list.scrollTop += moved * rowHeight
    },
    focus: () => scroller.current?.focus(),
  }))
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
    const own = event.target === event.currentTarget
    const done = own && event.key === 'Enter' ? open() : !event.shiftKey && move(event.key)
    if (done) event.preventDefault()
  }

  if (empty !== undefined) {
    // No grid without rows: what stands here instead is a sentence and a button.
    return (
      <div ref={scroller} className="data-grid">
        {empty}
      </div>
    )
  }
  const openedItem = items.find((item) => item.index === openedAt)
  const showsSelected = items.some((item) => item.index === selected)
  return (
    <div
      ref={scroller}
      className="data-grid"
      role="grid"
      tabIndex={0}
      aria-label={label}
      aria-rowcount={total + 1}
      aria-busy={props.busy || undefined}
      aria-activedescendant={showsSelected ? `${id}-${selected}` : undefined}
      onKeyDown={onKeyDown}
      onMouseDown={(event) => {
        // The grid keeps the keyboard: a button in a row must not act again on the next Enter.
        if (event.target === event.currentTarget || event.button !== 0) return
        event.preventDefault()
        event.currentTarget.focus({ preventScroll: true })
      }}
    >
      <div className="data-grid-head" role="rowgroup" style={{ minWidth }}>
        {table.getHeaderGroups().map((group) => (
          <div
            key={group.id}
            role="row"
            tabIndex={-1}
            aria-rowindex={1}
            style={{ gridTemplateColumns: tracks }}
          >
            {group.headers.map((header) => (
              <GridHead
                key={header.id}
                id={header.column.id}
                meta={header.column.columnDef.meta}
                sorting={props.sorting}
              >
                {header.isPlaceholder ? null : <table.FlexRender header={header} />}
              </GridHead>
            ))}
          </div>
        ))}
        {props.busy ? <span className="data-grid-busy" aria-hidden="true" /> : null}
      </div>
      <div
        className="data-grid-rows"
        role="rowgroup"
        style={{ height: virtualizer.getTotalSize(), minWidth }}
      >
        {items.map((item) => {
          const row = byIndex.get(item.index)
          const at = item.index + 1
          const place = t`Row ${at} of ${count(total)}`
          return (
            <GridRowView
              key={item.index}
              id={`${id}-${item.index}`}
              index={item.index}
              top={item.start}
              height={rowHeight}
              tracks={tracks}
              selected={item.index === selected}
              name={
                row
                  ? `${props.rowName(row.original.item)}. ${place}`
                  : t`Row ${at} of ${count(total)}, loading`
              }
              className={(row && props.rowClass?.(row.original)) ?? ''}
              item={row?.original.item}
              previous={row?.original.previous}
              renderCells={
                row
                  ? () =>
                      row.getVisibleCells().map((cell) => (
                        <GridCell
                          key={cell.id}
                          numeric={cell.column.columnDef.meta?.numeric === true}
                        >
                          <table.FlexRender cell={cell} />
                        </GridCell>
                      ))
                  : null
              }
              onSelect={onSelect}
              onOpen={onOpen}
            />
          )
        })}
        {opened && openedItem ? (
          <OpenedRow top={openedItem.start + rowHeight} onHeight={setOpenedHeight}>
            {opened.content}
          </OpenedRow>
        ) : null}
      </div>
    </div>
  )
}

/** The sum of the least widths that the tracks name: below it the table scrolls sideways. */
function leastWidth(tracks: string): number {
  let sum = 0
  for (const [, px] of tracks.matchAll(/(\d+)px/g)) sum += Number(px)
  return sum
}

function windowOf<T>({ at, total }: GridRows<T>, from: number, to: number): GridRow<T>[] {
  const rows: GridRow<T>[] = []
  for (let index = from; index < Math.min(to, total); index++) {
    const item = at(index)
    if (item !== undefined) rows.push({ index, item, previous: at(index - 1) })
  }
  return rows
}
