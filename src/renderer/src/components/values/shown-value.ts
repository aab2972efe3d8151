import { altsOf, imageFileName } from '@shared/catalog/image-labels'
import type { Side } from '@shared/catalog/product'
import type { ChangedBy } from '@shared/contract/review'
import {
  type FieldKey,
  type FieldKind,
  type FieldValue,
  fieldByKey,
} from '@shared/fields/field-registry'
import { counted, t } from '@shared/words/words'
import { htmlToText, markWords, type Stretch } from '../rich-text'
import { money } from './money'

const STATUS_WORDS: Readonly<Record<string, string>> = {
  ACTIVE: t`Active`,
  DRAFT: t`Draft`,
  ARCHIVED: t`Archived`,
  UNLISTED: t`Unlisted`,
  active: t`Active`,
  inactive: t`Inactive`,
}

/** A status in the words of Shopify's admin. */
export function statusWord(status: string): string {
  return STATUS_WORDS[status] ?? status
}

/** A value as a person reads it. Never blank: what is missing has a word. */
export function shownValue(
  field: FieldKey | null,
  value: FieldValue,
  currency: string | null,
): string {
  if (value === null) return t`Not set`
  const kind = field === null ? 'text' : fieldByKey(field).kind
  if (typeof value !== 'string') {
    if (value.length === 0) return OF_IMAGES.includes(kind) ? t`No image` : t`None`
    if (kind === 'images') return counted(value.length, 'image')
    if (kind === 'image-order') return value.map(imageFileName).join(', ')
    return (kind === 'image-alts' ? altTexts(value) : value).join(', ')
  }
  if (value === '') return t`Empty`
  if (kind === 'image') return imageFileName(value)
  if (kind === 'money') return money(value, currency)
  if (kind === 'status' || kind === 'selling') return statusWord(value)
  if (kind === 'html') return htmlToText(value) || t`Empty`
  return value
}

const OF_IMAGES: readonly FieldKind[] = ['images', 'image-order', 'image-alts']

/** The alt texts in the order of their pictures; one that says nothing has a word of ours. */
function altTexts(value: readonly string[]): readonly string[] {
  return [...altsOf(value).values()].map((alt) => alt.trim() || t`No alt text`)
}

/** True for values that are shown as a word of ours instead of their own text. */
export function isMissing(value: FieldValue): boolean {
  return value === null || value.length === 0
}

/** Whether a side moved since the last agreement. Only a side that moved carries marks. */
export function hasMoved(side: Side, changedBy: ChangedBy | null): boolean {
  return changedBy === 'both' || changedBy === (side === 'ours' ? 'ams' : 'shopify')
}

/** Kinds of which no part is marked: the value changed or it did not. */
const WHOLE: readonly FieldKind[] = [
  'money',
  'status',
  'selling',
  'stock',
  'images',
  'image-order',
  'image',
]

type Compared = {
  readonly field: FieldKey | null
  readonly value: FieldValue
  readonly base: FieldValue
  readonly moved: boolean
  readonly currency: string | null
}

/** The shown text in stretches, with what changed since the last agreement marked. */
export function markedValue({ field, value, base, moved, currency }: Compared): readonly Stretch[] {
  const text = shownValue(field, value, currency)
  if (!moved) return [{ text, mark: 'same' }]
  if (isMissing(value) || isMissing(base) || field === null) return [{ text, mark: 'changed' }]
  const kind = fieldByKey(field).kind
  if (kind === 'list' && Array.isArray(value) && Array.isArray(base)) return markItems(base, value)
  if (kind === 'image-alts' && Array.isArray(value) && Array.isArray(base)) {
    return markAlts(base, value)
  }
  if (WHOLE.includes(kind)) {
    return [{ text, mark: 'changed' }]
  }
  const before = shownValue(field, base, currency)
  return before === text ? [{ text, mark: 'same' }] : markWords(before, text)
}

/** Alt texts are told apart by their picture, wherever it stands. */
function markAlts(base: readonly string[], value: readonly string[]): readonly Stretch[] {
  const before = altsOf(base)
  const moved = [...altsOf(value)].map(
    ([label, alt]) => before.get(label)?.trim() !== alt.trim() && before.has(label),
  )
  return listed(altTexts(value), moved)
}

function markItems(base: readonly string[], value: readonly string[]): readonly Stretch[] {
  return listed(
    value,
    value.map((item, index) => item !== base[index]),
  )
}

function listed(items: readonly string[], moved: readonly boolean[]): readonly Stretch[] {
  return items.flatMap((item, index): Stretch[] => [
    ...(index > 0 ? [{ text: ', ', mark: 'same' } as const] : []),
    { text: item, mark: moved[index] ? 'changed' : 'same' },
  ])
}
