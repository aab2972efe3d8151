import { isoNow } from '@main/engine/ports'
import type { EntryFact } from '../world/state-view'
import { hold } from '../world/violation'
import type { World } from '../world/world'

/** What a decision's state says of its entry, and back (O1). */
const PAIRED: Readonly<Record<string, readonly string[]>> = {
  current: ['pending', 'in-flight', 'unknown', 'parked', 'refused', 'skipped'],
  settled: ['done'],
  // A row that came back and whose difference is gone by now is put away.
  returned: ['returned', 'withdrawn'],
  replaced: ['withdrawn'],
  undone: ['withdrawn'],
  obsolete: ['withdrawn'],
}

/** What must be true of the state file whenever nothing runs. */
export function holdState(world: World, decidedInAll: number): void {
  const { view } = world.process
  const decisions = view.decisions()
  const entries = view.entries()
  const byPeople = decisions.filter(({ rule_id }) => rule_id === null).length
  hold(
    byPeople === decidedInAll,
    'O2',
    () => `${decidedInAll} decisions were confirmed, ${byPeople} are kept`,
  )
  hold(
    entries.length === decisions.length,
    'O1',
    () => `${decisions.length} decisions, ${entries.length} entries`,
  )
  const byDecision = new Map(entries.map((entry) => [entry.decision_id, entry]))
  for (const { id, state, difference_key } of decisions) {
    const entry = byDecision.get(id)
    const isPaired = entry !== undefined && (PAIRED[state] ?? []).includes(entry.state)
    hold(
      isPaired,
      'O1',
      () => `decision ${id} about ${difference_key} is ${state}, its entry ${entry?.state}`,
    )
  }
  for (const entry of entries) {
    hold(
      entry.state !== 'in-flight',
      'O12',
      () => `entry ${entry.id} is in flight while nothing runs`,
    )
  }
}

/** What waits for a person is shown, with a reason (O12). */
export function holdVisible(world: World): void {
  const entries = world.process.view.entries()
  const parked = entries.filter(({ state }) => state === 'parked' || state === 'refused')
  for (const { id, reason } of parked) {
    hold(reason !== '', 'O12', () => `entry ${id} is parked without a reason`)
  }
  const page = world.engine.outboxRows({ tab: 'parked', search: '', offset: 0, limit: 500 })
  hold(page.total === parked.length, 'O12', () => `${parked.length} parked, ${page.total} shown`)
  const { outbox } = world.engine.overview()
  const waiting = entries.filter(({ state }) => state === 'pending').length
  hold(
    outbox.toShopify + outbox.toAms === waiting,
    'O12',
    () => `${waiting} wait, the overview says otherwise at ${isoNow(world.time)}`,
  )
}

/** Nothing that was decided is lost when a process dies; what was on its way is open now. */
export function holdNothingLost(
  before: { readonly entries: readonly EntryFact[] },
  after: { readonly entries: readonly EntryFact[] },
): void {
  const kept = new Map(after.entries.map((entry) => [entry.id, entry]))
  for (const entry of before.entries) {
    const now = kept.get(entry.id)
    hold(now !== undefined, 'O2', () => `entry ${entry.id} is lost after a crash`)
    const isOpenNow = now?.state === 'unknown' || now?.state === 'pending'
    const isRight = entry.state === 'in-flight' ? isOpenNow : now?.state === entry.state
    hold(
      isRight,
      'P1',
      () => `entry ${entry.id} was ${entry.state}, and ${now?.state} after a crash`,
    )
    hold(
      now?.idempotency_key === entry.idempotency_key,
      'O4',
      () => `entry ${entry.id} has another key after a crash`,
    )
  }
}
