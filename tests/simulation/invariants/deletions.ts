import type { Deletion, DifferenceRow } from '@shared/contract/review'
import { isSame, listText, unitsText } from '../world/fields'
import type { EntryFact } from '../world/state-view'
import { hold } from '../world/violation'

/** Whether a decision takes a variant away where the other side has none. */
export function isDeletion(entry: EntryFact): boolean {
  if (entry.kind !== 'variant' || entry.direction === 'none') return false
  return entry.direction === 'to-shopify'
    ? entry.ams_variant_id === ''
    : entry.shopify_variant_id === null
}

/** Accept All and rules delete nothing: a person decides it row by row. */
export function holdNoDeletion(entry: EntryFact): void {
  hold(
    !isDeletion(entry),
    'deletions',
    () => `entry ${entry.id} deletes a variant, and was decided with many others`,
  )
}

/** Whether a choice takes a variant or an option away. */
export function takesAway(
  { kind, field, ours, theirs }: DifferenceRow,
  choice: 'ours' | 'theirs',
): boolean {
  const [given, received] = choice === 'ours' ? [ours, theirs] : [theirs, ours]
  if (kind === 'variant') return given === null
  return field === 'option-names' && (given ?? []).length < (received ?? []).length
}

/** What a person saw listed before the push that runs, by decision. */
export type Listed = ReadonlyMap<number, Deletion>

/** Whether a value of a deleted variant is the one that stood in the list. */
export function isAsListed(deletion: Deletion, field: string, value: string | null): boolean {
  switch (field) {
    case 'sku':
      return deletion.sku === value
    case 'retail-price':
      return isSame(field, deletion.price, value)
    case 'stock':
      return unitsText(deletion.stock) === value
    case 'option-values':
      return value !== null && deletion.variantLabel === joined(value)
    default:
      return true
  }
}

function joined(list: string): string {
  const values: unknown = JSON.parse(list)
  return Array.isArray(values) ? values.join(', ') : listText([])
}
