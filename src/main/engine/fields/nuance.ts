import type { Nuance } from '@shared/contract/review'
import { type FieldKey, type FieldValue, fieldByKey } from '@shared/fields/field-registry'
import { textOfHtml } from './canonical-html'
import { haveOtherWords } from './other-words'

/**
 * In what two values that are not the same differ when it is less than their content, so that a person
 * can pass over it at a glance. Null: the content differs, or a side has none.
 */
export function nuanceOf(field: FieldKey, ours: FieldValue, theirs: FieldValue): Nuance | null {
  if (ours === null || theirs === null) return null
  if (typeof ours === 'string' && typeof theirs === 'string') {
    return fieldByKey(field).kind === 'html' ? htmlNuance(ours, theirs) : textNuance(ours, theirs)
  }
  if (typeof ours === 'string' || typeof theirs === 'string') return null
  return listNuance(field, ours, theirs)
}

function htmlNuance(ours: string, theirs: string): Nuance | null {
  if (haveOtherWords(ours, theirs)) return null
  return textOfHtml(ours) === textOfHtml(theirs) ? 'markup' : null
}

function textNuance(ours: string, theirs: string): Nuance | null {
  const withoutSpaces = (text: string): string => text.normalize('NFC').replace(/\s+/gu, '')
  const left = withoutSpaces(ours)
  const right = withoutSpaces(theirs)
  if (left === right) return 'spaces'
  return left.toLowerCase() === right.toLowerCase() ? 'case' : null
}

function listNuance(
  field: FieldKey,
  ours: readonly string[],
  theirs: readonly string[],
): Nuance | null {
  if (ours.length !== theirs.length) return null
  const sorted = (items: readonly string[]): string =>
    JSON.stringify(items.map((item) => item.normalize('NFC').trim()).sort())
  if (sorted(ours) === sorted(theirs)) return 'order'
  // Names in the same places: an option that was renamed keeps its values, so it is no other option.
  return field === 'option-names' ? 'rename' : null
}
