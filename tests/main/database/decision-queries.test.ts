import { describe, expect, test } from 'vitest'
import { amsProduct, amsVariant, shopProduct, shopVariant } from '../../support/products'
import {
  AT,
  compared,
  decisionTables,
  filter,
  LATER,
  putInFlight,
  stamp,
  type TestState,
} from '../../support/state'

const NAME = '1||name'
const VENDOR = '1||vendor'
const PRICE = '1|1-1|retail-price'

/** One linked pair that differs in name, vendor and price; nothing ever agreed, so nothing is suggested. */
function threeDifferences(): Promise<TestState> {
  return compared(
    [amsProduct({ name: 'Ours', vendor: 'Ours', variants: [amsVariant({ retailPrice: '70' })] })],
    [shopProduct({ title: 'Theirs', vendor: 'Theirs' })],
  )
}

/** Invariant O1: every current decision has exactly one live entry and every live entry a decision. */
function expectPaired({ db }: TestState): void {
  const waiting = db
    .prepare(
      `SELECT decision_id FROM outbox_entry
       WHERE state IN ('pending', 'in-flight', 'unknown', 'parked', 'refused') ORDER BY 1`,
    )
    .pluck()
    .all()
  const current = db
    .prepare(`SELECT id FROM decision WHERE state = 'current' ORDER BY 1`)
    .pluck()
    .all()
  expect(waiting).toEqual(current)
  const pairs = db
    .prepare(
      `SELECT count(*) AS decisions, (SELECT count(*) FROM outbox_entry) AS entries,
         (SELECT count(DISTINCT decision_id) FROM outbox_entry) AS decided FROM decision`,
    )
    .get()
  const counts = Object.values(pairs ?? {})
  expect(new Set(counts).size).toBe(1)
}

function send(
  state: TestState,
  key: string,
  outcome: 'done' | 'unknown' | 'parked' | 'refused' = 'done',
  reason = '',
): void {
  const entry = state.store.outbox.allWaiting().find((one) => one.differenceKey === key)
  if (!entry) throw new Error(`${key} does not wait`)
  putInFlight(state, [entry.id])
  state.store.outbox.settleProduct({
    at: LATER,
    productKey: entry.productKey,
    outcomes: [{ entryId: entry.id, state: outcome, reason }],
    pair: null,
    audit: [],
  })
}

