import { takeStep } from './history'
import { holdAutomatic } from './invariants/by-itself'
import { holdState } from './invariants/state'
import { Reviewer } from './people/reviewer'
import { importCatalog } from './run'
import { settle } from './settle'
import { allowCounting } from './stock-run'
import { type Dice, diceOf } from './world/dice'
import type { StateFolder } from './world/engine-process'
import { Violation } from './world/violation'
import { World } from './world/world'

export type SeedResult = {
  readonly seed: number
  readonly failure: { readonly invariant: string; readonly message: string } | null
  readonly trace: readonly string[]
  readonly hash: string
  readonly requests: number
  readonly faults: number
  readonly gapEdits: number
  readonly longestGapMs: number
}

/** One whole history from a seed: the same seed gives the same trace. Never rejects. */
export async function simulateSeed(seed: number, folder: StateFolder): Promise<SeedResult> {
  const world = await World.open(seed, folder)
  let failure: SeedResult['failure'] = null
  try {
    await live(world, seed)
  } catch (error) {
    failure = {
      invariant: error instanceof Violation ? error.invariant : 'no unexpected error',
      message: error instanceof Error ? (error.stack ?? error.message) : String(error),
    }
  } finally {
    await world.close()
  }
  return {
    seed,
    failure,
    trace: world.trace.lines,
    hash: world.trace.hash(),
    requests: world.network.sent,
    faults: world.network.faults,
    gapEdits: world.written.gapEdits,
    longestGapMs: world.requests.longestGapMs,
  }
}

async function live(world: World, seed: number): Promise<void> {
  const dice = diceOf(seed, 8)
  const reviewer = new Reviewer(world, diceOf(seed, 9))
  world.trace.add(importCatalog(world, 'first import'))
  world.searchLagMs = dice.pick([0, 0, 0, 5_000, 60_000])
  await world.control('search', { delayMs: world.searchLagMs })
  const bulk = diceOf(seed, 12)
  await world.control('bulk', { lineMs: bulk.pick([0, 40, 400]), next: bulkTroubles(bulk) })
  await world.sync('full')
  world.agreed.lookAt(world)
  world.network.faultRate = dice.pick([0, 0.05, 0.1, 0.2])
  if (diceOf(seed, 11).happens(0.4)) world.trace.add(await world.rules.switchAutomaticPush(true))
  if (world.stockDice.happens(0.4)) world.trace.add(allowCounting(world))
  const steps = dice.between(4, 14)
  const backUpDice = diceOf(seed, 15)
  const backUpAfter = backUpDice.happens(0.5) ? backUpDice.between(0, steps - 1) : null
  for (let step = 0; step < steps; step++) {
    await takeStep(world, reviewer, dice)
    world.assertWell()
    holdState(world, reviewer.decided)
    holdAutomatic(world)
    world.stockHistory.hold(world)
    // The best moment for trouble is one at which an answer was lost.
    const isOpen = world.process.store.stockSync.openCalls().length > 0
    if (step === backUpAfter || (backUpAfter !== null && isOpen)) world.backUp()
  }
  await settle(world, reviewer, dice)
}

/** How some of the bulk operations of a history end. */
function bulkTroubles(dice: Dice): object[] {
  const afterLines = dice.between(0, 4)
  return Array.from({ length: dice.between(0, 4) }, () =>
    dice.weighted<object>([
      [3, { kind: 'failed', code: dice.pick(['INTERNAL_SERVER_ERROR', 'TIMEOUT']), afterLines }],
      [2, { kind: 'canceled', afterLines }],
      [2, { kind: 'cut-last-line' }],
    ]),
  )
}
