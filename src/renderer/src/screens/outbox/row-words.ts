import type { CameBack, OutboxRow } from '@shared/contract/sync'
import { fieldByKey } from '@shared/fields/field-registry'
import { subjectLabel } from '@shared/fields/subject-label'
import { t } from '@shared/words/words'
import { shownValue } from '../../components/values'
import { counted } from '../../format'
import { ROLL_BACK, ROW_STATES, SENT_WORDS } from './texts'

/** The receiving side's value when it was decided, and the one it gets, as a person reads them. */
export function valueWords(
  row: OutboxRow,
  currency: string | null,
): { readonly now: string; readonly willBe: string } {
  const words = (value: OutboxRow['now']): string =>
    value === null && row.field === null ? t`Not there` : shownValue(row.field, value, currency)
  return { now: words(row.now), willBe: words(row.willBe) }
}

/** What became of a decision: one about AMS was taken, not sent. */
export function stateWord(row: OutboxRow): string {
  return row.state === 'done' && row.direction === 'to-ams' ? t`Taken` : ROW_STATES[row.state]
}

function directionWords({ direction, rollsBack }: OutboxRow): string {
  if (rollsBack) return ROLL_BACK.decision(direction)
  return direction === 'to-shopify' ? t`AMS to Shopify` : t`Shopify into AMS`
}

/** The whole row in a sentence for screen readers. */
export function rowName(row: OutboxRow, currency: string | null): string {
  const where = directionWords(row)
  const what = [row.productName, row.sku, subjectLabel(row)].filter(Boolean).join(', ')
  const { now, willBe } = valueWords(row, currency)
  const reason = row.reason ? `. ${row.reason}` : ''
  return t`${what}. Now ${now}, will be ${willBe}. ${where}. ${stateWord(row)}${reason}`
}

/** A value of what came back, as a person reads it. */
export function cameBackValue(
  { field }: CameBack,
  value: CameBack['seen']['ours'],
  currency: string | null,
): string {
  return value === null && field === null ? t`Not there` : shownValue(field, value, currency)
}

/** The side whose value is another than the one that was seen; Shopify's where both are. Null: neither. */
export function movedSide({ seen, now }: CameBack): 'ours' | 'theirs' | null {
  if (now === null) return null
  const isOther = (side: 'ours' | 'theirs'): boolean =>
    JSON.stringify(seen[side]) !== JSON.stringify(now[side])
  return isOther('theirs') ? 'theirs' : isOther('ours') ? 'ours' : null
}

/** What a waiting row adds to a push; rows of one product that travel in one request are told once. */
export function sentWords(row: OutboxRow, previous: OutboxRow | undefined): string {
  if (row.direction === 'to-ams') {
    return row.kind === 'product' ? SENT_WORDS.imported : SENT_WORDS.intoAms
  }
  const isWithAbove =
    previous?.direction === 'to-shopify' &&
    previous.productName === row.productName &&
    requestOf(previous) === requestOf(row)
  if (isWithAbove) return SENT_WORDS.withAbove
  const { requests, points } = row.cost ?? { requests: 0, points: 0 }
  return row.kind === 'product'
    ? SENT_WORDS.created(counted(points, 'point'))
    : SENT_WORDS.sent(counted(requests, 'request'), counted(points, 'point'))
}

/** Fields that travel in one request have one name (`engine/outbox/plan-writes.ts`). */
function requestOf({ field, kind }: OutboxRow): string {
  if (field === null) return kind
  if (field === 'stock' || field === 'option-names' || field === 'option-values') return field
  return fieldByKey(field).level
}
