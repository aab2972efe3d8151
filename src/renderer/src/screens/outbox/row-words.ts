import type { OutboxRow } from '@shared/contract/sync'
import { fieldByKey } from '@shared/fields/field-registry'
import { shownValue } from '../../components/values'
import { ROLL_BACK, ROW_STATES } from './texts'

/** What a row is about: a field, or a whole product or variant. */
export function whatWord({ field, kind }: OutboxRow): string {
  if (field !== null) return fieldByKey(field).label
  return kind === 'variant' ? 'Variant' : 'Product'
}

/** The receiving side's value when it was decided, and the one it gets, as a person reads them. */
export function valueWords(
  row: OutboxRow,
  currency: string | null,
): { readonly now: string; readonly willBe: string } {
  const words = (value: OutboxRow['now']): string =>
    value === null && row.field === null ? 'Not there' : shownValue(row.field, value, currency)
  return { now: words(row.now), willBe: words(row.willBe) }
}

/** What became of a decision: one about AMS was taken, not sent. */
export function stateWord(row: OutboxRow): string {
  return row.state === 'done' && row.direction === 'to-ams' ? 'Taken' : ROW_STATES[row.state]
}

function directionWords({ direction, rollsBack }: OutboxRow): string {
  if (rollsBack) return ROLL_BACK.decision(direction)
  return direction === 'to-shopify' ? 'AMS to Shopify' : 'Shopify into AMS'
}

/** The whole row in a sentence for screen readers. */
export function rowName(row: OutboxRow, currency: string | null): string {
  const where = directionWords(row)
  const what = [row.productName, row.sku, whatWord(row)].filter(Boolean).join(', ')
  const { now, willBe } = valueWords(row, currency)
  const reason = row.reason ? `. ${row.reason}` : ''
  return `${what}. Now ${now}, will be ${willBe}. ${where}. ${stateWord(row)}${reason}`
}
