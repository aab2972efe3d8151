import type { DifferenceRow } from '@shared/contract/review'
import { isSame } from '../world/fields'
import type { DecisionFact } from '../world/state-view'
import { hold } from '../world/violation'
import type { World } from '../world/world'
import { holdNoDeletion, takesAway } from './deletions'
import { asText } from './rows'
import { textOf } from './written-values'

const STANDS = new Set(['pending', 'parked', 'refused', 'skipped'])

/** A decision, a skip included, stands only as long as the two values are those that were seen. */
export function holdSeenValues(world: World, rows: readonly DifferenceRow[]): void {
  const entries = new Map(
    world.process.view
      .entries()
      .filter(({ state }) => STANDS.has(state))
      .map((entry) => [entry.difference_key, entry]),
  )
  for (const row of rows) {
    const entry = entries.get(row.key)
    if (entry === undefined) continue
    // Of a whole product or variant the name is shown.
    const field = row.field ?? 'name'
    const isAsSeen =
      isSame(field, textOf(entry.ours), asText(row.ours)) &&
      isSame(field, textOf(entry.theirs), asText(row.theirs))
    hold(
      isAsSeen,
      'decisions stand on what was seen',
      () =>
        `entry ${entry.id} is ${entry.state} on ${entry.ours} and ${entry.theirs}, now ${row.key} has ${asText(row.ours)} and ${asText(row.theirs)}`,
    )
  }
}

export function ruleDecisionIds(world: World): ReadonlySet<number> {
  return new Set(ruleDecisions(world).map(({ id }) => id))
}

/** Rules decided what is theirs to decide, and nothing that a person took back on these very values. */
export function holdRules(world: World, before: ReadonlySet<number>): void {
  const { sync } = world.engine.runs
  if (sync.kind !== 'finished') return
  const decisions = world.process.view.decisions()
  const undone = decisions.filter(({ state }) => state === 'undone')
  const isTakenBack = (key: string, isSeen: (decision: DecisionFact) => boolean): boolean =>
    undone.some((decision) => decision.difference_key === key && isSeen(decision))
  const entries = new Map(world.process.view.entries().map((entry) => [entry.decision_id, entry]))
  for (const made of ruleDecisions(world)) {
    if (before.has(made.id)) continue
    const entry = entries.get(made.id)
    if (entry) holdNoDeletion(entry)
    const { difference_key: key, ours_seen: ours, theirs_seen: theirs } = made
    hold(
      !isTakenBack(
        key,
        ({ id, ours_seen, theirs_seen }) =>
          id < made.id && ours_seen === ours && theirs_seen === theirs,
      ),
      'rules',
      () => `a rule decided ${key} again, which was taken back on ${ours} and ${theirs}`,
    )
  }
  // A push that followed by itself read products anew, and may have found more of them.
  const readSince = new Set(
    [...entries.values()].flatMap(({ settled_at: at, product_key: key }) =>
      at !== null && at >= sync.summary.finishedAt ? [key] : [],
    ),
  )
  for (const { filter, choice, name, enabled } of world.engine.rules.list()) {
    if (!enabled) continue
    const page = { filter: { ...filter, openOnly: true }, offset: 0, limit: 500 }
    for (const row of world.process.store.screens.compareRows(page).rows) {
      if (!isForRule(row, choice) || readSince.has(row.amsProductId ?? '')) continue
      hold(
        isTakenBack(row.key, () => true),
        'rules',
        () => `"${name}" left ${row.key} open`,
      )
    }
  }
}

function isForRule(row: DifferenceRow, choice: 'ours' | 'theirs' | 'suggestion' | 'skip'): boolean {
  if (choice === 'skip') return true
  if (choice === 'suggestion') return row.suggestion !== null
  return row.choices.includes(choice) && !takesAway(row, choice)
}

function ruleDecisions(world: World): DecisionFact[] {
  return world.process.view.decisions().filter(({ rule_id }) => rule_id !== null)
}

/** Nothing is called deleted that the store still has: a link breaks on two signs only. */
export function holdBrokenLinks(world: World, rows: readonly DifferenceRow[]): void {
  for (const { kind, shopifyProductId, key } of rows) {
    if (kind !== 'broken-link') continue
    const exists = [...world.store.store.products.values()].some(
      ({ id }) => `gid://shopify/Product/${id}` === shopifyProductId,
    )
    hold(!exists, 'two signs', () => `${key} says that ${shopifyProductId} is gone; it is there`)
  }
}

/** Fields that are not compared at the moment. */
export function neverCompared(world: World): ReadonlySet<string> {
  const policies = world.engine.rules.policies()
  return new Set(
    Object.entries(policies).flatMap(([field, policy]) => (policy === 'never' ? [field] : [])),
  )
}
