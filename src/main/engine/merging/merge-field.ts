import type { FieldKind, FieldValue } from '@shared/fields/field-registry'
import { sameValue, sidesAgree, speaksFor } from '../fields'

/**
 * What a three-way comparison of one field says. `agreed` is the value on which both sides last agreed;
 * `undefined` means that they never did.
 */
export type FieldMerge =
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'both-to-the-same' }
  | { readonly kind: 'ours-changed' }
  | { readonly kind: 'theirs-changed' }
  | { readonly kind: 'conflict' }
  | { readonly kind: 'never-agreed' }

/** Exactly one answer for every combination; tests/main/engine/merging walks all of them. */
export function mergeField(
  kind: FieldKind,
  agreed: FieldValue | undefined,
  ours: FieldValue,
  theirs: FieldValue,
): FieldMerge {
  const base = agreed === undefined || speaksFor(kind, agreed, ours, theirs) ? agreed : undefined
  if (sidesAgree(kind, ours, theirs)) {
    return base !== undefined && sameValue(kind, base, ours)
      ? { kind: 'unchanged' }
      : { kind: 'both-to-the-same' }
  }
  if (base === undefined) return { kind: 'never-agreed' }
  if (sameValue(kind, base, ours)) return { kind: 'theirs-changed' }
  if (sameValue(kind, base, theirs)) return { kind: 'ours-changed' }
  return { kind: 'conflict' }
}
