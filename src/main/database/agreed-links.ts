import type { Database } from './database'

/** Links whose two sides agreed in everything when they were last compared. */
export type AgreedLinks = {
  /** The link must exist. */
  set(amsProductId: string, isAgreed: boolean): void
  count(): number
}

export function agreedLinks(db: Database): AgreedLinks {
  const insert = db.prepare('INSERT OR IGNORE INTO agreed_link (ams_product_id) VALUES (?)')
  const drop = db.prepare('DELETE FROM agreed_link WHERE ams_product_id = ?')
  const count = db.prepare<[], number>('SELECT count(*) FROM agreed_link').pluck()
  return {
    set: (amsProductId, isAgreed) => {
      ;(isAgreed ? insert : drop).run(amsProductId)
    },
    count: () => count.get() ?? 0,
  }
}
