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

type ConflictRecord = { product_id: string; variant_id: string; field: string; found_at: string }
type InScope = { generation: number; kind: string | null; places: string }
type Conflicts = Pick<
  AmsServerStore,
  | 'conflictsOf'
  | 'conflicts'
  | 'conflictKinds'
  | 'conflictCounts'
  | 'conflictsIn'
  | 'conflictedProducts'
  | 'heldByOthers'
  | 'conflictMark'
  | 'noteDecided'
>

/** `conflict` and `p` are what the query calls the conflict and its product. */
function kindOf(conflict: string): string {
  return `CASE
    WHEN ${conflict}.field <> '${REMOVED_WHOLE.field}' THEN ${conflict}.field
    WHEN ${conflict}.variant_id <> '' THEN '${VARIANT_REMOVED_THERE}'
    WHEN p.id IS NULL THEN '${REMOVED_HERE}'
    ELSE '${REMOVED_THERE}' END`
}
function inScope(conflict: string): string {
  return `CASE WHEN @kind IS NOT NULL THEN ${kindOf(conflict)} = @kind
    ELSE (${conflict}.product_id, ${conflict}.variant_id, ${conflict}.field) IN
      (SELECT value ->> 0, value ->> 1, value ->> 2 FROM json_each(@places)) END`
}
const WITH_PRODUCT = `ams_server_conflict c
    LEFT JOIN ams_product p ON p.generation = @generation AND p.id = c.product_id`
const IN_SCOPE = `${WITH_PRODUCT} WHERE ${inScope('c')}`
/** Nothing of a product is sent while one of these is open. */
const HOLDS_ALL = `h.variant_id = '' AND h.field IN ('${OPTIONS_WHOLE.field}', '${REMOVED_WHOLE.field}')`
const COUNTS = `SELECT ${kindOf('c')} AS kind, count(*) AS "values", count(DISTINCT c.product_id) AS products`
const MOST_FIRST = 'GROUP BY 1 ORDER BY 2 DESC, 1'

/** What a person has to decide, one by one and by its kind. */
export function amsServerConflicts(db: Database, generations: Generations): Conflicts {
  const select = db.prepare<[number], ConflictRecord>(
    `SELECT product_id, variant_id, field, found_at FROM ams_server_conflict
     ORDER BY found_at, product_id, variant_id, field LIMIT ?`,
  )
  const selectOf = db.prepare<[string], ConflictRecord>(
    `SELECT product_id, variant_id, field, found_at FROM ams_server_conflict
     WHERE product_id = ? ORDER BY variant_id, field`,
  )
  const selectKinds = db.prepare<{ generation: number }, AmsConflictCounts>(
    `${COUNTS} FROM ${WITH_PRODUCT} ${MOST_FIRST}`,
  )
  const selectKindsIn = db.prepare<InScope, AmsConflictCounts>(
    `${COUNTS} FROM ${IN_SCOPE} ${MOST_FIRST}`,
  )
  const countProducts = db.prepare<InScope, Pick<AmsScopeCounts, 'products' | 'ofValues'>>(
    `SELECT count(DISTINCT c.product_id) AS products, count(DISTINCT CASE
       WHEN c.field <> '${REMOVED_WHOLE.field}' THEN c.product_id END) AS ofValues FROM ${IN_SCOPE}`,
  )
  const selectIn = db.prepare<InScope & { limit: number }, ConflictRecord>(
    `SELECT c.product_id, c.variant_id, c.field, c.found_at FROM ${IN_SCOPE}
     ORDER BY c.found_at, c.product_id, c.variant_id, c.field LIMIT @limit`,
  )
  const selectProducts = db
    .prepare<InScope & { after: string; limit: number }, string>(
      `SELECT DISTINCT c.product_id FROM ${IN_SCOPE}
       AND c.product_id > @after ORDER BY c.product_id LIMIT @limit`,
    )
    .pluck()
  const selectOfProduct = db.prepare<InScope & { productId: string }, ConflictRecord>(
    `SELECT c.product_id, c.variant_id, c.field, c.found_at FROM ${IN_SCOPE}
     AND c.product_id = @productId ORDER BY c.variant_id, c.field`,
  )
  const countHeld = db
    .prepare<InScope, number>(
      `SELECT count(DISTINCT c.product_id) FROM ${IN_SCOPE} AND EXISTS
         (SELECT 1 FROM ams_server_conflict h WHERE h.product_id = c.product_id AND ${HOLDS_ALL}
            AND NOT ${inScope('h')})`,
    )
    .pluck()
  const selectGround = db
    .prepare<InScope, readonly [string, string, string, string | null]>(
      `SELECT c.product_id, c.variant_id, c.field,
         (SELECT version FROM ams_server_product s WHERE s.product_id = c.product_id)
       FROM ${IN_SCOPE} ORDER BY c.product_id, c.variant_id, c.field`,
    )
    .raw()
  const insertAudit = db.prepare(
    `INSERT INTO audit (at, action, detail) VALUES (?, 'ams-decided', ?)`,
  )
  const bound = (scope: AmsConflictScope): InScope => ({
    generation: generations.liveId('ams'),
    kind: scope.of === 'kind' ? scope.kind : null,
    places: JSON.stringify(scope.of === 'kind' ? [] : scope.places.map(placeRow)),
  })
  return {
    conflictsOf: (productId) => selectOf.all(productId).map(toPlace),
    conflicts: (limit) => select.all(limit).map(toConflict),
    conflictKinds: () => selectKinds.all({ generation: generations.liveId('ams') }),
    conflictCounts(scope) {
      const { products, ofValues } = countProducts.get(bound(scope)) ?? { products: 0, ofValues: 0 }
      return { kinds: selectKindsIn.all(bound(scope)), products, ofValues }
    },
    conflictsIn: (scope, limit) => selectIn.all({ ...bound(scope), limit }).map(toConflict),
    conflictedProducts: (scope, after, limit) =>
      selectProducts.all({ ...bound(scope), after, limit }).map((productId) => ({
        productId,
        places: selectOfProduct.all({ ...bound(scope), productId }).map(toPlace),
      })),
    heldByOthers: (scope) => countHeld.get(bound(scope)) ?? 0,
    conflictMark(scope) {
      const hash = createHash('sha256')
      for (const row of selectGround.iterate(bound(scope))) hash.update(JSON.stringify(row))
      return hash.digest('base64url')
    },
    noteDecided: (what, at) => {
      insertAudit.run(at, what)
    },
  }
}

function placeRow({ productId, variantId, field }: AmsPlace & { productId: string }) {
  return [productId, variantId, field]
}

function toPlace({ variant_id, field }: ConflictRecord): AmsPlace {
  return { variantId: variant_id, field }
}

function toConflict(record: ConflictRecord): AmsConflict {
  return { productId: record.product_id, ...toPlace(record), foundAt: record.found_at }
}
