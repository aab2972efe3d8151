import type { CompareFilter } from '@shared/contract/review'
import { type MouseEvent, type Ref, useImperativeHandle, useRef } from 'react'
import { useEngineQuery } from '../../api'
import './ruler.css'
import { RULER } from './texts'

export type RulerHandle = {
  /** Which part of the list is in sight, as shares from 0 to 1. */
  readonly show: (from: number, to: number) => void
}

type RulerProps = {
  readonly filter: CompareFilter
  readonly onJump: (index: number) => void
  readonly handle: Ref<RulerHandle>
}

/** As many stretches as there are marks that an eye can tell apart on a screen. */
const BUCKETS = 240

/** The whole list at its right edge: where rows need a person, and what is in sight. */
export function Ruler({ filter, onJump, handle }: RulerProps) {
  const { data } = useEngineQuery('compare.ruler', { filter, buckets: BUCKETS }, 'compare')
  const sight = useRef<HTMLSpanElement>(null)
  // Scrolling moves the frame alone: the screen is not drawn anew for it.
  useImperativeHandle(handle, () => ({
    show: (from, to) => {
      if (!sight.current) return
      sight.current.style.top = `${from * 100}%`
      sight.current.style.height = `${Math.max(0, to - from) * 100}%`
    },
  }))
  const marks = data?.needsPerson ?? []
  const jump = (event: MouseEvent<HTMLButtonElement>): void => {
    const { top, height } = event.currentTarget.getBoundingClientRect()
    const total = data?.total ?? 0
    if (total === 0 || height === 0) return
    // Pressed without a pointer: to the first mark.
    if (event.detail === 0) {
      onJump(Math.ceil(((marks[0] ?? 0) / BUCKETS) * total))
      return
    }
    const share = Math.min(0.9999, Math.max(0, (event.clientY - top) / height))
    onJump(Math.floor(share * total))
  }
  return (
    <button
      type="button"
      tabIndex={-1}
      className="ruler"
      aria-label={RULER.label(marks.length)}
      title={RULER.hint}
      onClick={jump}
    >
      <span className="ruler-sight" ref={sight} />
      {marks.map((bucket) => (
        <span
          key={bucket}
          className="ruler-mark"
          style={{ top: `${((bucket + 0.5) / BUCKETS) * 100}%` }}
        />
      ))}
    </button>
  )
}
