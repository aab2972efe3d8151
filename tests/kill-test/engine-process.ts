import { randomUUID } from 'node:crypto'
import { realEnvironment } from '@main/bootstrap/environment'
import { nodeHttp } from '@main/bootstrap/node-http'
import { openStateFile, sqliteStateStore } from '@main/database'
import { Engine } from '@main/engine'
import { readCatalogText } from '@main/merchant-catalog'
import { shopifyGateway } from '@main/shopify'
import { compareFilterSchema } from '@shared/contract/review'
import { Death, deadlyStore } from './deadly-store'
import { type Done, type Order, orderSchema } from './messages'

const [file = '', storeUrl = '', token = '', point = '', passes = '1'] = process.argv.slice(2)
const EVERYTHING = compareFilterSchema.parse({})

const death = new Death(point, Number(passes))
const store = deadlyStore(sqliteStateStore(openStateFile(file)), death)
const real = realEnvironment({
  info: () => undefined,
  error: (message, error) => console.error(message, error),
})
const engine = new Engine({
  environment: {
    ...real,
    chance: {
      ...real.chance,
      // Accept All asks for a key for each entry, in the middle of its transaction.
      uuid: () => {
        death.at('inside-accept-all')
        return randomUUID()
      },
    },
  },
  store,
  gateway: shopifyGateway({
    storeUrl,
    credential: () => ({ token }),
    http: nodeHttp,
    clock: real.clock,
    scheduler: real.scheduler,
  }),
  storeName: 'Kill test',
  credential: () => ({ endsIn: 'test', keptIn: 'session' }),
  emit: () => undefined,
})

// What Shopify made by itself it does not count yet.
engine.settings.set({ stockSwitchesOn: true })

/** The person reads every brake and types its figure. */
function confirmedBrakes({ review }: Engine): Record<string, number> {
  return Object.fromEntries(review.previewPush().brakes.map(({ kind, count }) => [kind, count]))
}

async function carryOut(order: Order): Promise<{ ended: string; decided: number }> {
  switch (order.kind) {
    case 'import':
      engine.importCatalog(readCatalogText(order.csv, 'catalog.csv'), true)
      return { ended: 'finished', decided: 0 }
    case 'accept-all':
      return {
        ended: 'finished',
        decided: engine.review.acceptAll({ filter: EVERYTHING, choice: 'ours' }).decided,
      }
    case 'sync':
      engine.runs.startSync({ mode: order.mode, allowShrunken: false })
      await engine.runs.idle()
      return { ended: engine.runs.sync.kind, decided: 0 }
    case 'push':
      engine.runs.startPush({ confirmed: confirmedBrakes(engine) })
      await engine.runs.idle()
      return { ended: engine.runs.push.kind, decided: 0 }
    case 'push-stock': {
      engine.stockQueue.pushNow({ confirmed: engine.stockQueue.health().brake?.count ?? null })
      await engine.runs.idle()
      const { trouble } = engine.stockQueue.health()
      return { ended: trouble === null ? 'finished' : trouble.message, decided: 0 }
    }
  }
}

function openStock(): number {
  const inTab = (tab: 'open' | 'held'): number =>
    store.stockSync.rows({ tab, offset: 0, limit: 1 }).total
  return inTab('open') + inTab('held')
}

process.on('message', (message) => {
  const order = orderSchema.parse(message)
  void carryOut(order).then(({ ended, decided }) => {
    const { toShopify, toAms, sending, unknown } = engine.overview().outbox
    const done: Done = {
      kind: order.kind,
      ended,
      decided,
      waiting: toShopify + toAms + sending + unknown + openStock(),
      differences: store.screens.compareRows({ filter: EVERYTHING, offset: 0, limit: 1 }).total,
    }
    process.send?.(done)
  })
})
process.send?.({ kind: 'ready', ended: '', decided: 0, waiting: 0, differences: 0 })
