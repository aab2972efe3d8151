import { ConcordError } from '@shared/contract/app-error'
import type { StartSync } from '@shared/contract/sync'
import { holdRules, ruleDecisionIds } from './invariants/decisions'
import { doneIds, holdDone } from './invariants/done'
import { holdNothingLost, holdVisible } from './invariants/state'
import { holdStockKept } from './invariants/stock-queue'
import { holdSync } from './invariants/sync'
import { holdTakenOver, rememberAms } from './invariants/taken-over'
import type { Dice } from './world/dice'
import type { DeathPoint } from './world/network'
import { hold } from './world/violation'
import type { Ending, World } from './world/world'

export const DEATHS: readonly DeathPoint[] = [
  'before-it-leaves',
  'on-the-way',
  'after-the-effect',
  'at-the-answer',
]

export function importCatalog(world: World, what: string): string {
  world.wanted.before(world)
  const { products } = world.engine.importCatalog(
    { sourceName: 'catalog.csv', products: world.merchant.file, notes: [] },
    true,
  )
  world.wanted.after(world)
  return `${what}, ${products} products`
}

/** A sync or a push while other people work, somebody cancels, or the process dies. */
export async function run(world: World, kind: 'sync' | 'push', dice: Dice): Promise<string> {
  const { edits, stockKeeper } = world
  const { moved } = stockKeeper
  meanwhile(world, kind, dice)
  const before = rememberAms(world)
  const done = doneIds(world)
  const byRules = ruleDecisionIds(world)
  const how = kind === 'sync' ? await world.sync(drawMode(dice)) : await push(world, dice)
  world.network.death = null
  world.assertWell()
  if (how === 'died') await restart(world)
  holdVisible(world)
  world.agreed.lookAt(world)
  if (kind === 'push') {
    holdTakenOver(world, before)
    holdDone(world, done)
  } else {
    holdSync(world, { isQuiet: edits === world.edits })
    // What people enter after the rules were applied is decided by them the next time.
    if (how === 'ended' && moved === stockKeeper.moved) holdRules(world, byRules)
  }
  return how
}

/** Reading what changed is what people do most; a whole read is rare, a comparison alone rarer. */
export function drawMode(dice: Dice): StartSync['mode'] {
  return dice.weighted([
    [6, 'changes'],
    [3, 'full'],
    [1.5, 'compare'],
  ])
}

/** A push; where a brake holds, nothing leaves until its very figure is typed. */
async function push(world: World, dice: Dice): Promise<Ending> {
  const { brakes, deletions } = world.engine.review.previewPush()
  const asked = brakes.find(({ kind }) => kind === 'deletion')?.count ?? 0
  hold(
    asked === deletions.length,
    'brake',
    () => `${deletions.length} deletions, of which ${asked} are asked about`,
  )
  if (brakes.length === 0) return world.push()
  const wrong = Object.fromEntries(brakes.map(({ kind, count }) => [kind, count - 1]))
  for (const confirmed of [{}, wrong]) {
    const code = await world.push(confirmed).then(
      () => 'none',
      (error: unknown) => (error instanceof ConcordError ? error.error.code : String(error)),
    )
    hold(code === 'brake', 'brake', () => `${JSON.stringify(brakes)} let a push go: ${code}`)
  }
  world.trace.add(`  brakes: ${JSON.stringify(brakes)}`)
  if (dice.happens(0.3)) return 'ended'
  return world.push(Object.fromEntries(brakes.map(({ kind, count }) => [kind, count])))
}

function meanwhile(world: World, kind: 'sync' | 'push', dice: Dice): void {
  const { time } = world
  while (dice.happens(0.3)) time.after(dice.between(0, 2500), () => void world.edit())
  while (kind === 'push' && dice.happens(0.4)) {
    time.after(dice.between(0, 2500), () => void world.sell())
  }
  if (dice.happens(0.1)) {
    time.after(dice.between(0, 1500), () => {
      if (kind === 'sync') world.engine.runs.cancelSync()
      else world.engine.runs.cancelPush()
    })
  }
  if (dice.happens(0.2)) time.after(dice.between(0, 1500), () => void tryWhatMustWait(world, dice))
  while (dice.happens(0.15)) {
    time.after(dice.between(0, 2500), () => {
      if (!world.process.life.isOver) world.trace.add(`  ${world.stockKeeper.move()}`)
    })
  }
  if (dice.happens(0.2)) {
    world.network.death = { requests: dice.between(1, 9), point: dice.pick(DEATHS) }
  }
}

/** People press undo while Concord works: it does it, or says why not. */
export async function tryWhatMustWait(world: World, dice: Dice): Promise<void> {
  if (world.process.life.isOver) return
  try {
    if (dice.happens(0.5)) await world.engine.review.undo()
    else importCatalog(world, 'in the middle')
    world.trace.add('  in the middle: done')
  } catch (error) {
    if (!(error instanceof ConcordError)) throw error
    world.trace.add(`  in the middle: ${error.error.code}`)
  }
}

export async function restart(world: World): Promise<string> {
  const before = { entries: world.process.view.entries() }
  const stock = world.process.stock.entries()
  await world.restart()
  holdNothingLost(before, { entries: world.process.view.entries() })
  holdStockKept(stock, world.process.stock.entries())
  return ''
}
