import { imageFileName } from '@shared/catalog/image-labels'
import type { Side } from '@shared/catalog/product'
import type { DifferenceRow } from '@shared/contract/review'
import type { FieldValue } from '@shared/fields/field-registry'
import { isTooLarge, MarkedText, RenderedHtml } from '../../components/rich-text'
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
  if (row.field === 'images' && value !== null && typeof value !== 'string' && value.length > 0) {
    return <ImageNames labels={value} base={changedBy === null ? null : row.base} side={markSide} />
  }
  return (
    <p className="detail-figure">
      <ValueText
        side={markSide}
        field={row.field}
        value={seen(row, value)}
        base={seen(row, row.base)}
        changedBy={changedBy}
      />
    </p>
  )
}

/** Where only spaces differ, they are made visible. */
function seen({ nuance }: DifferenceRow, value: FieldValue): FieldValue {
  return nuance === 'spaces' && typeof value === 'string' ? value.replaceAll(/\s/gu, '·') : value
}

type ImageNamesProps = {
  readonly labels: readonly string[]
  readonly base: FieldValue
  readonly side: Side
}

/** The pictures in their order, by file name; the ones that came since the last agreement are marked. */
function ImageNames({ labels, base, side }: ImageNamesProps) {
  const before = Array.isArray(base) ? base : labels
  return (
    <ol className="detail-images">
      {labels.map((label, index) => (
        <li key={label}>
          <span className="faint num">{index + 1}</span>
          <MarkedText
            side={side}
            stretches={[
              { text: imageFileName(label), mark: before.includes(label) ? 'same' : 'changed' },
            ]}
          />
        </li>
      ))}
    </ol>
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
