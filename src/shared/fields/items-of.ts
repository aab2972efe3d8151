import type { FieldValue } from './field-registry'

/** The items of a field that holds a list; none where a side has no value. */
export function itemsOf(value: FieldValue | undefined): readonly string[] {
  return typeof value === 'object' && value !== null ? value : []
}
