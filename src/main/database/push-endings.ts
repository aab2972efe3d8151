import { NO_ENDINGS, type PushEnding, pushEnding } from '@shared/contract/push-ending'
import type { PushSummary } from '@shared/contract/sync'
import type { Database } from './database'

type GroupRecord = Parameters<typeof pushEnding>[0] & { group: string; count: number }

/** Entries of one push that ended alike; `group` is what tells them from the others. */
export const ENDING_GROUP = `x.state || ' ' || e.kind || ' ' || e.direction || ' ' || (x.reason = '')`

type RunRecord = {
  readonly id: number
  readonly started_at: string
  readonly finished_at: string
}

/** How the entries of a push ended, as the push itself counts them. */
export function pushEndings(db: Database) {
  const select = db.prepare<[number], GroupRecord>(
    `SELECT ${ENDING_GROUP} AS "group", x.state, e.kind, e.direction, min(x.reason) AS reason,
       count(*) AS count
     FROM run_entry x JOIN outbox_entry e ON e.id = x.entry_id WHERE x.run_id = ? GROUP BY 1`,
  )
  return {
    groups: (run: number): (readonly [group: string, PushEnding])[] =>
      select.all(run).flatMap((row) => {
        const ending = pushEnding(row)
        return ending === null ? [] : [[row.group, ending] as const]
      }),
    /** The summary of a push that has none of its own: it still runs, or its process died. */
    summary: ({ id, started_at, finished_at }: RunRecord): PushSummary => {
      const counts = { ...NO_ENDINGS }
      for (const row of select.all(id)) {
        const ending = pushEnding(row)
        if (ending !== null) counts[ending] += row.count
      }
      return {
        ...counts,
        replaced: 0,
        startedAt: started_at,
        finishedAt: finished_at,
        requests: 0,
        mutations: 0,
        points: 0,
      }
    },
  }
}
