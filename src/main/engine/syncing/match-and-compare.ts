import { compareMoved } from './compare-moved'
import type { Comparing } from './comparing'
import { matchMoved } from './match-moved'

/** Pairs both catalogs and compares every pair that moved since it was last compared. */
export async function matchAndCompare(comparing: Comparing): Promise<{ compared: number }> {
  comparing.progress.enter('match', null)
  await matchMoved(comparing)
  await comparing.environment.scheduler.pause()
  return { compared: await compareMoved(comparing) }
}
