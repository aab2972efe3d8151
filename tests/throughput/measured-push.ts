import { previewPush } from '@main/engine/planning'
import { compareFilterSchema } from '@shared/contract/review'
import { pushStateSchema } from '@shared/contract/sync'
import { shopFile } from '../simulation/people/catalogs'
import { diceOf } from '../simulation/world/dice'
import { type StateFolder, startEngine } from '../simulation/world/engine-process'
import { VirtualTime } from '../simulation/world/virtual-time'
import { amsProduct, amsVariant } from '../support/products'
import { openLoneStore } from './lone-store'
import { WatchedNetwork } from './watched-network'

const START = Date.parse('2026-11-23T08:00:00.000Z')
const EVERYTHING = compareFilterSchema.parse({})
/** The part of the bucket that a push leaves to the person at the screen. */
const RESERVE = 0.1
const SEED = 5

/** A plan of Shopify: its bucket holds `maximum` points and gets `rate` back a second. */
export type Plan = { readonly maximum: number; readonly rate: number }

/**
 * Pushes one decided name of each of `products` products to a store that nobody else uses, under virtual
 * time, from the moment at which the bucket holds the reserve and no point more: all that can be used is
 * what the store gives back meanwhile, told by the bucket of the store itself.
 */
export async function measurePush(products: number, plan: Plan, folder: StateFolder) {
  const time = new VirtualTime(START)
  const { store, control } = await openLoneStore(shopOf(products), time)
  const network = new WatchedNetwork(store, time, diceOf(SEED, 1))
  let waitsShown = 0
  const {
    engine,
    db,
    store: state,
  } = startEngine(folder.newFile(), {
    time,
    dice: diceOf(SEED, 2),
    http: () => network.send,
    hasToken: () => true,
    // What is measured is the way of single requests.
    bulkFrom: Number.POSITIVE_INFINITY,
    onError: (message, error) => {
      throw new Error(message, { cause: error })
    },
    emit: (name, payload) => {
      const state = name === 'push.progress' ? pushStateSchema.parse(payload) : null
      if (state?.kind === 'running' && state.waitingUntil !== null) waitsShown += 1
    },
  })
  const bucketOf = (available: number): Promise<void> =>
    control('bucket', { maximumAvailable: plan.maximum, restoreRate: plan.rate, available })
  try {
    // By pages: the files of an export are served over a real network only.
    await control('bulk', { access: 'denied' })
    await bucketOf(plan.maximum)
    engine.importCatalog({ sourceName: 'a.csv', products: amsOf(products), notes: [] }, true)
    engine.runs.startSync({ mode: 'full', allowShrunken: false })
    await time.until(engine.runs.idle())
    engine.review.acceptAll({ filter: EVERYTHING, choice: 'ours' })

    await bucketOf(plan.maximum * RESERVE)
    network.reset()
    const target = {
      plan: { free: plan.maximum * RESERVE, maximum: plan.maximum, restoreRate: plan.rate },
      bulkFrom: Number.POSITIVE_INFINITY,
      linkedVariants: products,
      deletions: [],
    }
    const estimated = previewPush(state.outbox.allWaiting(), target).seconds
    const startedAt = time.now()
    engine.runs.startPush({ confirmed: {} })
    await time.until(engine.runs.idle())
    const seconds = (time.now() - startedAt) / 1000
    const titles = [...store.store.products.values()].map(({ title }) => title)
    const { pointsUsed, throttled, requests, mostAtOnce, longestGapMs, overlaps } = network
    return {
      state: engine.runs.push,
      renamed: titles.filter((title) => title.startsWith('New')).length,
      seconds,
      /** What the preview said beforehand. */
      estimated,
      pointsUsed,
      /** Of the points that the bucket got back in this time. */
      shareUsed: pointsUsed / (seconds * plan.rate),
      throttled,
      requests,
      mostAtOnce,
      longestGapMs,
      overlaps,
      waitsShown,
    }
  } finally {
    db.close()
    await store.close()
  }
}

function amsOf(products: number) {
  return Array.from({ length: products }, (_, index) =>
    amsProduct({
      id: String(index + 1),
      name: `New name ${index + 1}`,
      optionNames: [],
      variants: [
        amsVariant({ id: `${index + 1}-1`, sku: `SKU-${index}`, optionValues: [], onHand: null }),
      ],
    }),
  )
}

function shopOf(products: number): string {
  return shopFile(
    Array.from({ length: products }, (_, index) => ({
      id: 8_000_001 + index,
      title: `Name ${index + 1}`,
      handle: `product-${index}`,
      descriptionHtml: '<p>Turned.</p>',
      vendor: 'Fernhill',
      productType: 'Bowl',
      status: 'ACTIVE',
      options: [],
      images: [],
      variants: [
        {
          id: 9_000_001 + index,
          sku: `SKU-${index}`,
          price: '64.00',
          optionValues: [],
          tracked: false,
          available: 0,
        },
      ],
    })),
  )
}
