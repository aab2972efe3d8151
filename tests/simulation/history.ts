import { ConcordError } from '@shared/contract/app-error'
import { holdRules, ruleDecisionIds } from './invariants/decisions'
import { holdSync } from './invariants/sync'
import { holdUndo } from './invariants/undo'
import type { Reviewer } from './people/reviewer'
import { drawMode, importCatalog, restart, run } from './run'
import {
  allowCounting,
  follow,
  loseAnAnswer,
  offSaleForAWhile,
  pause,
  pushStock,
  resume,
  startStock,
} from './stock-run'
import type { Dice } from './world/dice'
import { productGid } from './world/fields'
import { hold } from './world/violation'
import type { World } from './world/world'

/** Products from which on a shrunken read and a mass change are asked about. */
const LARGE = 10
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
  [
    1,
    'switch automatic push',
    (world, _, dice) => world.rules.switchAutomaticPush(dice.happens(0.6)),
  ],
  [0.5, 'switch sending when online', (world, _, dice) => switchSending(world, dice)],
  [1, 'change a policy', (world) => world.rules.changePolicy()],
  [0.7, 'a replica lags', (world, _, dice) => onReplica(world, dice)],
  [1, 'the shop is emptied', (world) => emptyShop(world)],
  [1, 'a wrong file', wrongFile],
  [0.4, 'unlink', (world, _, dice) => unlink(world, dice)],
  [1, 'restart', (world) => restart(world)],
  [2, 'time passes', (world, _, dice) => pass(world, dice)],
  [1, 'offline', (world, _, dice) => without(world, dice, 'network')],
  [0.5, 'no token', (world, _, dice) => without(world, dice, 'token')],
  [0.5, 'another shop', (world, _, dice) => without(world, dice, 'shop')],
  [6, 'movements', (world) => world.stockKeeper.moveSome()],
  [2, 'sold-out override', (world) => world.stockKeeper.overrideSoldOut()],
  [1.5, 'off sale for a while', (world) => offSaleForAWhile(world)],
  [6, 'push stock', (world) => pushStock(world)],
  [2.5, 'an answer is lost', (world) => loseAnAnswer(world)],
  [1.5, 'stock follows', (world) => follow(world)],
  [1, 'pause stock', (world) => pause(world)],
  [0.7, 'allow counting', (world) => allowCounting(world)],
  [2.5, 'resume stock', (world) => resume(world)],
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
  const how = await run(world, 'push', dice)
  // What was refused is what people decide again.
  if (dice.happens(0.3)) world.trace.add(`  ${await holdUndo(reviewer)}`)
  if (dice.happens(0.6)) return how
  world.trace.add(`  ${world.stockKeeper.moveSome()}`)
  return `${how}, stock ${await pushStock(world)}`
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

/** A column is wrong, and somebody accepts all of it: that is what brakes hold. */
async function wrongFile(world: World, reviewer: Reviewer, dice: Dice): Promise<string> {
  if (world.merchant.file.length < LARGE) return 'too small to matter'
  importCatalog(world, world.merchant.shiftColumn())
  await world.sync('compare')
  world.trace.add(`  ${reviewer.acceptAll('ours')}`)
  return run(world, 'push', dice)
}

/** Less than half is left: no read is believed until a person says that it is so. */
async function emptyShop(world: World): Promise<string> {
  const known = world.process.store.shop.count()
  if (known < LARGE) return 'too small to matter'
  await world.emptyShop()
  await world.sync('full')
  const { sync } = world.engine.runs
  const left = world.store.store.products.size
  const isAsked = left * 2 < known
  const isRefused = sync.kind === 'failed' && sync.error.code === 'read-shrunken'
  hold(
    !isAsked || sync.kind !== 'finished' || world.process.store.shop.count() === known,
    'shrunken read',
    () => `${known} products became ${left} without a question`,
  )
  if (isRefused) await world.sync('full', true)
  return `${known} products, ${left} left${isRefused ? ', asked' : ''}`
}

function switchSending(world: World, dice: Dice): string {
  const sendWhenOnline = dice.happens(0.6)
  world.engine.settings.set({ sendWhenOnline })
  return String(sendWhenOnline)
}

async function offline(world: World, dice: Dice): Promise<string> {
  if (dice.happens(0.3)) {
    world.engine.byItself.whenOnline({ wanted: dice.happens(0.9) })
    return world.untilIdle()
  }
  if (dice.happens(0.4)) {
    world.stockKeeper.moveSome()
    startStock(world)
    return world.untilIdle()
  }
  if (dice.happens(0.5)) return world.sync(drawMode(dice))
  const { brakes } = world.engine.review.previewPush()
  return world.push(Object.fromEntries(brakes.map(({ kind, count }) => [kind, count])))
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
  try {
    return await offline(world, dice)
  } finally {
    // A brake may have refused it.
    requests.mayWrite = true
    network.isOffline = false
    world.hasToken = true
    if (what === 'shop') await world.control('shop', { id: 70_001 })
  }
}
