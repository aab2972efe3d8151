import type { ManyWork } from './activity'
import type { EngineOptions } from './engine-options'
import type { LongWorks } from './long-works'
import type { Runs } from './runs'
import { inSlices } from './syncing/slices'

/** Products that are changed as one transaction, also beside a sync; more are in slices, in a turn of their own. */
export const AT_ONCE = 500

export type ManyProducts<T> = {
  readonly kind: ManyWork
  /** What is being done, for the person who waits. */
  readonly name: string
  readonly total: number
  /** Deals with a few products as they are now, and gives how many; 0 when none is left. */
  readonly part: () => number
  /** Called once after them; not `isWhole` where a person stopped it before the last. */
  readonly close: (isWhole: boolean) => T
}

type Dependencies = Pick<EngineOptions, 'environment' | 'store'> & {
  readonly runs: Pick<Runs, 'changeMany'>
  readonly works: LongWorks
}

/**
 * Works through many products. Each slice is whole on its own, and no person was told of it yet, so it need not be on
 * the disk before the last one is. Throws `already-running` where many have to wait for a sync or a push.
 */
export function throughMany<T>(
  { environment, store, runs, works }: Dependencies,
  { kind, name, total, part, close }: ManyProducts<T>,
): Promise<T> {
  if (total <= AT_ONCE) return Promise.resolve(store.edits.together(() => allAtOnce(part, close)))
  return runs.changeMany(kind, async (signal) => {
    const work = works.begin(kind, { name, total })
    let isWhole = false
    const partUnlessStopped = (): number => {
      if (signal.aborted || work.signal.aborted) return 0
      const looked = part()
      isWhole = looked === 0
      return looked
    }
    try {
      await inSlices(
        { environment, store },
        () => partUnlessStopped,
        (done) => work.advance(done),
      )
      return close(isWhole)
    } finally {
      work.end()
    }
  })
}

function allAtOnce<T>(part: () => number, close: (isWhole: boolean) => T): T {
  while (part() > 0);
  return close(true)
}
