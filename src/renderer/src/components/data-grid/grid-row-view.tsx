import { t } from '@shared/words/words'
import { type MouseEvent, memo, type ReactNode } from 'react'

/** Shift and Ctrl mean what they mean in every list; a list without ticks takes them as `only`. */
export type SelectHow = 'only' | 'range' | 'toggle'

function howOf(event: MouseEvent): SelectHow {
  if (event.shiftKey) return 'range'
  return event.ctrlKey || event.metaKey ? 'toggle' : 'only'
}

type GridRowViewProps = {
  readonly id: string
  readonly index: number
  readonly top: number
  readonly height: number
  readonly tracks: string
  readonly selected: boolean
  readonly name: string
  readonly className: string
  /** What the cells are made of: the row redraws when one of these is another object. */
  readonly item: unknown
  readonly previous: unknown
  /** Null while the page with this row is under way. */
  readonly renderCells: (() => ReactNode) | null
  readonly onSelect: (index: number, how: SelectHow) => void
  readonly onOpen: ((index: number) => void) | undefined
}

function GridRowViewInner(props: GridRowViewProps) {
  const { index } = props
  return (
    <div
      id={props.id}
      role="row"
      tabIndex={-1}
      aria-rowindex={index + 2}
      aria-selected={props.selected}
      aria-label={props.name}
      className={`data-grid-row ${props.className}`}
      style={{
        gridTemplateColumns: props.tracks,
        height: props.height,
        transform: `translateY(${props.top}px)`,
      }}
      onMouseDown={(event) => props.onSelect(index, howOf(event))}
      onDoubleClick={() => props.onOpen?.(index)}
    >
      {props.renderCells?.() ?? <Skeleton />}
    </div>
  )
}

/** Redraws only for what it shows: the table makes new row objects whenever its window moves. */
export const GridRowView = memo(GridRowViewInner, (before, now) => {
  const { renderCells: cellsBefore, ...shownBefore } = before
  const { renderCells: cellsNow, ...shownNow } = now
  const sameKind = (cellsBefore === null) === (cellsNow === null)
  return sameKind && sameShown(shownBefore, shownNow)
})

type Shown = Omit<GridRowViewProps, 'renderCells'>

function sameShown(before: Shown, now: Shown): boolean {
  const a: Readonly<Record<string, unknown>> = before
  const b: Readonly<Record<string, unknown>> = now
  return Object.keys(b).every((key) => Object.is(a[key], b[key]))
}

type GridCellProps = { readonly numeric: boolean; readonly children: ReactNode }

export function GridCell({ numeric, children }: GridCellProps) {
  return (
    <div role="gridcell" className={numeric ? 'num' : undefined}>
      {children}
    </div>
  )
}

function Skeleton() {
  return (
    <div role="gridcell" className="data-grid-skeleton">
      <span className="visually-hidden">{t`Loading`}</span>
    </div>
  )
}
