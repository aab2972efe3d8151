import type {
  AmsBrake,
  AmsEffect,
  AmsMany,
  AmsManyPreview,
  AmsPart,
  AmsScope,
} from '@shared/contract/ams-decisions'
import type { AmsKeep } from '@shared/contract/ams-line'
import { BRAKE_FROM, BRAKE_LIMITS } from '@shared/contract/review'
import {
  type AmsConflictCounts,
  type AmsConflictScope,
  type AmsScopeCounts,
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

/** What one answer to all conflicts of a scope does. */
export function previewMany(
  { ams, amsServer }: Pick<StateStore, 'ams' | 'amsServer'>,
  many: AmsMany,
): AmsManyPreview {
  const scope = conflictsOf(many.scope)
  const counts = amsServer.conflictCounts(scope)
  return {
    parts: partsOf(counts, many.keep, ams.info()?.products ?? 0),
    values: valuesOf(counts),
    products: counts.products,
    held: many.keep === 'ours' ? amsServer.heldByOthers(scope) : 0,
    gone: goneOf(many.scope, counts),
    examples: amsServer
      .conflictsIn(scope, MOST_EXAMPLES)
      .map((conflict) => conflictRow({ ams, amsServer }, conflict)),
    seen: amsServer.conflictMark(scope),
  }
}

export function conflictsOf(scope: AmsScope): AmsConflictScope {
  if (scope.of === 'kind') return scope
  const places = scope.places.map(({ amsProductId, amsVariantId, field }) => ({
    productId: amsProductId,
    variantId: amsVariantId,
    field,
  }))
  return { of: 'places', places }
}

/** Ticked ones that nobody is asked about any more. */
export function goneOf(scope: AmsScope, counts: AmsScopeCounts): number {
  return scope.of === 'kind' ? 0 : scope.places.length - valuesOf(counts)
}

function valuesOf({ kinds }: AmsScopeCounts): number {
  return kinds.reduce((sum, { values }) => sum + values, 0)
}

/** What becomes of them, in a catalog of `of` products: of removals by their kind, of values together. */
export function partsOf({ kinds, ofValues }: AmsScopeCounts, keep: AmsKeep, of: number): AmsPart[] {
  const removals = kinds.filter(({ kind }) => OF_REMOVALS.has(kind))
  const values = kinds.filter(({ kind }) => !OF_REMOVALS.has(kind))
  return [
    ...removals.map((counts) => partOf([counts], counts.products, keep, of)),
    ...(values.length > 0 ? [partOf(values, ofValues, keep, of)] : []),
  ]
}

function partOf(
  kinds: readonly AmsConflictCounts[],
  products: number,
  keep: AmsKeep,
  of: number,
): AmsPart {
  const effect = effectOf(kinds[0]?.kind ?? '', keep)
  const values = kinds.reduce((sum, counts) => sum + counts.values, 0)
  const isStock = kinds.some(({ kind }) => kind === ON_HAND || kind === COMMITMENTS)
  return {
    effect,
    values,
    products,
    movesStock: effect === 'writes-here' && isStock,
    isInHistory: kinds.every(({ kind }) => standsInHistory(kind)),
    brake: brakeOf({ effect, kinds, values, products }, of),
  }
}

function effectOf(kind: string, keep: AmsKeep): AmsEffect {
  return (OF_REMOVALS.get(kind) ?? OF_VALUES)[keep]
}

type Braked = Pick<AmsPart, 'effect' | 'values' | 'products'> & {
  readonly kinds: readonly AmsConflictCounts[]
}

/**
 * What a person has to type first: how much of it goes, where that brings nothing back; how many products change, where
 * that is a large share of the catalog's `of` products. Null where neither is.
 */
function brakeOf({ effect, kinds, values, products }: Braked, of: number): AmsBrake | null {
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
      // Several kinds may each stay below their limit, and be many together.
      const together = { products, limit: BRAKE_LIMITS.price }
      const each = kinds.map((one) => ({ products: one.products, limit: limitOf(one.kind) }))
      const passed = [together, ...each].filter(
        (part) => part.products >= BRAKE_FROM && part.products * 100 > of * part.limit,
      )
      const limitPercent = Math.min(...passed.map(({ limit }) => limit))
      return passed.length === 0 ? null : { kind: 'many', count: products, of, limitPercent }
    }
  }
}

function limitOf(kind: string): number {
  return LIMITS.get(kind) ?? BRAKE_LIMITS.price
}
