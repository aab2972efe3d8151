import { canonicalValue } from '@main/engine/fields'
import { applyRules } from '@main/engine/syncing'
import type { Answer } from '@shared/contract/review'
import type { FieldValue } from '@shared/fields/field-registry'
import { fieldByKey } from '@shared/fields/field-registry'
import fc from 'fast-check'
import { describe, expect } from 'vitest'
import { fakeEnvironment } from '../support/fake-environment'
import { compare, filter, importAms, LATER, readShop, stamp } from '../support/state'
import { inState, type State } from '../support/state-pool'
import { testProperty } from './support/cases'
import { threeCatalogs } from './support/catalogs'
import { anyEdits, edited, respellings } from './support/edits'
import { toAms, toShop } from './support/item'

const words = fc.array(
  fc.constantFrom<Answer | 'leave' | 'take-back'>('ours', 'theirs', 'skip', 'leave', 'take-back'),
  {
    minLength: 1,
    maxLength: 6,
  },
)

let made = 0
const environment = {
  ...fakeEnvironment(),
  chance: { uuid: () => `rule-${++made}`, fraction: () => 0 },
}

describe('a decision hangs on the two values that were seen', () => {
  const given = fc.record({
    three: threeCatalogs(3),
    words,
    rule: fc.option(fc.constantFrom('ours' as const, 'theirs' as const, 'skip' as const)),
    ours: fc.oneof(respellings(4), anyEdits(3)),
    theirs: fc.oneof(respellings(4), anyEdits(3)),
  })
  testProperty(
    'decisions',
    'another value brings it back, another spelling does not, and no rule decides again what a person took back',
    given,
    ({ three, words, rule, ours, theirs }) =>
      inState(async (state) => {
        const { store } = state
        importAms(store, three.base.map(toAms))
        readShop(store, three.base.map(toShop))
        await compare(store)
        importAms(store, three.ours.map(toAms))
        readShop(store, three.theirs.map(toShop))
        await compare(store)
        if (rule) {
          const everything = { name: 'All', filter: filter(), choice: rule, enabled: true }
          store.rules.saveRule(everything, LATER)
          applyRules(environment, store)
        }
        const takenBack = new Set<string>()
        for (const [index, { key, choices, choice }] of rows(state).entries()) {
          const word = words[index % words.length]
          if (word === 'take-back' && choice !== null) {
            store.decisions.clear({ keys: [key], ...stamp() })
            takenBack.add(key)
          } else if (
            word === 'skip' ||
            ((word === 'ours' || word === 'theirs') && choices.includes(word))
          ) {
            store.decisions.decide({ keys: [key], choice: word, ...stamp() })
          }
        }
        const before = new Map(rows(state).map((row) => [row.key, row]))
        importAms(store, edited(three.ours, ours).map(toAms), LATER)
        readShop(store, edited(three.theirs, theirs).map(toShop), LATER)
        await compare(store)
        const after = new Map(rows(state).map((row) => [row.key, row]))
        for (const [key, row] of before) {
          const now = after.get(key)
          // What is decided about one product of Shopify says nothing of another one.
          const isAboutTheSame = row.shopifyProductId === now?.shopifyProductId
          const isAsSeen =
            now && isAboutTheSame && same(row, 'ours', now) && same(row, 'theirs', now)
          if (now) expect(now.choice, key).toBe(isAsSeen ? row.choice : null)
          if (now && row.choice !== null && !isAsSeen) expect(now.decisionState).toBe('returned')
          if (row.choice !== null && !now) expect(waiting(state, key), key).toEqual([])
        }
        applyRules(environment, store)
        for (const { key, choice, ...now } of rows(state)) {
          const row = before.get(key)
          if (!takenBack.has(key) || !row) continue
          if (same(row, 'ours', now) && same(row, 'theirs', now)) expect(choice, key).toBeNull()
        }
      }),
  )
})

type Seen = Pick<ReturnType<typeof rows>[number], 'field' | 'ours' | 'theirs'>

function rows({ store }: State) {
  return store.screens.compareRows({ filter: filter(), offset: 0, limit: 500 }).rows
}

function same(left: Seen, side: 'ours' | 'theirs', right: Seen): boolean {
  const kind = left.field === null ? 'text' : fieldByKey(left.field).kind
  const form = (value: FieldValue): string | null =>
    value === null ? null : canonicalValue(kind, value)
  return form(left[side]) === form(right[side])
}

/** Entries about a difference that would still be sent, or still hide it. */
function waiting({ db }: State, key: string): unknown[] {
  return db
    .prepare(
      `SELECT state FROM outbox_entry WHERE difference_key = ?
         AND state NOT IN ('withdrawn', 'returned', 'done')`,
    )
    .all(key)
}
