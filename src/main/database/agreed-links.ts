import { toJson } from './columns'
import type { Database } from './database'

/** Links whose two sides agreed in everything when they were last compared. */
export type AgreedLinks = {
  /** The links must exist. */
  set(amsProductIds: readonly string[], isAgreed: boolean): void
  count(): number
}

export function agreedLinks(db: Database): AgreedLinks {
  const insert = db.prepare(
    'INSERT OR IGNORE INTO agreed_link (ams_product_id) SELECT value FROM json_each(?)',
  )
  const drop = db.prepare(
    'DELETE FROM agreed_link WHERE ams_product_id IN (SELECT value FROM json_each(?))',
  )
  const count = db.prepare<[], number>('SELECT count(*) FROM agreed_link').pluck()
  return {
    set: (amsProductIds, isAgreed) => {
      if (amsProductIds.length > 0) (isAgreed ? insert : drop).run(toJson(amsProductIds))
    },
    count: () => count.get() ?? 0,
  }
}
