import { diceOf } from '../simulation/world/dice'
import { type StateFolder, startEngine } from '../simulation/world/engine-process'
import { VirtualTime } from '../simulation/world/virtual-time'
import { countedAms, countedShop } from '../support/counted-catalogs'
import { openLoneStore } from './lone-store'
import type { Plan } from './measured-push'
import { WatchedNetwork } from './watched-network'

const START = Date.parse('2026-11-23T08:00:00.000Z')
/** The part of the bucket that is left to the person at the screen. */
const RESERVE = 0.1
const SEED = 7
const BEFORE = 5
const AFTER = 8

/**
 * Lets the counts of all variants of a catalog follow a file with new ones, under virtual time, from the
 * moment at which the bucket holds the reserve and no point more.
 */
export async function measureStock(
  products: number,
  variants: number,
  plan: Plan,
  folder: StateFolder,
) {
  const time = new VirtualTime(START)
  const { store, control } = await openLoneStore(
    countedShop({ products, variants, available: BEFORE }),
    time,
  )
  const network = new WatchedNetwork(store, time, diceOf(SEED, 1))
  const { engine, db } = startEngine(folder.newFile(), {
    time,
    dice: diceOf(SEED, 2),
    http: () => network.send,
    hasToken: () => true,
    onError: (message, error) => {
      throw new Error(message, { cause: error })
    },
  })
  const importCounts = (onHand: number): void => {
    const file = countedAms({ products, variants, onHand })
    engine.importCatalog({ sourceName: 'a.csv', products: file, notes: [] }, true)
  }
  try {
    // By pages: the files of an export are served over a real network only.
    await control('bulk', { access: 'denied' })
    importCounts(BEFORE)
    engine.runs.startSync({ mode: 'full', allowShrunken: false })
    await time.until(engine.runs.idle())
    importCounts(AFTER)

    const available = plan.maximum * RESERVE
    await control('bucket', { maximumAvailable: plan.maximum, restoreRate: plan.rate, available })
    network.reset()
    const startedAt = time.now()
    engine.stockQueue.pushNow({ confirmed: null })
    await time.until(engine.runs.idle())
    const seconds = (time.now() - startedAt) / 1000
    const sendingSeconds = (network.lastLeftAt - startedAt) / 1000
    const levels = [...store.store.variants.values()].map((variant) => variant.levels[0]?.available)
    const { pointsUsed, throttled, requests, mostAtOnce, names } = network
    return {
      health: engine.stockQueue.health(),
      arrived: levels.filter((level) => level === AFTER).length,
      calls: names.filter((name) => name === 'SetQuantities').length,
      seconds,
      pointsUsed,
      /** Of the points that the bucket got back while there was anything left to send. */
      shareUsed: pointsUsed / (sendingSeconds * plan.rate),
      throttled,
      requests,
      mostAtOnce,
    }
  } finally {
    db.close()
    await store.close()
  }
}
