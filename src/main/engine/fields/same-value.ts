import { canonicalDecimal } from '@shared/catalog/money'
import type { FieldKind, FieldValue } from '@shared/fields/field-registry'
import { canonicalHtml } from './canonical-html'
import { haveOtherWords } from './other-words'

/**
 * The spelling that equal values of a kind share. Two values are the same when their canonical forms
 * are equal text. It is only compared, never shown and never sent.
 */
export function canonicalValue(kind: FieldKind, value: FieldValue): string {
  if (value === null) return 'null'
  if (typeof value !== 'string') {
    return JSON.stringify(kind === 'images' ? value : value.map(plainText))
  }
  switch (kind) {
    case 'html':
      return canonicalHtml(value)
    case 'money':
      return canonicalDecimal(value)
    case 'text':
      return plainText(value)
    case 'exact':
    case 'status':
    case 'selling':
    case 'list':
    case 'stock':
    case 'images':
    case 'image':
      return value
  }
}

/** Whether two values of a field are the same under its kind's rule. */
export function sameValue(kind: FieldKind, left: FieldValue, right: FieldValue): boolean {
  if (left === null || right === null) return left === right
  if (left === right || haveSameItems(left, right)) return true
  if (kind === 'html' && typeof left === 'string' && typeof right === 'string') {
    if (haveOtherWords(left, right)) return false
  }
  return canonicalValue(kind, left) === canonicalValue(kind, right)
}

/** Equal text by text: nearly all lists that are compared are, and a canonical form costs several times as much. */
function haveSameItems(
  left: string | readonly string[],
  right: string | readonly string[],
): boolean {
  if (typeof left === 'string' || typeof right === 'string') return false
  return left.length === right.length && left.every((item, index) => item === right[index])
}

/**
 * Whether the two sides agree. It is `sameValue`, save for `selling`, which is not symmetric: only an
 * inactive AMS product that customers can still buy contradicts; an active one may well be a draft.
 */
export function sidesAgree(kind: FieldKind, ours: FieldValue, theirs: FieldValue): boolean {
  if (kind === 'selling') return !(ours === 'inactive' && theirs === 'active')
  return sameValue(kind, ours, theirs)
}

function plainText(text: string): string {
  return text.normalize('NFC').trim()
}
