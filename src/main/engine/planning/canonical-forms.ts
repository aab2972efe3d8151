import type { DifferenceDetail, DifferenceRow } from '@shared/contract/review'
import { type FieldValue, fieldByKey } from '@shared/fields/field-registry'
import { canonicalValue } from '../fields'

/** The spellings that were compared, so that a person can see why two values are not the same. */
export function canonicalForms(
  row: Pick<DifferenceRow, 'field' | 'ours' | 'theirs' | 'base' | 'baseAgreedAt'>,
): DifferenceDetail['canonical'] {
  if (row.field === null) return { ours: null, theirs: null, base: null }
  const { kind } = fieldByKey(row.field)
  const form = (value: FieldValue): string | null =>
    value === null ? null : canonicalValue(kind, value)
  return {
    ours: form(row.ours),
    theirs: form(row.theirs),
    base: row.baseAgreedAt === null ? null : form(row.base),
  }
}
