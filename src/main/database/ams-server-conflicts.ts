import type { AmsServerStore } from '../engine/ports'
import {
  type ConflictRecord,
  conflictScopes,
  type ScopedConflicts,
  toConflict,
  toPlace,
} from './ams-conflict-scopes'
import type { Database } from './database'
import type { Generations } from './generations'

type Conflicts = ScopedConflicts & Pick<AmsServerStore, 'conflictsOf' | 'conflicts' | 'noteDecided'>

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
  const insertAudit = db.prepare(
    `INSERT INTO audit (at, action, detail) VALUES (?, 'ams-decided', ?)`,
  )
  return {
    conflictsOf: (productId) => selectOf.all(productId).map(toPlace),
    conflicts: (limit) => select.all(limit).map(toConflict),
    ...conflictScopes(db, generations),
    noteDecided: (what, at) => {
      insertAudit.run(at, what)
    },
  }
}
