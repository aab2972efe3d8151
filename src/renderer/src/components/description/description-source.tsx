import { count, t } from '@shared/words/words'
import { Fragment, useMemo, useState } from 'react'
import {
  cutLine,
  type Folded,
  foldUnchanged,
  lineStretches,
  MarkedText,
  markSource,
  type SourceLine,
} from '../rich-text'
import type { DescriptionProps } from './description-props'
import { ShowMore, useShownPart } from './show-more'

/** The HTML as it is stored: lines first, then words, unchanged stretches folded. */
export function DescriptionSource({ html, base, side }: DescriptionProps) {
  const lines = useMemo(() => markSource(base, html), [base, html])
  const part = useShownPart(
    lines.map((line) => line.text.length),
    lines.findIndex((line) => line.changed),
  )
  const parts = foldUnchanged(lines.slice(part.from, part.to))
  const markSide = side === 'base' ? 'ours' : side
  return (
    <>
      <ShowMore hidden={part.before} onShow={part.showBefore} />
      <div className={`detail-source source-${markSide}`}>
        {parts.map((folded) => (
          <SourcePart key={folded.lines[0]?.number ?? 0} part={folded} side={markSide} />
        ))}
      </div>
      <ShowMore hidden={part.after} onShow={part.showAfter} />
    </>
  )
}

type SourcePartProps = { readonly part: Folded<SourceLine>; readonly side: 'ours' | 'theirs' }

function SourcePart({ part, side }: SourcePartProps) {
  const [unfolded, setUnfolded] = useState(false)
  if (part.kind === 'folded' && !unfolded) {
    return (
      <button type="button" className="source-fold" onClick={() => setUnfolded(true)}>
        {part.lines.length === 1
          ? t`1 unchanged line, show`
          : t`${count(part.lines.length)} unchanged lines, show`}
      </button>
    )
  }
  return part.lines.map((line) => (
    <Fragment key={line.number}>
      <span className="source-number" aria-hidden="true">
        {line.number}
      </span>
      <span className={line.changed ? 'source-line source-changed' : 'source-line'}>
        <MarkedText side={side} stretches={cutLine(lineStretches(line))} />
      </span>
    </Fragment>
  ))
}
