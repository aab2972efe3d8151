import type { Side } from '@shared/catalog/product'
import type { DifferenceRow } from '@shared/contract/review'
import { isTooLarge, RenderedHtml } from '../../components/rich-text'
import { hasMoved, ValueText } from '../../components/values'
import { useCompareStore } from './compare-store'
import type { DescriptionProps } from './description-props'
import { DescriptionSource } from './description-source'
import { DescriptionWords } from './description-words'
import './detail-value.css'
import { presenceWord } from './row-words'
import { PANE } from './texts'

type DetailValueProps = { readonly row: DifferenceRow; readonly side: Side | 'base' }

/** A value in full, as its kind is best read. */
export function DetailValue({ row, side }: DetailValueProps) {
  if (side !== 'base') {
    const presence = presenceWord(row, side)
    if (presence !== null) return <p className="detail-figure">{presence}</p>
  }
  const value = row[side]
  const changedBy = side === 'base' ? null : row.changedBy
  const markSide = side === 'base' ? 'ours' : side
  if (row.field === 'description' && typeof value === 'string' && value !== '') {
    const base = hasMoved(markSide, changedBy) && typeof row.base === 'string' ? row.base : null
    return <Description html={value} base={base} side={side} />
  }
  return (
    <p className="detail-figure">
      <ValueText
        side={markSide}
        field={row.field}
        value={value}
        base={row.base}
        changedBy={changedBy}
      />
    </p>
  )
}

function Description(props: DescriptionProps) {
  const view = useCompareStore((store) => store.textView)
  const tooLarge = isTooLarge(props.html) || isTooLarge(props.base ?? '')
  if (view === 'source') return <DescriptionSource {...props} />
  if (view === 'rendered' && !tooLarge) return <Rendered {...props} />
  return (
    <>
      {tooLarge ? <p className="detail-large faint">{PANE.tooLarge}</p> : null}
      <DescriptionWords {...props} />
    </>
  )
}

function Rendered({ html, base, side }: DescriptionProps) {
  return (
    <RenderedHtml
      html={html}
      base={base}
      side={side === 'base' ? 'ours' : side}
      label={PANE.renderedNames[side]}
    />
  )
}
