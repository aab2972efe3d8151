import type { EngineProcess } from './world/engine-process'
import { hold } from './world/violation'
import type { World } from './world/world'

/**
 * A backup that was made in the middle of the history is put back when all is quiet: whatever it believes to wait,
 * or to be on its way, changes nothing in the store before a person has decided (O13).
 */
export async function holdRestored(world: World): Promise<void> {
  await world.onBackup(async (process) => {
    const { engine, store } = process
    engine.settings.set({ automaticPush: false })
    const { waiting } = engine.stockQueue.health()
    engine.stateWasRestored()
    const open = store.stockSync.openCalls().length
    world.trace.add(`a backup is put back: ${waiting} counts wait, ${open} calls seem open`)
    const changes = world.store.mutationsApplied().length
    const { sent } = world.requests.stock
    const holdNothing = (when: string): void => {
      const changed = world.store.mutationsApplied().slice(changes)
      hold(changed.length === 0, 'O13', () => `${when} it changed ${JSON.stringify(changed)}`)
      hold(world.requests.stock.sent === sent, 'O13', () => `${when} it sent a count`)
    }
    await pushStock(world, process)
    holdNothing('before Shopify was read')
    const { trouble, waiting: still } = engine.stockQueue.health()
    hold(
      still + open === 0 || trouble?.code === 'stock-location-closed',
      'O13',
      () => `${still} counts wait with ${JSON.stringify(trouble)}`,
    )
    engine.runs.startSync({ mode: 'full', allowShrunken: true })
    await world.time.until(engine.runs.idle())
    holdNothing('while Shopify was read')
    await pushStock(world, process)
    holdNothing('after Shopify was read')
  })
}

async function pushStock(world: World, { engine }: EngineProcess): Promise<void> {
  const { stockQueue, runs } = engine
  stockQueue.resume({ confirmed: stockQueue.health().waiting })
  stockQueue.pushNow({ confirmed: stockQueue.health().brake?.count ?? null })
  await world.time.until(runs.idle())
}
