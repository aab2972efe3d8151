import { createHash } from 'node:crypto'
import {
  type AmsConflict,
  type AmsConflictCounts,
  type AmsPlace,
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
type OfKind = { generation: number; kind: string }
type Conflicts = Pick<
  AmsServerStore,
  | 'conflictsOf'
  | 'conflicts'
  | 'conflictKinds'
  | 'conflictsOfKind'
  | 'conflictedProducts'
  | 'heldByOthers'
  | 'conflictMark'
  | 'noteDecided'
>

const KIND = `CASE
    WHEN c.field <> '${REMOVED_WHOLE.field}' THEN c.field
    WHEN c.variant_id <> '' THEN '${VARIANT_REMOVED_THERE}'
    WHEN p.id IS NULL THEN '${REMOVED_HERE}'
    ELSE '${REMOVED_THERE}' END`
const WITH_KIND = `ams_server_conflict c
    LEFT JOIN ams_product p ON p.generation = @generation AND p.id = c.product_id`
/** Nothing of a product is sent while one of these is open. */
const HOLDS_ALL = `variant_id = '' AND field IN ('${OPTIONS_WHOLE.field}', '${REMOVED_WHOLE.field}')`

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
    `SELECT ${KIND} AS kind, count(*) AS "values", count(DISTINCT c.product_id) AS products
     FROM ${WITH_KIND} GROUP BY 1 ORDER BY 2 DESC, 1`,
  )
  const selectOfKind = db.prepare<OfKind & { limit: number }, ConflictRecord>(
    `SELECT c.product_id, c.variant_id, c.field, c.found_at FROM ${WITH_KIND}
     WHERE ${KIND} = @kind ORDER BY c.found_at, c.product_id, c.variant_id LIMIT @limit`,
  )
  const selectProducts = db
    .prepare<OfKind & { after: string; limit: number }, string>(
      `SELECT DISTINCT c.product_id FROM ${WITH_KIND}
       WHERE c.product_id > @after AND ${KIND} = @kind ORDER BY c.product_id LIMIT @limit`,
    )
    .pluck()
  const selectOfProduct = db.prepare<OfKind & { productId: string }, ConflictRecord>(
    `SELECT c.product_id, c.variant_id, c.field, c.found_at FROM ${WITH_KIND}
     WHERE c.product_id = @productId AND ${KIND} = @kind ORDER BY c.variant_id`,
  )
  const countHeld = db
    .prepare<OfKind, number>(
      `SELECT count(DISTINCT c.product_id) FROM ${WITH_KIND} WHERE ${KIND} = @kind AND EXISTS
         (SELECT 1 FROM ams_server_conflict WHERE product_id = c.product_id AND ${HOLDS_ALL}
            AND (variant_id, field) <> (c.variant_id, c.field))`,
    )
    .pluck()
  const selectGround = db
    .prepare<OfKind, readonly [string, string, string, string | null]>(
      `SELECT c.product_id, c.variant_id, c.field, s.version FROM ${WITH_KIND}
         LEFT JOIN ams_server_product s ON s.product_id = c.product_id
       WHERE ${KIND} = @kind ORDER BY c.product_id, c.variant_id`,
    )
    .raw()
  const insertAudit = db.prepare(
    `INSERT INTO audit (at, action, detail) VALUES (?, 'ams-decided', ?)`,
  )
  const of = (kind: string): OfKind => ({ generation: generations.liveId('ams'), kind })
  return {
    conflictsOf: (productId) => selectOf.all(productId).map(toPlace),
    conflicts: (limit) => select.all(limit).map(toConflict),
    conflictKinds: () => selectKinds.all({ generation: generations.liveId('ams') }),
    conflictsOfKind: (kind, limit) => selectOfKind.all({ ...of(kind), limit }).map(toConflict),
    conflictedProducts: (kind, after, limit) =>
      selectProducts.all({ ...of(kind), after, limit }).map((productId) => ({
        productId,
        places: selectOfProduct.all({ ...of(kind), productId }).map(toPlace),
      })),
    heldByOthers: (kind) => countHeld.get(of(kind)) ?? 0,
    conflictMark(kind) {
      const hash = createHash('sha256')
      for (const row of selectGround.iterate(of(kind))) hash.update(JSON.stringify(row))
      return hash.digest('base64url')
    },
    noteDecided: (what, at) => {
      insertAudit.run(at, what)
    },
  }
}

function toPlace({ variant_id, field }: ConflictRecord): AmsPlace {
  return { variantId: variant_id, field }
}

function toConflict(record: ConflictRecord): AmsConflict {
  return { productId: record.product_id, ...toPlace(record), foundAt: record.found_at }
}