describe('deciding', () => {
  test('keeps the decision with both values seen, its entry and its key, all at once', async () => {
    const state = await threeDifferences()
    const { decisions, outbox } = state.store
    expect(decisions.decide({ keys: [NAME], choice: 'ours', ...stamp('Use AMS') })).toEqual({
      decided: 1,
      skipped: 0,
      label: 'Use AMS',
    })
    expect(outbox.allWaiting()).toMatchObject([
      {
        differenceKey: NAME,
        productKey: '1',
        state: 'pending',
        choice: 'ours',
        kind: 'field',
        field: 'name',
        amsProductId: '1',
        shopifyProductId: 'gid://shopify/Product/1',
        ours: 'Ours',
        theirs: 'Theirs',
      },
    ])
    expect(
      state.db.prepare('SELECT ours_seen, theirs_seen, base_seen, decided_at FROM decision').get(),
    ).toEqual({ ours_seen: '"Ours"', theirs_seen: '"Theirs"', base_seen: 'null', decided_at: AT })
    expectPaired(state)
  })

  test('again replaces the decision, under a key of its own', async () => {
    const state = await threeDifferences()
    const { decisions, outbox } = state.store
    decisions.decide({ keys: [NAME], choice: 'ours', ...stamp() })
    decisions.decide({ keys: [NAME], choice: 'theirs', ...stamp() })
    expect(outbox.allWaiting().map(({ choice }) => choice)).toEqual(['theirs'])
    expect(
      state.db.prepare('SELECT count(DISTINCT idempotency_key) FROM outbox_entry').pluck().get(),
    ).toBe(2)
    expectPaired(state)
  })

  test('counts rows that are gone as skipped', async () => {
    const { store } = await threeDifferences()
    expect(
      store.decisions.decide({ keys: [NAME, 'gone||name'], choice: 'ours', ...stamp() }),
    ).toMatchObject({ decided: 1, skipped: 1 })
  })

  test('K5: the same row twice in one request decides it once', async () => {
    const state = await threeDifferences()
    expect(
      state.store.decisions.decide({ keys: [NAME, NAME], choice: 'ours', ...stamp() }),
    ).toMatchObject({ decided: 1 })
    expectPaired(state)
  })

  test('skips a row that has no such choice', async () => {
    const { store } = await compared([amsProduct({ name: 'Alone' })], [])
    const keys = ['1||product']
    expect(store.decisions.decide({ keys, choice: 'theirs', ...stamp() })).toMatchObject({
      decided: 0,
      skipped: 1,
    })
    expect(store.decisions.decide({ keys, choice: 'ours', ...stamp() })).toMatchObject({
      decided: 1,
    })
  })

  test.each(['in-flight', 'unknown'])(
    'leaves a row alone whose entry is %s',
    async (entryState) => {
      const { db, store } = await threeDifferences()
      store.decisions.decide({ keys: [NAME], choice: 'ours', ...stamp() })
      db.prepare('UPDATE outbox_entry SET state = ?').run(entryState)
      expect(store.decisions.decide({ keys: [NAME], choice: 'theirs', ...stamp() })).toMatchObject({
        decided: 0,
        skipped: 1,
      })
    },
  )

  test('of many rows is all or nothing', async () => {
    const state = await threeDifferences()
    const before = decisionTables(state.db)
    const sameKeyTwice = { ...stamp(), newKey: () => 'the-same' }
    expect(() =>
      state.store.decisions.decide({ keys: [NAME, VENDOR], choice: 'ours', ...sameKeyTwice }),
    ).toThrow('UNIQUE')
    expect(decisionTables(state.db)).toEqual(before)
  })

  test('survives closing and opening the file', async () => {
    const state = await threeDifferences()
    state.store.decisions.decide({ keys: [NAME], choice: 'theirs', ...stamp() })
    expect(state.db.pragma('synchronous', { simple: true })).toBe(2)
    expect(state.store.screens.lastSavedAt()).toBe(AT)
  })
})

describe('Accept All', () => {
  test('P8: decides every open row under the filter in one batch, and undo takes all of it back', async () => {
    const state = await threeDifferences()
    const { decisions, outbox, screens } = state.store
    const before = decisionTables(state.db)
    const accepted = decisions.acceptAll({
      filter: filter(),
      choice: 'ours',
      ...stamp('Accept All: AMS'),
    })
    expect(accepted).toEqual({ decided: 3, skipped: 0, label: 'Accept All: AMS' })
    expect(outbox.allWaiting()).toHaveLength(3)
    expect(screens.compareCounts(filter()).undoLabel).toBe('Accept All: AMS')
    expectPaired(state)
    expect(decisions.undo(LATER)).toEqual({ decided: 3, skipped: 0, label: 'Accept All: AMS' })
    expect(decisionTables(state.db)).toEqual(before)
  })

  test('decides nothing outside the filter', async () => {
    const { store } = await threeDifferences()
    const accepted = store.decisions.acceptAll({
      filter: filter({ fields: ['retail-price'] }),
      choice: 'theirs',
      ...stamp(),
    })
    expect(accepted).toMatchObject({ decided: 1, skipped: 0 })
    expect(store.outbox.allWaiting().map(({ differenceKey }) => differenceKey)).toEqual([PRICE])
  })

  test('keeps what somebody decided before', async () => {
    const { store } = await threeDifferences()
    store.decisions.decide({ keys: [NAME], choice: 'theirs', ...stamp() })
    store.decisions.acceptAll({ filter: filter(), choice: 'ours', ...stamp() })
    const choices = store.outbox.allWaiting().map(({ field, choice }) => [field, choice])
    expect(choices).toEqual(
      expect.arrayContaining([
        ['name', 'theirs'],
        ['vendor', 'ours'],
        ['retail-price', 'ours'],
      ]),
    )
  })

  test('by suggestion leaves rows without one open, and its preview says the same', async () => {
    const { store } = await compared(
      [
        amsProduct({ name: 'Ours' }),
        amsProduct({ id: '2', variants: [amsVariant({ id: '2-1', sku: 'X' })] }),
      ],
      [shopProduct()],
    )
    const preview = store.decisions.acceptable(filter(), 'suggestion')
    expect(preview.map(({ productKey, accepted }) => [productKey, accepted])).toEqual(
      expect.arrayContaining([
        ['1', null],
        ['2', 'ours'],
      ]),
    )
    expect(store.outbox.allWaiting()).toEqual([])
    expect(
      store.decisions.acceptAll({ filter: filter(), choice: 'suggestion', ...stamp() }),
    ).toMatchObject({ decided: 1, skipped: 1 })
  })
})

