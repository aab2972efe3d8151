import type { HistoryKind, HistoryRow } from '@shared/contract/history'
import { isAmsOnly, labelOfField } from '@shared/fields/editable-fields'
import { t } from '@shared/words/words'
import { changedPairs, cutText } from '../../components/rich-text'
import { shownValue } from '../../components/values'

export const HISTORY_KIND_WORDS: Readonly<Record<HistoryKind, string>> = {
  decision: t`Decisions`,
  push: t`Pushes`,
  ams: 'AMS',
  shopify: 'Shopify',
  link: t`Links`,
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
  // What only AMS has is shown as it was written.
  const field = row.field === null || isAmsOnly(row.field) ? null : row.field
  const from = shownValue(field, row.before, currency)
  const to = shownValue(field, row.after, currency)
  if (Math.max(from.length, to.length) <= LONG_TEXT) return { from, to }
  const [first, ...others] = changedPairs(from, to)
  if (!first) return null
  const more = others.length === 0 ? '' : ' …'
  return { from: first.from || t`nothing`, to: `${first.to || t`nothing`}${more}` }
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
  'edited',
  'edit-undone',
  'edit-redone',
  'seen',
] as const)

function whatOf(row: HistoryRow, currency: string | null): string {
  const subject = isDeletion(row) ? t`Variant ${nameOf(row, currency)}` : subjectOf(row)
  const side = row.side === 'ours' ? 'AMS' : 'Shopify'
  switch (row.action) {
    case 'decided':
      if (isDeletion(row)) {
        return row.side === 'ours' ? t`Decided: delete ${subject}` : t`Decided: remove ${subject}`
      }
      if (row.field !== null) return t`Decided for ${side}: ${subject}`
      return row.side === 'ours' ? t`Decided: push it` : t`Decided: import it`
    case 'skipped':
      return t`Skipped: ${subject}`
    case 'roll-back-decided':
      return t`Roll back decided: ${subject}`
    case 'undone':
      return t`Undone: ${subject}`
    case 'redone':
      return t`Decided again: ${subject}`
    case 'taken-back':
      return t`Taken back: ${subject}`
    case 'came-back':
      return t`Came back, nothing sent: ${subject}`
    case 'withdrawn':
      return t`Nothing left to send: ${subject}`
    case 'changed':
      if (isDeletion(row)) {
        return row.side === 'ours'
          ? t`${subject} removed from AMS`
          : t`${subject} deleted in Shopify`
      }
      return row.side === 'ours' ? t`${subject} taken into AMS` : t`${subject} pushed to Shopify`
    case 'created':
      return t`Created in Shopify`
    case 'imported':
      return t`Imported into AMS`
    case 'already-there':
      return t`${subject} was there already`
    case 'parked':
      return t`Not pushed, parked: ${subject}`
    case 'refused':
      return t`Shopify refused: ${subject}`
    case 'tried':
      return t`Tried to send: ${subject}`
    case 'file-new':
      return t`New in AMS`
    case 'file-changed':
    case 'stock-moved':
      return t`${subject} in AMS`
    case 'edited':
      return editedWords(row, currency)
    case 'edit-undone':
      return t`Undone: ${editedWords(row, currency)}`
    case 'edit-redone':
      return t`Done again: ${editedWords(row, currency)}`
    case 'made':
      return t`Made in AMS`
    case 'unmade':
      return t`Removed from AMS again`
    case 'file-missing':
      return t`Left out by AMS`
    case 'seen':
      return t`${subject} in Shopify`
    case 'linked':
      return t`Linked`
    case 'unlinked':
      return t`Unlinked`
    case 'not-same':
      return t`Called not the same`
  }
}

/** "Vendor in AMS", or a variant that came or went. */
function editedWords(row: HistoryRow, currency: string | null): string {
  if (row.field !== null) return t`${subjectOf(row)} in AMS`
  const name = row.variantLabel || shownValue(null, row.before ?? row.after, currency)
  return row.after === null ? t`Variant ${name} removed from AMS` : t`Variant ${name} added in AMS`
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
  if (field === null) return variantLabel === '' ? t`Product` : t`Variant ${variantLabel}`
  const label = labelOfField(field)
  return variantLabel === '' ? label : t`${label} of ${variantLabel}`
}

function whoOf({ by, action }: HistoryRow): string {
  switch (by.who) {
    case 'person':
      return t`By a person, in Concord.`
    case 'rule':
      return t`By rule ${by.name}.`
    case 'file':
      return t`From ${by.name}.`
    case 'shopify':
      return t`Changed in Shopify, seen by a read.`
    case 'concord':
      return action === 'linked' ? t`By Concord.` : ''
  }
}
