import { toJson } from './columns'
import type { Database } from './database'

/** Links whose two sides agreed in everything when they were last compared. */
export type AgreedLinks = {
  /** The link must exist. */
  set(amsProductId: string, isAgreed: boolean): void
  /** None of these is agreed. */
  dropAll(amsProductIds: readonly string[]): void
  count(): number
}

export function agreedLinks(db: Database): AgreedLinks {
  const insert = db.prepare('INSERT OR IGNORE INTO agreed_link (ams_product_id) VALUES (?)')
  const drop = db.prepare('DELETE FROM agreed_link WHERE ams_product_id = ?')
  const dropAll = db.prepare(
    'DELETE FROM agreed_link WHERE ams_product_id IN (SELECT value FROM json_each(?))',
  )
  const count = db.prepare<[], number>('SELECT count(*) FROM agreed_link').pluck()
  return {
    set: (amsProductId, isAgreed) => {
      ;(isAgreed ? insert : drop).run(amsProductId)
    },
    dropAll: (amsProductIds) => {
      dropAll.run(toJson(amsProductIds))
    },
    count: () => count.get() ?? 0,
  }
}