describe('undo and redo', () => {
  test('undo of a replacement brings the earlier decision back exactly, key included', async () => {
    const state = await threeDifferences()
    const { decisions } = state.store
    decisions.decide({ keys: [NAME, VENDOR], choice: 'ours', ...stamp('first') })
    const before = decisionTables(state.db)
    decisions.decide({ keys: [NAME], choice: 'theirs', ...stamp('second') })
    expect(decisions.undo(LATER)).toMatchObject({ label: 'second', decided: 1 })
    expect(decisionTables(state.db)).toEqual(before)
    expectPaired(state)
  })

  test.each(['parked', 'refused'] as const)(
    'undo of a decision over a %s one brings it back so, with its reason',
    async (outcome) => {
      const state = await threeDifferences()
      const { decisions, outbox, screens } = state.store
      decisions.decide({ keys: [NAME], choice: 'ours', ...stamp() })
      send(state, NAME, outcome, 'Shopify did not want it.')
      decisions.decide({ keys: [NAME], choice: 'theirs', ...stamp() })
      expect(decisions.undo(LATER)).toMatchObject({ decided: 1 })
      expect(screens.difference(NAME)?.row).toMatchObject({
        choice: 'ours',
        decisionState: 'parked',
        note: 'Shopify did not want it.',
      })
      expect(outbox.allWaiting()).toEqual([])
      expectPaired(state)
      decisions.redo(LATER)
      expect(outbox.allWaiting()).toMatchObject([{ differenceKey: NAME, choice: 'theirs' }])
      decisions.undo(LATER)
      decisions.clear({ keys: [NAME], ...stamp() })
      decisions.undo(LATER)
      expect(screens.difference(NAME)?.row).toMatchObject({
        decisionState: 'parked',
        note: 'Shopify did not want it.',
      })
    },
  )

  test('undo and redo walk back and forth through several steps', async () => {
    const state = await threeDifferences()
    const { decisions, screens } = state.store
    const steps = [decisionTables(state.db)]
    decisions.decide({ keys: [NAME], choice: 'ours', ...stamp('one') })
    steps.push(decisionTables(state.db))
    decisions.decide({ keys: [NAME, PRICE], choice: 'theirs', ...stamp('two') })
    steps.push(decisionTables(state.db))
    decisions.clear({ keys: [NAME], ...stamp('three') })
    steps.push(decisionTables(state.db))
    for (const index of [2, 1, 0]) {
      decisions.undo(LATER)
      expect(decisionTables(state.db)).toEqual(steps[index])
      expectPaired(state)
    }
    expect(decisions.undo(LATER)).toBeNull()
    expect(screens.compareCounts(filter())).toMatchObject({ undoLabel: null, redoLabel: 'one' })
    for (const index of [1, 2, 3]) {
      decisions.redo(LATER)
      expect(decisionTables(state.db)).toEqual(steps[index])
      expectPaired(state)
    }
    expect(decisions.redo(LATER)).toBeNull()
  })

  test('a new decision ends the chance to redo', async () => {
    const { store } = await threeDifferences()
    store.decisions.decide({ keys: [NAME], choice: 'ours', ...stamp() })
    store.decisions.undo(LATER)
    store.decisions.decide({ keys: [PRICE], choice: 'ours', ...stamp() })
    expect(store.decisions.redo(LATER)).toBeNull()
  })

  test('K5: undo after a part was sent takes back the rest and counts what it left', async () => {
    const state = await threeDifferences()
    const { decisions, outbox } = state.store
    decisions.acceptAll({ filter: filter(), choice: 'ours', ...stamp() })
    send(state, NAME)
    expect(decisions.undo(LATER)).toMatchObject({ decided: 2, skipped: 1 })
    expect(outbox.allWaiting()).toEqual([])
    expect(
      state.db.prepare(`SELECT state FROM outbox_entry WHERE difference_key = ?`).pluck().all(NAME),
    ).toEqual(['done'])
    expectPaired(state)
  })

  test('undo leaves alone what was sent whole, and goes on to the step before', async () => {
    const state = await threeDifferences()
    const { decisions } = state.store
    decisions.decide({ keys: [NAME], choice: 'ours', ...stamp('earlier') })
    decisions.decide({ keys: [PRICE], choice: 'ours', ...stamp('sent') })
    send(state, PRICE)
    expect(decisions.undo(LATER)).toMatchObject({ label: 'earlier', decided: 1, skipped: 0 })
  })

  test.each(['done', 'unknown'] as const)(
    'undo does not bring back a cleared decision when a later one of the row is %s',
    async (outcome) => {
      const state = await threeDifferences()
      const { decisions } = state.store
      decisions.decide({ keys: [NAME], choice: 'ours', ...stamp('first') })
      decisions.clear({ keys: [NAME], ...stamp('cleared') })
      decisions.decide({ keys: [NAME], choice: 'theirs', ...stamp('second') })
      send(state, NAME, outcome)
      const before = decisionTables(state.db)
      expect(decisions.undo(LATER)).toBeNull()
      expect(decisionTables(state.db)).toEqual(before)
      expectPaired(state)
    },
  )

  test('undo of a clear brings back what it can when a part was decided again and sent', async () => {
    const state = await threeDifferences()
    const { decisions, outbox } = state.store
    decisions.decide({ keys: [NAME, PRICE], choice: 'ours', ...stamp('first') })
    decisions.clear({ keys: [NAME, PRICE], ...stamp('cleared') })
    decisions.decide({ keys: [NAME], choice: 'theirs', ...stamp('second') })
    send(state, NAME)
    expect(decisions.undo(LATER)).toMatchObject({ label: 'cleared', decided: 1, skipped: 1 })
    expect(outbox.allWaiting().map(({ differenceKey }) => differenceKey)).toEqual([PRICE])
    expectPaired(state)
  })
})

