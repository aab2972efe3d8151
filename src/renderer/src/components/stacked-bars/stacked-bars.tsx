import { PUSH_LOG_STATUSES, type PushLogCounts } from '@shared/contract/stock-sync'
import { PUSH_STATUS_WORDS } from '@shared/contract/stock-words'
import { t } from '@shared/words/words'
import { type KeyboardEvent, useRef, useState } from 'react'
import { scaleTop } from './bar-scale'
import './stacked-bars.css'

export type Bar = PushLogCounts & {
  readonly id: string
  /** "6 Nov". */
  readonly name: string
  /** What stands under it; '' under most. */
  readonly tick: string
}

type StackedBarsProps = {
  readonly label: string
  readonly bars: readonly Bar[]
  /** Pixels of the tallest bar. */
  readonly height: number
  readonly count: (n: number) => string
  /** What the bars are, over the column of their names in the table that stands for the picture. */
  readonly unit: string
  /** With it a bar can be chosen, and chosen again to see all. */
  readonly choosing?: {
    readonly chosen: string | null
    readonly onChoose: (id: string | null) => void
  }
}

/** Success, retry and failure on top of one another, always in this order. */
export function StackedBars({ label, bars, height, count, unit, choosing }: StackedBarsProps) {
  const top = scaleTop(Math.max(...bars.map(sumOf), 1))
  return (
    <div className="bars">
      <div className="bars-plot" style={{ height }}>
        {[top, top / 2, 0].map((at) => (
          <span
            key={at}
            className="bars-line"
            style={{ bottom: `${(at / top) * 100}%` }}
            aria-hidden="true"
          >
            <span>{count(at)}</span>
          </span>
        ))}
        {choosing ? (
          <ChoosableColumns label={label} bars={bars} top={top} count={count} {...choosing} />
        ) : (
          <div className="bars-columns" aria-hidden="true">
            {bars.map((bar) => (
              <span key={bar.id} className="bar" title={barWords(bar, count)}>
                <Segments bar={bar} top={top} />
              </span>
            ))}
          </div>
        )}
      </div>
      <div className="bars-ticks" aria-hidden="true">
        {bars.map((bar) => (
          <span key={bar.id}>
            <span>{bar.tick}</span>
          </span>
        ))}
      </div>
      {choosing ? null : <SameAsTable label={label} bars={bars} count={count} unit={unit} />}
    </div>
  )
}

type ChoosableColumnsProps = {
  readonly label: string
  readonly bars: readonly Bar[]
  readonly top: number
  readonly count: (n: number) => string
  readonly chosen: string | null
  readonly onChoose: (id: string | null) => void
}

const STEPS: Readonly<Record<string, (at: number, last: number) => number>> = {
  ArrowLeft: (at) => Math.max(0, at - 1),
  ArrowRight: (at, last) => Math.min(last, at + 1),
  Home: () => 0,
  End: (_, last) => last,
}

/** One tab stop; the arrows walk along the bars. */
function ChoosableColumns(props: ChoosableColumnsProps) {
  const { label, bars, top, count, chosen, onChoose } = props
  const group = useRef<HTMLDivElement>(null)
  const [walked, setWalked] = useState<string | null>(null)
  const last = bars.length - 1
  const at = bars.findIndex(({ id }) => id === (walked ?? chosen))
  const stop = at === -1 ? last : at
  const onKeyDown = (event: KeyboardEvent): void => {
    const next = STEPS[event.key]?.(stop, last)
    if (next === undefined) return
    event.preventDefault()
    setWalked(bars[next]?.id ?? null)
    group.current?.querySelectorAll('button')[next]?.focus()
  }
  return (
    <div
      ref={group}
      className="bars-columns"
      role="toolbar"
      tabIndex={-1}
      aria-label={label}
      data-chosen={chosen !== null || undefined}
      onKeyDown={onKeyDown}
    >
      {bars.map((bar, index) => (
        <button
          key={bar.id}
          type="button"
          className="bar"
          aria-pressed={bar.id === chosen}
          aria-label={barWords(bar, count)}
          title={barWords(bar, count)}
          tabIndex={index === stop ? 0 : -1}
          onClick={() => {
            setWalked(bar.id)
            onChoose(bar.id === chosen ? null : bar.id)
          }}
        >
          <Segments bar={bar} top={top} />
        </button>
      ))}
    </div>
  )
}

function Segments({ bar, top }: { readonly bar: Bar; readonly top: number }) {
  return PUSH_LOG_STATUSES.map((status) =>
    bar[status] === 0 ? null : (
      <i
        key={status}
        className={`bar-${status}`}
        style={{ height: `${(bar[status] / top) * 100}%` }}
      />
    ),
  )
}

type SameAsTableProps = Pick<StackedBarsProps, 'label' | 'bars' | 'count' | 'unit'>

/** For whoever does not see the picture: the bars that are not empty, in numbers. */
function SameAsTable({ label, bars, count, unit }: SameAsTableProps) {
  return (
    <div className="visually-hidden">
      <table>
        <caption>{label}</caption>
        <thead>
          <tr>
            <th>{unit}</th>
            {PUSH_LOG_STATUSES.map((status) => (
              <th key={status}>{PUSH_STATUS_WORDS[status]}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {bars
            .filter((bar) => sumOf(bar) > 0)
            .map((bar) => (
              <tr key={bar.id}>
                <th scope="row">{bar.name}</th>
                {PUSH_LOG_STATUSES.map((status) => (
                  <td key={status}>{count(bar[status])}</td>
                ))}
              </tr>
            ))}
        </tbody>
      </table>
    </div>
  )
}

function sumOf(counts: PushLogCounts): number {
  return PUSH_LOG_STATUSES.reduce((sum, status) => sum + counts[status], 0)
}

/** "6 Nov: 640 Success, 12 Retry, 96 Failure". */
function barWords(bar: Bar, count: (n: number) => string): string {
  const parts = PUSH_LOG_STATUSES.filter((status) => bar[status] > 0).map(
    (status) => `${count(bar[status])} ${PUSH_STATUS_WORDS[status]}`,
  )
  return `${bar.name}: ${parts.length === 0 ? t`nothing` : parts.join(', ')}`
}
