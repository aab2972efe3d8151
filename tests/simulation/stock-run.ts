import { ConcordError } from '@shared/contract/app-error'
import { doneIds, holdDone } from './invariants/done'
import { holdVisible } from './invariants/state'
import { DEATHS, drawMode, restart, tryWhatMustWait } from './run'
import { hold } from './world/violation'
import type { Ending, World } from './world/world'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** A push of stock while people sell on both sides, something else begins, or the process dies. */
export async function pushStock(world: World): Promise<string> {
  const dice = world.stockDice
  if (dice.happens(0.6)) world.trace.add(`  ${world.stockKeeper.moveSome()}`)
  if (dice.happens(0.25)) {
    world.network.death = { requests: dice.between(1, 5), point: dice.pick(DEATHS) }
  }
  return await underWay(world, {
    begin: () => startStock(world),
    happenings: Array.from({ length: dice.between(0, 3) }, () => dice.between(0, 1500)),
  })
}

/** An answer is lost, and time passes before the next push: less than a key is trusted for, or more. */
export async function loseAnAnswer(world: World): Promise<string> {
  const dice = world.stockDice
  world.stockKeeper.moveSome()
  world.network.death = {
    requests: dice.between(3, 4),
    point: dice.pick(['on-the-way', 'after-the-effect', 'at-the-answer'] as const),
  }
  const first = await underWay(world, { begin: () => startStock(world), happenings: [] })
  const passedMs = dice.pick([MINUTE, HOUR, 19 * HOUR, 21 * HOUR, 30 * HOUR])
  while (dice.happens(0.4)) world.trace.add(`  ${world.stockKeeper.move()}`)
  while (dice.happens(0.2)) await world.sell()
  await world.time.pass(passedMs)
  while (dice.happens(0.3)) world.trace.add(`  ${world.stockKeeper.move()}`)
  return `${first}, ${passedMs / MINUTE} minutes, ${await pushStock(world)}`
}

/** Off sale, the web shop learns of it, and back: what Shopify was to do at 0 is as before. */
export async function offSaleForAWhile(world: World): Promise<string> {
  const { stockKeeper } = world
  const variant = stockKeeper.variant()
  if (variant === null) return 'AMS has nothing'
  world.trace.add(`  ${stockKeeper.setOffSale(variant, true)}`)
  const how = await pushStock(world)
  world.trace.add(`  ${stockKeeper.setOffSale(variant, false)}`)
  return `${how}, ${await pushStock(world)}`
}

/** Stock follows by itself for a while, as the app lets it. */
export async function follow(world: World): Promise<string> {
  const dice = world.stockDice
  const leave = new AbortController()
  const everySeconds = dice.pick([10, 30, 60] as const)
  world.engine.settings.set({ stockEverySeconds: everySeconds })
  const minutes = dice.between(1, 4)
  if (dice.happens(0.3)) {
    world.network.death = { requests: dice.between(1, 12), point: dice.pick(DEATHS) }
  }
  const { life, engine } = world.process
  return await underWay(world, {
    begin: () => {
      void engine.stockQueue.follow(leave.signal)
      return world.time
        .until(Promise.race([world.time.wait(minutes * MINUTE), life.died]))
        .finally(() => leave.abort())
    },
    happenings: Array.from({ length: minutes * 3 }, () => dice.between(0, minutes * MINUTE)),
  })
}

export function pause(world: World): string {
  world.engine.stockQueue.pause()
  world.requests.stock.isPaused = true
  return 'paused'
}

/** Resuming asks for the figure where many would go at once. */
export function resume(world: World): string {
  const { stockQueue, settings } = world.engine
  const { waiting } = stockQueue.health()
  const asksFrom = world.stockDice.pick([1, 2, 200])
  settings.set({ stockResumeAsksFrom: asksFrom })
  const count = world.process.stock.entries().filter(({ state }) => state === 'waiting').length
  for (const confirmed of count > asksFrom ? [null, count + 1] : []) {
    const code = codeOf(() => stockQueue.resume({ confirmed }))
    hold(code === 'brake', 'brake', () => `${count} go on with ${confirmed} typed: ${code}`)
  }
  world.requests.stock.isPaused = false
  stockQueue.resume({ confirmed: count })
  return `${waiting} wait`
}

