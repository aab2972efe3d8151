import type { Side } from '@shared/catalog/product'
import type { ChangedBy } from '@shared/contract/review'
import type { FieldKey, FieldValue } from '@shared/fields/field-registry'
import { t } from '@shared/words/words'
import { memo } from 'react'
import { cutAroundChange, MarkedText } from '../rich-text'
import { useCurrency } from './currency'
import { hasMoved, isMissing, markedValue } from './shown-value'

type ValueTextProps = {
  readonly side: Side
  readonly field: FieldKey | null
  readonly value: FieldValue
  readonly base: FieldValue
  readonly changedBy: ChangedBy | null
  /** One line of a table: begins shortly before the first change. */
  readonly cut?: boolean
}

/** One side's value, with what it changed since the last agreement marked. */
export const ValueText = memo(function ValueText(props: ValueTextProps) {
  const { side, field, value, base, changedBy, cut = false } = props
  const currency = useCurrency()
  const moved = hasMoved(side, changedBy)
  const stretches = markedValue({ field, value, base, moved, currency })
  const unmarked = moved && field === 'description' && stretches.every((s) => s.mark === 'same')
  if (unmarked && cut) return <span className="faint">{t`Markup only`}</span>
  return (
    <span className={isMissing(value) ? 'faint' : moved ? undefined : 'muted'}>
      <MarkedText side={side} stretches={cut ? cutAroundChange(stretches) : stretches} />
      {unmarked ? <span className="faint"> {t`Markup only`}</span> : null}
    </span>
  )
})
