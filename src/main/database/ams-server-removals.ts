import { REMOVED_WHOLE } from '../engine/ports'
import type { Database } from './database'

/** Products that are gone here and that the AMS server, if there is one, still has. Inside the caller's transaction. */
export type AmsServerRemovals = {
  /** A person took it away: it goes there too. */
  wanted(productId: string): void
  /** A file lacks it, which may mean anything: a person is asked before it goes there too. */
  asked(productId: string, at: string): void
  /** It is here again: nobody is asked about its going any more. */
  back(productId: string): void
}

export function amsServerRemovals(db: Database): AmsServerRemovals {
  const wait = db.prepare<{ productId: string; isHeld: 0 | 1 }>(
    `INSERT OR REPLACE INTO ams_server_waiting (product_id, is_held)
       SELECT product_id, @isHeld FROM ams_server_product WHERE product_id = @productId`,
  )
  const dropConflicts = db.prepare<[string]>('DELETE FROM ams_server_conflict WHERE product_id = ?')
  const ask = db.prepare<[string, string, string, string]>(
    'INSERT INTO ams_server_conflict (product_id, variant_id, field, found_at) VALUES (?, ?, ?, ?)',
  )
  const forget = db.prepare<[string, string, string]>(
    `DELETE FROM ams_server_conflict WHERE product_id = ? AND variant_id = ? AND field = ?
       AND product_id IN (SELECT product_id FROM ams_server_product)`,
  )
  return {
    wanted(productId) {
      dropConflicts.run(productId)
      wait.run({ productId, isHeld: 0 })
    },
    asked(productId, at) {
      dropConflicts.run(productId)
      if (wait.run({ productId, isHeld: 1 }).changes === 0) return
      ask.run(productId, REMOVED_WHOLE.variantId, REMOVED_WHOLE.field, at)
    },
    back(productId) {
      forget.run(productId, REMOVED_WHOLE.variantId, REMOVED_WHOLE.field)
    },
  }
}
