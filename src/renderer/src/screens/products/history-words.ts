import type { HistoryKind, HistoryRow } from '@shared/contract/history'
import { fieldByKey } from '@shared/fields/field-registry'
import { changedPairs, cutText } from '../../components/rich-text'
import { shownValue } from '../../components/values'

export const HISTORY_KIND_WORDS: Readonly<Record<HistoryKind, string>> = {
  decision: 'Decisions',
  push: 'Pushes',
  ams: 'AMS',
  shopify: 'Shopify',
  link: 'Links',
}

export type HistoryWords = {
  /** "Retail price of Large in Shopify". */
  readonly what: string
  /** "$32.00"; null where no value changed. */
  readonly from: string | null
  readonly to: string | null
  /** Who it was, and why; without the request. */
  readonly who: string
}

/** A line of the history in words. Request ids and times are left to who shows them. */
export function historyWords(row: HistoryRow, currency: string | null): HistoryWords {
  const hasValues = row.field !== null && WITH_VALUES.has(row.action)
  const change = hasValues ? changeOf(row, currency) : null
  return {
    what: whatOf(row, currency),
    from: change && cutText(change.from),
    to: change && cutText(change.to),
    who: [whoOf(row), row.note].filter(Boolean).join(' '),
  }
}

/** Longer texts are told by the first words that changed, as nobody reads them twice to compare them. */
const LONG_TEXT = 80

function changeOf(
  row: HistoryRow,
  currency: string | null,
): { readonly from: string; readonly to: string } | null {
  const from = shownValue(row.field, row.before, currency)
  const to = shownValue(row.field, row.after, currency)
  if (Math.max(from.length, to.length) <= LONG_TEXT) return { from, to }
  const [first, ...others] = changedPairs(from, to)
  if (!first) return null
  const more = others.length === 0 ? '' : ' …'
  return { from: first.from || 'nothing', to: `${first.to || 'nothing'}${more}` }
}

const WITH_VALUES: ReadonlySet<HistoryRow['action']> = new Set([
  'decided',
  'roll-back-decided',
  'changed',
  'refused',
  'parked',
  'came-back',
  'tried',
  'file-changed',
  'stock-moved',
  'seen',
] as const)

function whatOf(row: HistoryRow, currency: string | null): string {
  const subject = isDeletion(row) ? `Variant ${nameOf(row, currency)}` : subjectOf(row)
  const side = row.side === 'ours' ? 'AMS' : 'Shopify'
  switch (row.action) {
    case 'decided':
      if (isDeletion(row)) return `Decided: ${row.side === 'ours' ? 'delete' : 'remove'} ${subject}`
      return row.field === null
        ? `Decided: ${row.side === 'ours' ? 'push it' : 'import it'}`
        : `Decided for ${side}: ${subject}`
    case 'skipped':
      return `Skipped: ${subject}`
    case 'roll-back-decided':
      return `Roll back decided: ${subject}`
    case 'undone':
      return `Undone: ${subject}`
    case 'redone':
      return `Decided again: ${subject}`
    case 'taken-back':
      return `Taken back: ${subject}`
    case 'came-back':
      return `Came back, nothing sent: ${subject}`
    case 'withdrawn':
      return `Nothing left to send: ${subject}`
    case 'changed':
      if (isDeletion(row)) {
        return row.side === 'ours' ? `${subject} removed from AMS` : `${subject} deleted in Shopify`
      }
      return row.side === 'ours' ? `${subject} taken into AMS` : `${subject} pushed to Shopify`
    case 'created':
      return 'Created in Shopify'
    case 'imported':
      return 'Imported into AMS'
    case 'already-there':
      return `${subject} was there already`
    case 'parked':
      return `Not pushed, parked: ${subject}`
    case 'refused':
      return `Shopify refused: ${subject}`
    case 'tried':
      return `Tried to send: ${subject}`
    case 'file-new':
      return 'New in AMS'
    case 'file-changed':
    case 'stock-moved':
      return `${subject} in AMS`
    case 'file-missing':
      return 'Left out by the AMS file'
    case 'seen':
      return `${subject} in Shopify`
    case 'linked':
      return 'Linked'
    case 'unlinked':
      return 'Unlinked'
    case 'not-same':
      return 'Called not the same'
  }
}

/** What it was about was there, and is to be there no more: a variant that one side had alone. */
function isDeletion({ field, before, after }: HistoryRow): boolean {
  return field === null && before !== null && after === null
}

function nameOf({ variantLabel, before }: HistoryRow, currency: string | null): string {
  return variantLabel === '' ? shownValue(null, before, currency) : variantLabel
}

/** "Retail price of Large", "Description", or the product as a whole. */
function subjectOf({ field, variantLabel }: HistoryRow): string {
  if (field === null) return variantLabel === '' ? 'Product' : `Variant ${variantLabel}`
  const { label } = fieldByKey(field)
  return variantLabel === '' ? label : `${label} of ${variantLabel}`
}

function whoOf({ by, action }: HistoryRow): string {
  switch (by.who) {
    case 'person':
      return 'By a person, in Concord.'
    case 'rule':
      return `By rule ${by.name}.`
    case 'file':
      return `By the file ${by.name}.`
    case 'shopify':
      return 'Changed in Shopify, seen by a read.'
    case 'concord':
      return action === 'linked' ? 'By Concord.' : ''
  }
}
