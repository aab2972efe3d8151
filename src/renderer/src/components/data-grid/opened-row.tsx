import { type ReactNode, useEffect, useRef } from 'react'

type OpenedRowProps = {
  readonly top: number
  /** Told its height whenever that changes. */
  readonly onHeight: (height: number) => void
  readonly children: ReactNode
}

/** What a row has more to tell, under it and as high as it needs to be. */
export function OpenedRow({ top, onHeight, children }: OpenedRowProps) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const watched = box.current
    if (!watched) return
    const observer = new ResizeObserver(() => onHeight(watched.offsetHeight))
    observer.observe(watched)
    return () => observer.disconnect()
  }, [onHeight])
  return (
    <div
      ref={box}
      role="row"
      tabIndex={-1}
      className="data-grid-opened"
      style={{ transform: `translateY(${top}px)` }}
      onMouseDown={(event) => event.stopPropagation()}
    >
      <div role="gridcell">{children}</div>
    </div>
  )
}
