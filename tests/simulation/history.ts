import { ConcordError } from '@shared/contract/app-error'
import type { StartSync } from '@shared/contract/sync'
import { holdRules, ruleDecisionIds } from './invariants/decisions'
import { doneIds, holdDone } from './invariants/done'
import { holdNothingLost, holdVisible } from './invariants/state'
import { holdSync } from './invariants/sync'
import { holdTakenOver, rememberAms } from './invariants/taken-over'
import { holdUndo } from './invariants/undo'
import type { Reviewer } from './people/reviewer'
import type { Dice } from './world/dice'
import { productGid } from './world/fields'
import type { DeathPoint } from './world/network'
import { hold } from './world/violation'
import type { Ending, World } from './world/world'

const DEATHS: readonly DeathPoint[] = [
  'before-it-leaves',
  'on-the-way',
  'after-the-effect',
  'at-the-answer',
]
const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

type Step = (world: World, reviewer: Reviewer, dice: Dice) => string | Promise<string>

/** What may happen, each with its weight. A step says what came of it. */
const STEPS: readonly (readonly [number, string, Step])[] = [
  [9, 'a round of work', workARound],
  [4, 'sync', (world, _, dice) => run(world, 'sync', dice)],
  [6, 'push', (world, _, dice) => run(world, 'push', dice)],
  [4, 'import', (world) => importCatalog(world, world.merchant.edit())],
  [4, 'edit', (world) => world.edit().then(() => '')],
  [5, 'decide', (_, reviewer) => reviewer.decideSome()],
  [3, 'accept all', (_, reviewer) => reviewer.acceptAll()],
  [2, 'undo', (_, reviewer) => reviewer.undo()],
  [1, 'redo', (_, reviewer) => reviewer.redo()],
  [1, 'clear', (_, reviewer) => reviewer.clearSome()],
  [2, 'undo exactly', (_, reviewer) => holdUndo(reviewer)],
  [1, 'try again', (_, reviewer) => String(reviewer.tryAgain())],
  [2, 'say who is who', (_, reviewer) => reviewer.answerDoubts(0.6).join(', ')],
  [3, 'skip', (_, reviewer) => reviewer.skipSome()],
  [1, 'pair at will', (_, reviewer) => reviewer.pairAtWill()],
  [1.5, 'make a rule', (world) => makeRule(world)],
  [0.7, 'remove a rule', (world) => world.rules.removeRule()],
  [1, 'change a policy', (world) => world.rules.changePolicy()],
  [0.7, 'a replica lags', (world, _, dice) => onReplica(world, dice)],
  [0.3, 'the shop is emptied', (world) => emptyShop(world)],
  [0.4, 'unlink', (world, _, dice) => unlink(world, dice)],
  [1, 'restart', (world) => restart(world)],
  [2, 'time passes', (world, _, dice) => pass(world, dice)],
  [1, 'offline', (world, _, dice) => without(world, dice, 'network')],
  [0.5, 'no token', (world, _, dice) => without(world, dice, 'token')],
  [0.5, 'another shop', (world, _, dice) => without(world, dice, 'shop')],
]

/** One random step of a history. What Concord refuses in words is an answer too. */
export async function takeStep(world: World, reviewer: Reviewer, dice: Dice): Promise<void> {
  const [name, step] = dice.weighted(
    STEPS.map(([weight, label, work]) => [weight, [label, work] as const]),
  )
  world.trace.add(name)
  try {
    world.trace.add(`  ${await step(world, reviewer, dice)}`)
  } catch (error) {
    if (!(error instanceof ConcordError)) throw error
    world.trace.add(`  refused: ${error.error.code}`)
  }
}

/** What people do most: things change on both sides, they compare, decide, and push. */
async function workARound(world: World, reviewer: Reviewer, dice: Dice): Promise<string> {
  const changes = Array.from({ length: dice.between(1, 4) }, () => world.merchant.edit())
  importCatalog(world, changes.join(', '))
  for (let edits = dice.between(0, 3); edits > 0; edits--) await world.edit()
  await run(world, 'sync', dice)
  const decided = dice.happens(0.6) ? reviewer.acceptAll() : reviewer.decideSome()
  world.trace.add(`  ${decided}`)
  while (dice.happens(0.2)) await world.edit()
  return run(world, 'push', dice)
}

export function importCatalog(world: World, what: string): string {
  const { products } = world.engine.importCatalog(
    { sourceName: 'catalog.csv', products: world.merchant.file, notes: [] },
    true,
  )
  return `${what}, ${products} products`
}