/** Whether Concord may have Shopify count a variant that it sells without limit. */
export function allowCounting(world: World): string {
  const stockSwitchesOn = world.stockDice.happens(0.6)
  world.engine.settings.set({ stockSwitchesOn })
  world.requests.stock.maySwitchOn = stockSwitchesOn
  return String(stockSwitchesOn)
}

/** Starts a push of stock; where a brake holds, nothing leaves until its very figure is typed. */
export function startStock(world: World): void {
  const { stockQueue } = world.engine
  const sent = world.requests.stock.sent
  const { pausedAt } = stockQueue.health()
  const code = codeOf(() => stockQueue.pushNow({ confirmed: null }))
  hold((code === 'stock-paused') === (pausedAt !== null), 'O11', () => `${pausedAt}: ${code}`)
  const { brake } = stockQueue.health()
  if (code === null || pausedAt !== null) return
  if (code !== 'brake' || brake === null) {
    hold(false, 'brake', () => `stock was not pushed: ${code}`)
    return
  }
  const wrong = codeOf(() => stockQueue.pushNow({ confirmed: brake.count - 1 }))
  hold(wrong === 'brake', 'brake', () => `${JSON.stringify(brake)} let stock go: ${wrong}`)
  hold(world.requests.stock.sent === sent, 'brake', () => 'stock left in spite of its brake')
  world.trace.add(`  brake: ${JSON.stringify(brake)}`)
  stockQueue.pushNow({ confirmed: brake.count })
}

type UnderWay = {
  readonly begin: () => void | Promise<void>
  /** When, in milliseconds from its beginning, something happens in the middle. */
  readonly happenings: readonly number[]
}

/** Lets it run to its end, or until its process dies, and looks at what it left. */
async function underWay(world: World, { begin, happenings }: UnderWay): Promise<Ending> {
  const done = doneIds(world)
  let how: Ending
  let isOver = false
  for (const afterMs of happenings) {
    world.time.after(afterMs, () => {
      if (!isOver && !world.process.life.isOver) inTheMiddle(world)
    })
  }
  try {
    await begin()
    how = await world.untilIdle()
  } finally {
    isOver = true
    world.network.death = null
  }
  world.trace.add(`  stock ${how}`)
  world.assertWell()
  if (how === 'died') await restart(world)
  holdVisible(world)
  world.agreed.lookAt(world)
  holdDone(world, done)
  return how
}

function inTheMiddle(world: World): void {
  // What ran meanwhile may have found both sides agreed, and what comes now may part them again.
  world.agreed.see(world)
  const dice = world.stockDice
  const [what, work] = dice.weighted<readonly [string, () => unknown]>([
    [5, ['a movement', () => world.trace.add(`  ${world.stockKeeper.move()}`)]],
    [1, ['an override', () => world.trace.add(`  ${world.stockKeeper.overrideSoldOut()}`)]],
    [3, ['a sale', () => void world.sell()]],
    [2, ['an edit', () => void world.edit()]],
    [1, ['a pause', () => pause(world)]],
    [1, ['what must wait', () => void tryWhatMustWait(world, dice)]],
    [1.5, ['a sync', () => world.beginSync(drawMode(dice))]],
    [1.5, ['a push', () => beginPush(world)]],
  ])
  try {
    work()
    world.trace.add(`  in the middle: ${what}`)
  } catch (error) {
    if (!(error instanceof ConcordError)) throw error
    world.trace.add(`  in the middle: ${what} refused: ${error.error.code}`)
  }
}

function beginPush(world: World): void {
  if (world.engine.review.previewPush().brakes.length === 0) world.beginPush()
}

/** The code of what Concord refuses; null where it did it. */
function codeOf(work: () => unknown): string | null {
  try {
    work()
    return null
  } catch (error) {
    if (error instanceof ConcordError) return error.error.code
    throw error
  }
}
