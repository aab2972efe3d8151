import { t } from '@shared/words/words'
import { type FieldKey, fieldByKey } from './field-registry'

/** What a decision is about: a field, or a whole product or variant. */
export function subjectLabel({
  field,
  kind,
}: {
  readonly field: FieldKey | null
  readonly kind: string
}): string {
  if (field !== null) return fieldByKey(field).label
  return kind === 'variant' ? t`Variant` : t`Product`
}
