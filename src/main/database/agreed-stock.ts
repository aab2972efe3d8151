import { STOCK_LOCATION } from '../engine/ports'
import type { Database } from './database'
import type { Generations } from './generations'
import { movedMarks } from './moved'
import { runQueries } from './run-queries'

/** What both sides agreed on about stock. Its methods belong into the caller's transaction. */
export function agreedStock(db: Database, generations: Generations) {
  const forget = db.prepare(
    `UPDATE base SET variants = (SELECT json_group_array(json_array(g.value ->> 0, g.value ->> 1,
         json_remove(g.value -> 2, '$.stock'))) FROM json_each(base.variants) g)
     WHERE variants LIKE '%"stock":%'`,
  )
  const { markAll } = movedMarks(db)
  const runs = runQueries(db)
  return {
    /** Nothing is agreed on any more, for every variant. */
    forget(): void {
      forget.run()
    },
    /**
     * After a restore the counts of a whole read are the first that hold: what a comparison before it took for
     * agreed on was the restored file's own memory.
     */
    wasReadWhole(): void {
      if (runs.setting(STOCK_LOCATION.unreadWhy) !== 'restored') return
      forget.run()
      markAll(generations.liveId('ams'))
    },
  }
}
