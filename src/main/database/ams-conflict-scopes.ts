import { createHash } from 'node:crypto'
import {
  type AmsConflict,
  type AmsConflictCounts,
  type AmsConflictScope,
  type AmsPlace,
  type AmsScopeCounts,
  type AmsServerStore,
  OPTIONS_WHOLE,
  REMOVED_HERE,
  REMOVED_THERE,
  REMOVED_WHOLE,
  VARIANT_REMOVED_THERE,
} from '../engine/ports'
import type { Database } from './database'
import type { Generations } from './generations'

export type ConflictRecord = {
  product_id: string
  variant_id: string
  field: string
  found_at: string
}

export type ScopedConflicts = Pick<
  AmsServerStore,
  | 'conflictKinds'
  | 'conflictCounts'
  | 'conflictsIn'
  | 'conflictedProducts'
  | 'heldByOthers'
  | 'conflictMark'
>

type InScope = { generation: number; kind: string; places: string }

/** `conflict` and `p` are what the query calls the conflict and its product. */
function kindOf(conflict: string): string {
  return `CASE
    WHEN ${conflict}.field <> '${REMOVED_WHOLE.field}' THEN ${conflict}.field
    WHEN ${conflict}.variant_id <> '' THEN '${VARIANT_REMOVED_THERE}'
    WHEN p.id IS NULL THEN '${REMOVED_HERE}'
    ELSE '${REMOVED_THERE}' END`
}
const WITH_PRODUCT = `ams_server_conflict c
    LEFT JOIN ams_product p ON p.generation = @generation AND p.id = c.product_id`
/** Nothing of a product is sent while one of these is open. */
const HOLDS_ALL = `h.variant_id = '' AND h.field IN ('${OPTIONS_WHOLE.field}', '${REMOVED_WHOLE.field}')`
const KINDS = `SELECT ${kindOf('c')} AS kind, count(*) AS "values",
    count(DISTINCT c.product_id) AS products FROM ${WITH_PRODUCT}`
const MOST_FIRST = 'GROUP BY 1 ORDER BY 2 DESC, 1'

/** Whether a conflict is in a scope. Apart, as one condition for both would look at all where few are ticked. */
const IS_IN: Readonly<Record<AmsConflictScope['of'], (conflict: string) => string>> = {
  kind: (conflict) => `${kindOf(conflict)} = @kind`,
  places: (conflict) => `(${conflict}.product_id, ${conflict}.variant_id, ${conflict}.field) IN
    (SELECT value ->> 0, value ->> 1, value ->> 2 FROM json_each(@places))`,
}

/** What is open, by kind and in a scope. */
export function conflictScopes(db: Database, generations: Generations): ScopedConflicts {
  const selectKinds = db.prepare<[{ generation: number }], AmsConflictCounts>(
    `${KINDS} ${MOST_FIRST}`,
  )
  const queries = { kind: queriesOf(db, 'kind'), places: queriesOf(db, 'places') }
  const bound = (scope: AmsConflictScope): InScope => {
    const places = scope.of === 'places' ? scope.places : []
    return {
      generation: generations.liveId('ams'),
      kind: scope.of === 'kind' ? scope.kind : '',
      places: JSON.stringify(
        places.map(({ productId, variantId, field }) => [productId, variantId, field]),
      ),
    }
  }
  const inScope = (scope: AmsConflictScope) => ({ ...queries[scope.of], bound: bound(scope) })
  return {
    conflictKinds: () => selectKinds.all({ generation: generations.liveId('ams') }),
    conflictCounts(scope) {
      const { kinds, counts, bound } = inScope(scope)
      const { products, ofValues } = counts.get(bound) ?? { products: 0, ofValues: 0 }
      return { kinds: kinds.all(bound), products, ofValues }
    },
    conflictsIn(scope, limit) {
      const { first, bound } = inScope(scope)
      return first.all({ ...bound, limit }).map(toConflict)
    },
    conflictedProducts(scope, after, limit) {
      const { products, ofProduct, bound } = inScope(scope)
      return products.all({ ...bound, after, limit }).map((productId) => ({
        productId,
        places: ofProduct.all({ ...bound, productId }).map(toPlace),
      }))
    },
    heldByOthers(scope) {
      const { held, bound } = inScope(scope)
      return held.get(bound) ?? 0
    },
    conflictMark(scope) {
      const { ground, bound } = inScope(scope)
      const hash = createHash('sha256')
      for (const row of ground.iterate(bound)) hash.update(JSON.stringify(row))
      return hash.digest('base64url')
    },
  }
}

function queriesOf(db: Database, of: AmsConflictScope['of']) {
  const isIn = IS_IN[of]
  const from = `${WITH_PRODUCT} WHERE ${isIn('c')}`
  return {
    kinds: db.prepare<InScope, AmsConflictCounts>(`${KINDS} WHERE ${isIn('c')} ${MOST_FIRST}`),
    counts: db.prepare<InScope, Pick<AmsScopeCounts, 'products' | 'ofValues'>>(
      `SELECT count(DISTINCT c.product_id) AS products, count(DISTINCT CASE
       WHEN c.field <> '${REMOVED_WHOLE.field}' THEN c.product_id END) AS ofValues FROM ${from}`,
    ),
    first: db.prepare<InScope & { limit: number }, ConflictRecord>(
      `SELECT c.product_id, c.variant_id, c.field, c.found_at FROM ${from}
     ORDER BY c.found_at, c.product_id, c.variant_id, c.field LIMIT @limit`,
    ),
    products: db
      .prepare<InScope & { after: string; limit: number }, string>(
        `SELECT DISTINCT c.product_id FROM ${from}
       AND c.product_id > @after ORDER BY c.product_id LIMIT @limit`,
      )
      .pluck(),
    ofProduct: db.prepare<InScope & { productId: string }, ConflictRecord>(
      `SELECT c.product_id, c.variant_id, c.field, c.found_at FROM ${from}
     AND c.product_id = @productId ORDER BY c.variant_id, c.field`,
    ),
    held: db
      .prepare<InScope, number>(
        `SELECT count(DISTINCT c.product_id) FROM ${from} AND EXISTS
         (SELECT 1 FROM ams_server_conflict h WHERE h.product_id = c.product_id AND ${HOLDS_ALL}
            AND NOT ${isIn('h')})`,
      )
      .pluck(),
    ground: db
      .prepare<InScope, readonly [string, string, string, string | null]>(
        `SELECT c.product_id, c.variant_id, c.field,
         (SELECT version FROM ams_server_product s WHERE s.product_id = c.product_id)
       FROM ${from} ORDER BY c.product_id, c.variant_id, c.field`,
      )
      .raw(),
  }
}

export function toPlace({ variant_id, field }: ConflictRecord): AmsPlace {
  return { variantId: variant_id, field }
}

export function toConflict(record: ConflictRecord): AmsConflict {
  return { productId: record.product_id, ...toPlace(record), foundAt: record.found_at }
}