describe('clearing', () => {
  test('takes back the rows named and no others, and can be undone', async () => {
    const state = await threeDifferences()
    const { decisions, outbox } = state.store
    decisions.decide({ keys: [NAME, PRICE], choice: 'ours', ...stamp() })
    const before = decisionTables(state.db)
    expect(decisions.clear({ keys: [NAME, VENDOR], ...stamp('Take back') })).toEqual({
      decided: 1,
      skipped: 1,
      label: 'Take back',
    })
    expect(outbox.allWaiting().map(({ differenceKey }) => differenceKey)).toEqual([PRICE])
    decisions.undo(LATER)
    expect(decisionTables(state.db)).toEqual(before)
  })

  test('the same row twice in one request takes it back once', async () => {
    const state = await threeDifferences()
    state.store.decisions.decide({ keys: [NAME], choice: 'ours', ...stamp() })
    expect(state.store.decisions.clear({ keys: [NAME, NAME], ...stamp() })).toMatchObject({
      decided: 1,
    })
    expectPaired(state)
  })

  test('does not touch what is on its way', async () => {
    const { db, store } = await threeDifferences()
    store.decisions.decide({ keys: [NAME], choice: 'ours', ...stamp() })
    db.exec(`UPDATE outbox_entry SET state = 'in-flight'`)
    expect(store.decisions.clear({ keys: [NAME], ...stamp() })).toMatchObject({ decided: 0 })
  })
})

test('a price that AMS lacks can only be taken from Shopify', async () => {
  const { store } = await compared(
    [amsProduct({ variants: [amsVariant({ retailPrice: null })] })],
    [shopProduct({ variants: [shopVariant()] })],
  )
  expect(store.decisions.decide({ keys: [PRICE], choice: 'ours', ...stamp() })).toMatchObject({
    decided: 0,
  })
  expect(store.decisions.decide({ keys: [PRICE], choice: 'theirs', ...stamp() })).toMatchObject({
    decided: 1,
  })
})
