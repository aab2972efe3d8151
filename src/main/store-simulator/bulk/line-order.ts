import type { Random } from '../catalogs/seeded-random'
import type { BulkRow } from './bulk-rows'

/** Rows held back at most while mixing; bounds memory for any size of catalog. */
const WINDOW = 4000

/**
 * The default order of a result: objects of different connections are mixed, so that a child may come long
 * before or after its parent, while the order within one connection is kept
 * (shopify.dev/docs/api/usage/bulk-operations/queries#grouping-objects).
 */
export function* ungrouped(rows: Iterable<BulkRow>, random: Random): Generator<BulkRow> {
  const queues = new Map<string, BulkRow[]>()
  let held = 0
  for (const row of rows) {
    const queue = queues.get(row.connection)
    if (queue === undefined) queues.set(row.connection, [row])
    else queue.push(row)
    held += 1
    if (held < WINDOW) continue
    // Half of the window leaves at once, so that taking from the front stays cheap.
    yield* take(queues, random, WINDOW / 2)
    held -= WINDOW / 2
  }
  yield* take(queues, random, held)
}

function* take(queues: Map<string, BulkRow[]>, random: Random, count: number): Generator<BulkRow> {
  const open = [...queues.values()].map((rows) => ({ rows, next: 0 }))
  for (let taken = 0; taken < count; taken += 1) {
    const waiting = open.filter(({ rows, next }) => next < rows.length)
    const queue = random.pick(waiting)
    const row = queue.rows[queue.next]
    queue.next += 1
    if (row !== undefined) yield row
  }
  for (const queue of open) queue.rows.splice(0, queue.next)
}
