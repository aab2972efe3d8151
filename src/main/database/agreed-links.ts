import { toJson } from './columns'
import type { Database } from './database'

type Reviewed = { readonly amsProductId: string }

/** Links whose two sides agreed in everything when they were last compared. */
export type AgreedLinks = {
  /** The links must exist. */
  set(amsProductIds: readonly string[], isAgreed: boolean): void
  /** The same for all that was reviewed, as each of it says. */
  judge<R extends Reviewed>(reviews: readonly R[], isAgreed: (review: R) => boolean): void
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
  const set: AgreedLinks['set'] = (amsProductIds, isAgreed) => {
    if (amsProductIds.length > 0) (isAgreed ? insert : drop).run(toJson(amsProductIds))
  }
  return {
    set,
    judge(reviews, isAgreed) {
      const agreed = new Set(reviews.filter(isAgreed))
      const idsOf = (those: readonly Reviewed[]) => those.map(({ amsProductId }) => amsProductId)
      set(idsOf([...agreed]), true)
      set(idsOf(reviews.filter((review) => !agreed.has(review))), false)
    },
    count: () => count.get() ?? 0,
  }
}