/** A sync or a push while other people work, somebody cancels, or the process dies. */
async function run(world: World, kind: 'sync' | 'push', dice: Dice): Promise<string> {
  const edits = world.edits
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
    if (how === 'ended') holdRules(world, byRules)
  }
  return how
}

/** Reading what changed is what people do most; a whole read is rare, a comparison alone rarer. */
function drawMode(dice: Dice): StartSync['mode'] {
  return dice.weighted([
    [6, 'changes'],
    [3, 'full'],
    [1.5, 'compare'],
  ])
}

/** A push; where a brake holds, nothing leaves until its very figure is typed. */
async function push(world: World, dice: Dice): Promise<Ending> {
  const brakes = world.engine.review.previewPush().brakes
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

function makeRule(world: World): string {
  const before = ruleDecisionIds(world)
  const what = world.rules.makeRule()
  holdRules(world, before)
  return what
}

/** A whole read of a replica that lacks a product: what is linked to it is not broken by that. */
async function onReplica(world: World, dice: Dice): Promise<string> {
  const products = [...world.store.store.products.values()]
  if (products.length === 0) return 'nothing there'
  world.network.hidden = productGid(dice.pick(products))
  await world.sync('full')
  world.assertWell()
  world.agreed.lookAt(world)
  holdSync(world, { isQuiet: false })
  const what = world.network.hidden
  world.network.hidden = null
  return `without ${what}`
}

/** Less than half is left: no read is believed until a person says that it is so. */
async function emptyShop(world: World): Promise<string> {
  const known = world.process.store.shop.count()
  await world.emptyShop()
  await world.sync('full')
  const { sync } = world.engine.runs
  const left = world.store.store.products.size
  const isAsked = known >= 10 && left * 2 < known
  const isRefused = sync.kind === 'failed' && sync.error.code === 'read-shrunken'
  hold(
    !isAsked || sync.kind !== 'finished' || world.process.store.shop.count() === known,
    'shrunken read',
    () => `${known} products became ${left} without a question`,
  )
  if (isRefused) await world.sync('full', true)
  return `${known} products, ${left} left${isRefused ? ', asked' : ''}`
}

async function offline(world: World, dice: Dice): Promise<string> {
  if (dice.happens(0.5)) return world.sync(drawMode(dice))
  const { brakes } = world.engine.review.previewPush()
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
  if (dice.happens(0.2)) time.after(dice.between(0, 1500), () => tryWhatMustWait(world, dice))
  if (dice.happens(0.2)) {
    world.network.death = { requests: dice.between(1, 9), point: dice.pick(DEATHS) }
  }
}

/** People press undo while Concord works: it does it, or says why not. */
function tryWhatMustWait(world: World, dice: Dice): void {
  if (world.process.life.isOver) return
  try {
    if (dice.happens(0.5)) world.engine.review.undo()
    else importCatalog(world, 'in the middle')
    world.trace.add('  in the middle: done')
  } catch (error) {
    if (!(error instanceof ConcordError)) throw error
    world.trace.add(`  in the middle: ${error.error.code}`)
  }
}

async function restart(world: World): Promise<string> {
  const before = { entries: world.process.view.entries() }
  await world.restart()
  holdNothingLost(before, { entries: world.process.view.entries() })
  return ''
}

function unlink(world: World, dice: Dice): string {
  const links = world.process.view.links()
  if (links.length === 0) return 'nothing is linked'
  const amsProductId = dice.pick(links).ams_product_id
  world.engine.linking.unlink({ amsProductId })
  return amsProductId
}

async function pass(world: World, dice: Dice): Promise<string> {
  const passedMs = dice.pick([MINUTE, 20 * MINUTE, 3 * 60 * MINUTE, DAY, 3 * DAY])
  await world.time.pass(passedMs)
  return `${passedMs / MINUTE} minutes`
}

/** A run that has no network, no token, or meets another shop: nothing may be written (O11). */
async function without(
  world: World,
  dice: Dice,
  what: 'network' | 'token' | 'shop',
): Promise<string> {
  const { network, requests } = world
  const knowsShop = world.process.store.runs.setting('shop-id') !== null
  if (what === 'shop' && !knowsShop) return 'not met any shop yet'
  if (what === 'network') network.isOffline = true
  if (what === 'token') world.hasToken = false
  if (what === 'shop') await world.control('shop', { id: 70_002 })
  requests.mayWrite = false
  const how = await offline(world, dice)
  requests.mayWrite = true
  network.isOffline = false
  world.hasToken = true
  if (what === 'shop') await world.control('shop', { id: 70_001 })
  return how
}
