import { imageFileName } from '@shared/catalog/image-labels'
import type { Side } from '@shared/catalog/product'
import type { DifferenceRow } from '@shared/contract/review'
import type { FieldValue } from '@shared/fields/field-registry'
import { Description } from '../../components/description'
import { MarkedText } from '../../components/rich-text'
import { hasMoved, ValueText } from '../../components/values'
import { useCompareStore } from './compare-store'
import './detail-value.css'
import { presenceWord } from './row-words'

type DetailValueProps = { readonly row: DifferenceRow; readonly side: Side | 'base' }

/** A value in full, as its kind is best read. */
export function DetailValue({ row, side }: DetailValueProps) {
  const view = useCompareStore((store) => store.textView)
  if (side !== 'base') {
    const presence = presenceWord(row, side)
    if (presence !== null) return <p className="detail-figure">{presence}</p>
  }
  const value = row[side]
  const changedBy = side === 'base' ? null : row.changedBy
  const markSide = side === 'base' ? 'ours' : side
  if (row.field === 'description' && typeof value === 'string' && value !== '') {
    const base = hasMoved(markSide, changedBy) && typeof row.base === 'string' ? row.base : null
    return <Description view={view} html={value} base={base} side={side} />
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
