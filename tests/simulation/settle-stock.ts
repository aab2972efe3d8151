import { holdHeldRightly } from './invariants/stock-held'
import { startStock } from './stock-run'
import { hold } from './world/violation'
import type { World } from './world/world'

/**
 * Without faults one push of stock carries out all that may go, and a second one sends nothing (O7, O12, R2).
 */
export async function holdStockArrives(world: World): Promise<void> {
  await finishStock(world)
  world.stockHistory.hold(world)
  holdHeldRightly(world)
  world.wanted.hold(world)
  const { sent } = world.requests.stock
  const written = world.store.mutationsApplied().length
  await finishStock(world)
  const { sent: again } = world.requests.stock
  hold(sent === again, 'R2', () => `a second push of stock sent ${again - sent} requests`)
  hold(
    world.store.mutationsApplied().length === written,
    'R2',
    () => 'a second push of stock changed the store',
  )
  world.stockHistory.hold(world)
}

async function finishStock(world: World): Promise<void> {
  startStock(world)
  await world.untilIdle()
  world.assertWell()
  const { trouble, waiting } = world.engine.stockQueue.health()
  hold(
    trouble === null && waiting === 0,
    'O12',
    () => `${waiting} wait after a push of stock: ${JSON.stringify(trouble)}`,
  )
  const open = world.process.stock.calls().filter(({ outcome }) => outcome === null)
  hold(open.length === 0, 'O12', () => `${open.length} calls of stock are open without a fault`)
}
