import { holdAgreement } from './invariants/agreement'
import { doneIds, holdDone } from './invariants/done'
import { asText, rowsOf } from './invariants/rows'
import { holdState } from './invariants/state'
import { holdSync } from './invariants/sync'
import { EVERYTHING, type Reviewer } from './people/reviewer'
import { holdRestored } from './restored'
import { importCatalog } from './run'
import { holdStockArrives } from './settle-stock'
import { resume } from './stock-run'
import type { Dice } from './world/dice'
import { hold } from './world/violation'
import type { World } from './world/world'

/** Rounds of compare, decide and push until nothing is left; each decided value needs one or two. */
const MOST_ROUNDS = 12
const QUIET_MS = 120_000
/** After so many returns a row may rest, if it says why. */
const MOST_TRIES = 3

/** Faults stop, everything is decided and pushed until it is quiet; then both sides must agree (R1, R2, R7). */
export async function settle(world: World, reviewer: Reviewer, dice: Dice): Promise<void> {
  world.trace.add('faults stop')
  world.network.faultRate = 0
  world.network.isDeadly = false
  await world.time.pass(QUIET_MS)
  await world.rules.switchAutomaticPush(false)
  await world.rules.compareEverything()
  importCatalog(world, 'for the last time')
  await finish(world, 'sync')
  resume(world)
  await holdStockArrives(world)
  await finish(world, 'sync')
  const triedOften = new Map<string, number>()
  for (let round = 1; ; round++) {
    hold(
      round <= MOST_ROUNDS,
      'R1',
      () => `still not quiet after ${MOST_ROUNDS} rounds: ${leftOver(world)}`,
    )
    world.trace.add(`round ${round}`)
    const answered = reviewer.answerDoubts(1).length
    const decided = reviewer.decideEach((row) => {
      const tries = triedOften.get(row.key) ?? 0
      const isOpen = row.decisionState === 'open' || row.decisionState === 'returned'
      if (!isOpen || row.choices.length === 0 || (tries >= MOST_TRIES && row.note !== ''))
        return null
      triedOften.set(row.key, tries + 1)
      return dice.pick(row.choices)
    })
    const again = round <= 2 ? reviewer.tryAgain() : 0
    const { toShopify, toAms, unknown } = world.engine.overview().outbox
    world.trace.add(`  ${answered} answered, ${decided} decided, ${again} again`)
    const waits = toShopify + toAms + unknown
    if (answered + decided + again + waits === 0 && !hasPushedSince(world)) break
    await finish(world, 'push')
    await holdStockArrives(world)
    await finish(world, 'sync')
    holdState(world, reviewer.decided)
  }
  await holdStockArrives(world)
  await holdSecondSync(world)
  await holdBothModes(world)
  holdAgreement(world)
  await holdRestored(world)
}

/** A push by itself came after the last sync: what it changed may make somebody else known, or doubtful. */
function hasPushedSince(world: World): boolean {
  const { sync } = world.engine.runs
  return (
    sync.kind === 'finished' &&
    world.process.view
      .entries()
      .some(({ settled_at: at }) => at !== null && at > sync.summary.finishedAt)
  )
}

async function finish(world: World, kind: 'sync' | 'push'): Promise<void> {
  const done = doneIds(world)
  if (kind === 'sync') await world.sync('full', true)
  else {
    const { brakes } = world.engine.review.previewPush()
    await world.push(Object.fromEntries(brakes.map(({ kind: brake, count }) => [brake, count])))
  }
  world.assertWell()
  world.agreed.lookAt(world)
  const state = kind === 'sync' ? world.engine.runs.sync : world.engine.runs.push
  hold(
    state.kind === 'finished',
    'R1',
    () => `without faults a ${kind} ended as ${JSON.stringify(state)}`,
  )
  if (kind === 'sync') holdSync(world, { isQuiet: true })
  else {
    holdAllCarriedOut(world)
    holdDone(world, done)
  }
}

/** A push that finished leaves nothing waiting (O12: nobody is blocked by another's trouble). */
function holdAllCarriedOut(world: World): void {
  const { toShopify, toAms, sending, unknown } = world.engine.overview().outbox
  hold(
    toShopify + toAms + sending + unknown === 0,
    'O12',
    () => `after a push ${waitingWords(world)} still wait`,
  )
}

const WAITING = new Set(['pending', 'in-flight', 'unknown'])

function waitingWords(world: World): string {
  const waiting = world.process.view.entries().filter(({ state }) => WAITING.has(state))
  return JSON.stringify(
    waiting.map(({ difference_key, state, direction, ours, theirs }) => [
      difference_key,
      state,
      direction,
      ours,
      theirs,
    ]),
  )
}

/** A second sync without any change finds what the first one found and sends nothing (R2). */
async function holdSecondSync(world: World): Promise<void> {
  const before = JSON.stringify(rowsOf(world))
  const written = world.store.mutationsApplied().length
  await finish(world, 'sync')
  hold(
    JSON.stringify(rowsOf(world)) === before,
    'R2',
    () => `a second sync found ${JSON.stringify(rowsOf(world))} where the first found ${before}`,
  )
  hold(
    world.store.mutationsApplied().length === written,
    'R2',
    () => 'a second sync changed the store',
  )
}

/** Somebody works on in the store; then reading what changed finds what a whole read finds. */
async function holdBothModes(world: World): Promise<void> {
  for (let edits = 0; edits < 3; edits++) await world.edit()
  await world.time.pass(QUIET_MS)
  const whole = await world.onCopy(async (copy) => {
    copy.engine.runs.startSync({ mode: 'full', allowShrunken: true })
    await world.time.until(copy.engine.runs.idle())
    return findings(copy)
  })
  await world.sync('changes')
  world.assertWell()
  const found = findings(world.process)
  hold(
    found === whole,
    'changes',
    () => `reading what changed found ${found}, a whole read ${whole}`,
  )
  holdAgreement(world)
}

/** What a comparison found, without the moments at which it was. */
function findings({ store }: World['process']): string {
  const { rows } = store.screens.compareRows({ filter: EVERYTHING, offset: 0, limit: 500 })
  return JSON.stringify(rows.map((row) => ({ ...row, baseAgreedAt: null })))
}

function leftOver(world: World): string {
  return JSON.stringify(
    rowsOf(world).map(({ key, ours, theirs, choice, decisionState, note }) => [
      key,
      asText(ours),
      asText(theirs),
      choice,
      decisionState,
      note,
    ]),
  )
}
