import type { AmsBrake, AmsEffect, AmsMany, AmsManyPreview } from '@shared/contract/ams-decisions'
import { BRAKE_FROM, BRAKE_LIMITS } from '@shared/contract/review'
import {
  type AmsConflictCounts,
  REMOVED_HERE,
  REMOVED_THERE,
  type StateStore,
  VARIANT_REMOVED_THERE,
} from '../ports'
import { standsInHistory } from './conflict-kinds'
import { conflictRow } from './open-rows'
import { COMMITMENTS, ON_HAND } from './place'

const MOST_EXAMPLES = 5

type Effects = { readonly ours: AmsEffect; readonly theirs: AmsEffect }
/** By kind, which is a text that a page gives: no property of an object. */
const OF_REMOVALS: ReadonlyMap<string, Effects> = new Map([
  [REMOVED_HERE, { ours: 'removes-there', theirs: 'brings-back' }],
  [REMOVED_THERE, { ours: 'makes-there', theirs: 'removes-here' }],
  [VARIANT_REMOVED_THERE, { ours: 'makes-variants-there', theirs: 'removes-variants-here' }],
])
const OF_VALUES: Effects = { ours: 'writes-there', theirs: 'writes-here' }

/** A wrong file or a shifted column shows in these sooner than in a name. */
const LIMITS: ReadonlyMap<string, number> = new Map([
  ['sku', BRAKE_LIMITS.sku],
  [ON_HAND, BRAKE_LIMITS['sold-out']],
])

/** What one answer to all conflicts of a kind does. */
export function previewMany(
  { ams, amsServer }: Pick<StateStore, 'ams' | 'amsServer'>,
  many: AmsMany,
): AmsManyPreview {
  const { kind } = many
  const counts = countsOf({ amsServer }, kind)
  const effect = effectOf(many)
  return {
    effect,
    values: counts.values,
    products: counts.products,
    held: many.keep === 'ours' ? amsServer.heldByOthers(kind) : 0,
    movesStock: effect === 'writes-here' && (kind === ON_HAND || kind === COMMITMENTS),
    isInHistory: standsInHistory(kind),
    brake: brakeOfMany(counts, effect, ams.info()?.products ?? 0),
    examples: amsServer
      .conflictsOfKind(kind, MOST_EXAMPLES)
      .map((conflict) => conflictRow({ ams, amsServer }, conflict)),
    seen: amsServer.conflictMark(kind),
  }
}

export function countsOf(
  { amsServer }: Pick<StateStore, 'amsServer'>,
  kind: string,
): AmsConflictCounts {
  const found = amsServer.conflictKinds().find((counts) => counts.kind === kind)
  return found ?? { kind, values: 0, products: 0 }
}

export function effectOf({ kind, keep }: AmsMany): AmsEffect {
  return (OF_REMOVALS.get(kind) ?? OF_VALUES)[keep]
}

/**
 * What a person has to type first: how much of it goes, where that brings nothing back; how many products change, where
 * that is a large share of the catalog's `of` products. Null where neither is.
 */
export function brakeOfMany(
  { kind, values, products }: AmsConflictCounts,
  effect: AmsEffect,
  of: number,
): AmsBrake | null {
  const limitPercent = LIMITS.get(kind) ?? BRAKE_LIMITS.price
  if (values === 0) return null
  switch (effect) {
    case 'removes-there':
    case 'removes-here':
      return { kind: 'removal', count: products, of, limitPercent: 0 }
    case 'removes-variants-here':
      return { kind: 'removal', count: values, of, limitPercent: 0 }
    // Nothing is written over.
    case 'brings-back':
    case 'makes-there':
    case 'makes-variants-there':
      return null
    case 'writes-there':
    case 'writes-here': {
      const isMany = products >= BRAKE_FROM && products * 100 > of * limitPercent
      return isMany ? { kind: 'many', count: products, of, limitPercent } : null
    }
  }
}
