import type { Side } from '@shared/catalog/product'
import type { DifferenceRow } from '@shared/contract/review'
import type { FieldValue } from '@shared/fields/field-registry'
import { Description } from '../../components/description'
import { pictureField } from '../../components/pictures'
import { hasMoved, isMissing, ValueText } from '../../components/values'
import { useCompareStore } from './compare-store'
import { DetailPictures } from './detail-pictures'
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
  if (!isMissing(value) && pictureField(row.field) !== null) {
    return <DetailPictures row={row} side={side} />
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
