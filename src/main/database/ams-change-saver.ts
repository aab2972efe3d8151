import type { AmsProduct } from '@shared/catalog/product'
import type { LinkedReview } from '../engine/ports'
import { amsProductSaver } from './ams-product-saver'
import type { Database } from './database'
import type { Generations } from './generations'
import { movedMarks } from './moved'
import { pairSettler } from './pair-settler'

/**
 * Writes a product that a person changed on the AMS side, with what its pair still has to be reviewed for; one
 * that is linked to nothing is looked at by the next comparison. Inside the caller's transaction.
 */
export function amsChangeSaver(
  db: Database,
  generations: Generations,
): (ours: AmsProduct, pair: LinkedReview | null, at: string) => void {
  const saveAms = amsProductSaver(db, generations)
  const settlePair = pairSettler(db, generations)
  const { mark } = movedMarks(db)
  return (ours, pair, at) => {
    if (pair) {
      const settled = { ours, ...pair, newLink: null }
      settlePair({ at, productKey: ours.id, outcomes: [], pair: settled, audit: [] })
      return
    }
    saveAms(ours)
    mark('ams', ours.id, false)
  }
}
