import type { MovedSide } from '../engine/ports'
import { toJson } from './columns'
import type { Database } from './database'

export type Moved = {
  /** The next comparison looks at it. `identity`: who is who may have changed with it. */
  readonly mark: (side: MovedSide, id: string, identity: boolean) => void
  /** The same for a product of Shopify of which nothing but the head moved (`headFields`). */
  readonly markHead: (id: string, withDescription: boolean) => void
  /** All AMS products of a generation, and with them every pair. */
  readonly markAll: (amsGeneration: number) => void
  /** They have just been compared as they stand now. */
  readonly unmark: (side: MovedSide, ids: readonly string[]) => void
  /** The same for all products of a side up to an id, in order of their ids. */
  readonly unmarkUpTo: (side: MovedSide, id: string) => void
  /** The same outside of a comparison: what it may mean for who is who is still to be asked. */
  readonly unmarkButIdentity: (side: MovedSide, id: string) => void
}

/** Products that the next comparison must look at, written inside the caller's transaction. */
export function movedMarks(db: Database): Moved {
  const mark = db.prepare(
    `INSERT INTO moved (side, id, identity) VALUES (?, ?, ?)
     ON CONFLICT (side, id) DO UPDATE SET identity = max(identity, excluded.identity), head_only = 0`,
  )
  // What moved in more than its head stays so.
  const markHead = db.prepare(
    `INSERT INTO moved (side, id, identity, head_only, with_description) VALUES ('shop', ?, 0, 1, ?)
     ON CONFLICT (side, id)
     DO UPDATE SET with_description = max(with_description, excluded.with_description)`,
  )
  const markAll = db.prepare(
    `INSERT INTO moved (side, id, identity)
     SELECT 'ams', id, 0 FROM ams_product WHERE generation = ?
     ON CONFLICT (side, id) DO UPDATE SET head_only = 0`,
  )
  const unmark = db.prepare(
    'DELETE FROM moved WHERE side = ? AND id IN (SELECT value FROM json_each(?))',
  )
  const unmarkUpTo = db.prepare('DELETE FROM moved WHERE side = ? AND id <= ?')
  const unmarkButIdentity = db.prepare(
    'DELETE FROM moved WHERE side = ? AND id = ? AND identity = 0',
  )
  return {
    mark: (side, id, identity) => {
      mark.run(side, id, identity ? 1 : 0)
    },
    markHead: (id, withDescription) => {
      markHead.run(id, withDescription ? 1 : 0)
    },
    markAll: (amsGeneration) => {
      markAll.run(amsGeneration)
    },
    unmark: (side, ids) => {
      if (ids.length > 0) unmark.run(side, toJson(ids))
    },
    unmarkUpTo: (side, id) => {
      unmarkUpTo.run(side, id)
    },
    unmarkButIdentity: (side, id) => {
      unmarkButIdentity.run(side, id)
    },
  }
}
