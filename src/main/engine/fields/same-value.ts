import { altsOf } from '@shared/catalog/image-labels'
import { canonicalDecimal } from '@shared/catalog/money'
import type { FieldKind, FieldValue } from '@shared/fields/field-registry'
import { itemsOf } from '@shared/fields/items-of'
import { canonicalHtml } from './canonical-html'
import { haveOtherWords } from './other-words'

/**
 * The spelling that equal values of a kind share. Two values are the same when their canonical forms
 * are equal text, but for `image-order` and `image-alts`, which are compared pair by pair (`sameValue`).
 * It is only compared, never sent.
 */
export function canonicalValue(kind: FieldKind, value: FieldValue): string {
  if (value === null) return 'null'
  if (typeof value !== 'string') {
    return JSON.stringify(canonicalList(kind, value))
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
    case 'image-order':
    case 'image-alts':
    case 'image':
      return value
  }
}

/** Whether two values of a field are the same under its kind's rule. */
export function sameValue(kind: FieldKind, left: FieldValue, right: FieldValue): boolean {
  if (left === null || right === null) return left === right
  if (left === right || haveSameItems(left, right)) return true
  if (typeof left !== 'string' && typeof right !== 'string') {
    // Of pictures that only one side has there is nothing to compare: they are a matter of `images`.
    if (kind === 'image-order') return haveSameOrder(left, right)
    if (kind === 'image-alts') return haveSameAlts(altsOf(left), altsOf(right))
  }
  if (kind === 'html' && typeof left === 'string' && typeof right === 'string') {
    if (haveOtherWords(left, right)) return false
  }
  return canonicalValue(kind, left) === canonicalValue(kind, right)
}

function canonicalList(kind: FieldKind, value: readonly string[]): readonly string[] {
  switch (kind) {
    case 'images':
      return [...new Set(value)].sort()
    case 'image-order':
    case 'image-alts':
      return value
    default:
      return value.map(plainText)
  }
}

function haveSameOrder(left: readonly string[], right: readonly string[]): boolean {
  const inLeft = new Set(left)
  const inRight = new Set(right)
  return haveSameItems(
    [...inLeft].filter((label) => inRight.has(label)),
    [...inRight].filter((label) => inLeft.has(label)),
  )
}

function haveSameAlts(
  left: ReadonlyMap<string, string>,
  right: ReadonlyMap<string, string>,
): boolean {
  return [...left].every(([label, alt]) => {
    const other = right.get(label)
    return other === undefined || plainText(other) === plainText(alt)
  })
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

/**
 * Whether an agreed value says anything of these two. Of pictures it says only what it has: where both sides got one
 * since, which of them changed it is not known.
 */
export function speaksFor(
  kind: FieldKind,
  agreed: FieldValue,
  ours: FieldValue,
  theirs: FieldValue,
): boolean {
  if (kind !== 'image-order' && kind !== 'image-alts') return true
  const labels = (value: FieldValue): readonly string[] =>
    kind === 'image-alts' ? [...altsOf(itemsOf(value)).keys()] : itemsOf(value)
  const known = new Set(labels(agreed))
  const there = new Set(labels(theirs))
  return labels(ours).every((label) => known.has(label) || !there.has(label))
}

function plainText(text: string): string {
  return text.normalize('NFC').trim()
}
