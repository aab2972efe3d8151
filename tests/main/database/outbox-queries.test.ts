import { describe, expect, test } from 'vitest'
import {
  amsProduct,
  amsVariant,
  remembered,
  shopProduct,
  shopVariant,
} from '../../support/products'
import {
  AT,
  compare,
  compared,
  filter,
  importAms,
  LATER,
  openState,
  putInFlight,
  readShop,
  stamp,
  type TestState,
} from '../../support/state'
import { reviewPair } from '../../support/without-policies'

const NAME = '1||name'
const VENDOR = '1||vendor'

async function twoDecisions(): Promise<TestState> {
  const state = await compared(
    [amsProduct({ name: 'Ours', vendor: 'Ours' })],
    [shopProduct({ title: 'Theirs', vendor: 'Theirs' })],
  )
  state.store.decisions.decide({ keys: [NAME], choice: 'ours', ...stamp() })
  state.store.decisions.decide({ keys: [VENDOR], choice: 'theirs', ...stamp() })
  return state
}

function entryIds({ store }: TestState): number[] {
  return store.outbox.allWaiting().map(({ id }) => id)
}

function claim(state: TestState, ids = entryIds(state)): number {
  putInFlight(state, ids)
  return state.store.outbox.claim({
    productKey: '1',
    entryIds: ids,
    operation: 'update-product',
    payload: '{"title":"Ours"}',
    at: AT,
  })
}

function settle(
  testState: TestState,
  entryId: number,
  state: 'done' | 'refused' | 'unknown' | 'parked' | 'returned' | 'pending',
  reason = '',
): void {
  putInFlight(testState, [entryId])
  testState.store.outbox.settleProduct({
    at: LATER,
    productKey: '1',
    outcomes: [{ entryId, state, reason }],
    pair: null,
    audit: [{ action: `name: ${state}`, detail: reason }],
  })
}

const counts = ({ store }: TestState) => store.outbox.counts('2026-11-23T00:00:00.000Z')

describe('claiming', () => {
  test('keeps the exact payload before anything is sent, and takes the entries out of waiting', async () => {
    const state = await twoDecisions()
    const ids = entryIds(state)
    const attempt = claim(state)
    expect(state.db.prepare('SELECT * FROM attempt').all()).toEqual([
      {
        id: attempt,
        operation: 'update-product',
        product_key: '1',
        payload: '{"title":"Ours"}',
        started_at: AT,
        settled_at: null,
        outcome: null,
        request_id: null,
        message: null,
      },
    ])
    expect(state.store.outbox.inFlight('1')).toEqual(ids)
    expect(state.store.outbox.waitingProducts()).toEqual([])
    expect(counts(state)).toMatchObject({ sending: 2, toShopify: 0, toAms: 0 })
  })

  test('of an entry that does not exist claims nothing at all', async () => {
    const state = await twoDecisions()
    expect(() => claim(state, [...entryIds(state), 999])).toThrow('FOREIGN KEY')
    expect(state.db.prepare('SELECT count(*) FROM attempt').pluck().get()).toBe(0)
    expect(state.db.prepare('SELECT count(*) FROM attempt_entry').pluck().get()).toBe(0)
  })
})

describe('settling', () => {
  test.each([
    ['done', 'settled', { sentToday: 1 }],
    ['returned', 'returned', { returned: 1 }],
    ['refused', 'current', { parked: 1 }],
    ['parked', 'current', { parked: 1 }],
    ['unknown', 'current', { unknown: 1 }],
    ['pending', 'current', { toShopify: 1 }],
  ] as const)('as %s leaves the decision %s', async (outcome, decision, expected) => {
    const state = await twoDecisions()
    const [id = 0] = entryIds(state)
    claim(state, [id])
    settle(state, id, outcome, 'why')
    expect(
      state.db.prepare('SELECT state FROM decision WHERE difference_key = ?').pluck().get(NAME),
    ).toBe(decision)
    expect(counts(state)).toEqual({
      toShopify: 0,
      toAms: 1,
      sending: 0,
      unknown: 0,
      parked: 0,
      returned: 0,
      sentToday: 0,
      ...expected,
    })
    expect(
      state.db.prepare('SELECT reason, settled_at FROM outbox_entry WHERE id = ?').get(id),
    ).toEqual({ reason: 'why', settled_at: outcome === 'pending' ? null : LATER })
  })

  test('counts as sent today only what was settled today', async () => {
    const state = await twoDecisions()
    const [id = 0] = entryIds(state)
    settle(state, id, 'done')
    expect(state.store.outbox.counts('2026-11-24T00:00:00.000Z').sentToday).toBe(0)
  })

  test('writes pair, rows, base and outcome together', async () => {
    const state = await twoDecisions()
    const { store } = state
    const [nameId = 0, vendorId = 0] = entryIds(state)
    const ours = amsProduct({
      name: 'Ours',
      vendor: 'Theirs',
      shopifyProductId: 'gid://shopify/Product/1',
      variants: [amsVariant({ shopifyVariantId: 'gid://shopify/ProductVariant/11' })],
    })
    const theirs = shopProduct({ title: 'Ours', vendor: 'Theirs' })
    store.outbox.take('1')
    store.outbox.settleProduct({
      at: LATER,
      productKey: '1',
      outcomes: [
        { entryId: nameId, state: 'done', reason: '' },
        { entryId: vendorId, state: 'done', reason: '' },
      ],
      pair: { ours, theirs, review: reviewPair(ours, theirs, []), newLink: null },
      audit: [],
    })
    expect(store.screens.compareRows({ filter: filter(), offset: 0, limit: 10 }).total).toBe(0)
    expect(store.ams.product('1')).toEqual(ours)
    expect(store.shop.product(theirs.id)).toEqual(remembered(theirs))
    expect(store.comparison.baseOf('1', 'gid://shopify/Product/1')).toContainEqual({
      field: 'vendor',
      variantId: '',
      value: 'Theirs',
      agreedAt: LATER,
    })
    expect(store.screens.productDetail('1')?.badge).toBe('synced')
    expect(store.screens.productDetail('1')?.variants[0]?.stock.shopifyAvailable).toBe(4)
  })

  test('is all or nothing', async () => {
    const state = await twoDecisions()
    const { store } = state
    const [id = 0] = entryIds(state)
    const ours = amsProduct({ name: 'Must not stay', variants: [amsVariant(), amsVariant()] })
    const theirs = shopProduct()
    expect(() =>
      store.outbox.settleProduct({
        at: LATER,
        productKey: '1',
        outcomes: [{ entryId: id, state: 'done', reason: '' }],
        pair: { ours, theirs, review: reviewPair(ours, theirs, []), newLink: null },
        audit: [],
      }),
    ).toThrow('UNIQUE')
    expect(entryIds(state)).toHaveLength(2)
    expect(store.ams.product('1')?.name).toBe('Ours')
  })

  test('keeps the request id for support and counts the attempts', async () => {
    const state = await twoDecisions()
    const [id = 0] = entryIds(state)
    for (const requestId of ['first', 'second']) {
      state.store.outbox.settleAttempt(claim(state, [id]), {
        outcome: 'unknown',
        requestId,
        message: 'lost',
        at: LATER,
      })
    }
    settle(state, id, 'parked', 'No answer')
    const page = state.store.screens.outboxRows({
      tab: 'parked',
      search: '',
      sentSince: AT,
      offset: 0,
      limit: 10,
    })
    expect(page).toMatchObject({
      total: 1,
      rows: [{ id, requestId: 'second', attempts: 2, reason: 'No answer', state: 'parked' }],
    })
  })
})

describe('the tabs of the Outbox', () => {
  test.each([
    ['pending', 'open'],
    ['in-flight', 'sending'],
    ['unknown', 'sending'],
    ['parked', 'parked'],
    ['refused', 'parked'],
    ['done', 'sent'],
  ] as const)('list what is %s under %s and nowhere else', async (outcome, its) => {
    const state = await twoDecisions()
    const [id = 0] = entryIds(state)
    state.db
      .prepare('UPDATE outbox_entry SET state = ?, settled_at = ? WHERE id = ?')
      .run(outcome, LATER, id)
    const listedUnder = (['open', 'sending', 'parked', 'sent'] as const).filter((tab) =>
      state.store.screens
        .outboxRows({ tab, search: '', sentSince: AT, offset: 0, limit: 10 })
        .rows.some((row) => row.id === id && row.state === outcome),
    )
    expect(listedUnder).toEqual([its])
  })
})

describe('what came back', () => {
  test('is told with what was seen and what is there now, until it is decided again', async () => {
    const state = await twoDecisions()
    const [id = 0] = entryIds(state)
    state.store.outbox.take('1')
    settle(state, id, 'returned', 'Shopify changed after you decided.')
    const [row] = state.store.screens.cameBack({ limit: 5 }).rows
    expect(row).toMatchObject({
      id,
      reason: 'Shopify changed after you decided.',
      returnedAt: LATER,
    })
    expect(row?.now).toMatchObject({ ours: row?.seen.ours, theirs: row?.seen.theirs })
    const key = row?.differenceKey ?? ''
    state.store.decisions.decide({
      keys: [key],
      choice: 'theirs',
      label: 'Again',
      at: LATER,
      newKey: () => 'again',
    })
    expect(state.store.screens.cameBack({ limit: 5 })).toEqual({ total: 0, rows: [] })
  })
})

describe('a part of the outbox', () => {
  const NOBODY = { asked: false, automatic: false }
  const ASKED = { asked: true, automatic: false }

  test('holds what was asked for by then, and nothing else is taken from it', async () => {
    const state = await twoDecisions()
    const { outbox, screens } = state.store
    const [first = 0, second = 0] = entryIds(state)
    const push = outbox.confirm()
    state.db.prepare('UPDATE outbox_entry SET confirmed = 0 WHERE id = ?').run(second)
    expect(outbox.only(ASKED).waitingCount()).toBe(0)
    expect(outbox.only({ confirmed: push }).ask(LATER)).toBe(1)
    expect(screens.outboxWaiting()).toMatchObject({ asked: 1, automatic: 0, products: 1 })
    expect(outbox.only(NOBODY).waitingCount()).toBe(0)
    expect(outbox.only(ASKED).waitingProducts()).toEqual(['1'])
    expect(
      outbox
        .only(ASKED)
        .take('1')
        .map(({ id }) => id),
    ).toEqual([first])
    expect(outbox.waitingEntries('1').map(({ id }) => id)).toEqual([second])
  })

  test('is empty once nothing is asked for any more', async () => {
    const state = await twoDecisions()
    state.store.outbox.ask(LATER)
    state.store.outbox.forgetAsked()
    expect(state.store.outbox.only(ASKED).waitingCount()).toBe(0)
    expect(state.store.outbox.waitingCount()).toBe(2)
  })
})

describe('P1: a process that died while sending', () => {
  test('leaves entries whose outcome is unknown, to be read back, with the attempt closed', async () => {
    const state = await twoDecisions()
    const ids = entryIds(state)
    claim(state)
    expect(state.store.outbox.recoverInFlight(LATER)).toBe(2)
    expect(state.store.outbox.waitingEntries('1').map((entry) => [entry.id, entry.state])).toEqual(
      ids.map((id) => [id, 'unknown']),
    )
    expect(state.db.prepare('SELECT outcome, settled_at FROM attempt').all()).toEqual([
      { outcome: 'unknown', settled_at: LATER },
    ])
    expect(state.store.outbox.recoverInFlight(LATER)).toBe(0)
  })

  test('leaves what was never sent waiting, free to be taken back', async () => {
    const state = await twoDecisions()
    const ids = entryIds(state)
    expect(state.store.outbox.take('1').map(({ id }) => id)).toEqual(ids)
    expect(entryIds(state)).toEqual([])
    state.store.outbox.recoverInFlight(LATER)
    expect(counts(state)).toMatchObject({ toShopify: 1, toAms: 1, unknown: 0, sending: 0 })
    expect(state.store.decisions.undo(LATER)).toMatchObject({ decided: 1 })
  })

  test.each(['not-sent', 'refused'] as const)(
    'a %s attempt leaves its entries waiting',
    async (outcome) => {
      const state = await twoDecisions()
      const attempt = claim(state)
      state.store.outbox.settleAttempt(attempt, { outcome, requestId: '', message: '', at: AT })
      state.store.outbox.release('1', LATER)
      expect(counts(state)).toMatchObject({ toShopify: 1, toAms: 1, unknown: 0, sending: 0 })
    },
  )

  test('does not change the outcome of an attempt that was kept', async () => {
    const state = await twoDecisions()
    const attempt = claim(state)
    state.store.outbox.settleAttempt(attempt, {
      outcome: 'done',
      requestId: 'r',
      message: '',
      at: AT,
    })
    state.store.outbox.recoverInFlight(LATER)
    expect(state.db.prepare('SELECT outcome FROM attempt').pluck().all()).toEqual(['done'])
  })
})

describe('P2: processes that died one after the other', () => {
  const asWaiting = { toShopify: 1, toAms: 1, unknown: 0, sending: 0, parked: 0 }

  test('have what was on its way set aside with the reason, until a person tries it again', async () => {
    const state = await twoDecisions()
    const [first = 0, second = 0] = entryIds(state)
    claim(state, [first])
    const { outbox } = state.store
    expect(outbox.setAsideInFlight(LATER, 'It died.')).toBe(1)
    expect(outbox.recoverInFlight(LATER)).toBe(0)
    expect(outbox.allWaiting().map(({ id }) => id)).toEqual([second])
    expect(counts(state)).toMatchObject({ ...asWaiting, toShopify: 0, parked: 1 })
    const row = state.db.prepare('SELECT state, reason FROM outbox_entry WHERE id = ?').get(first)
    expect(row).toEqual({ state: 'parked', reason: 'It died.' })
    expect(state.db.prepare('SELECT outcome FROM attempt').pluck().all()).toEqual(['unknown'])
    expect(outbox.tryAgain(first)).toBe(true)
    expect(counts(state)).toMatchObject(asWaiting)
  })

  test('leave alone what Shopify carries out without Concord', async () => {
    const state = await twoDecisions()
    const ids = entryIds(state)
    putInFlight(state, ids)
    const write = { kind: 'update-product', productId: 'g1', changes: { title: 'Ours' } } as const
    const lines = [{ productKey: '1', entryIds: ids, write }]
    state.store.bulk.begin({ kind: 'update-product', marker: 'concord_a', at: AT, lines })
    expect(state.store.outbox.setAsideInFlight(LATER, 'It died.')).toBe(0)
    state.store.outbox.recoverInFlight(LATER)
    expect(counts(state)).toMatchObject({ unknown: 2, parked: 0 })
  })
})

describe('trying again', () => {
  test.each(['parked', 'refused'] as const)('makes a %s entry wait', async (outcome) => {
    const state = await twoDecisions()
    const [id = 0] = entryIds(state)
    settle(state, id, outcome, 'why')
    expect(entryIds(state)).not.toContain(id)
    expect(state.store.outbox.tryAgain(id)).toBe(true)
    expect(entryIds(state)).toContain(id)
  })

  test.each(['done', 'returned', 'unknown', 'pending'] as const)(
    'does nothing for a %s entry',
    async (outcome) => {
      const state = await twoDecisions()
      const [id = 0] = entryIds(state)
      settle(state, id, outcome)
      expect(state.store.outbox.tryAgain(id)).toBe(false)
    },
  )

  test('does nothing for an entry that is not there', () => {
    expect(openState().store.outbox.tryAgain(7)).toBe(false)
  })
})

test('products are sent in the order in which they were first decided', async () => {
  const two = (id: string, sku: string) =>
    amsProduct({ id, name: `Ours ${id}`, variants: [amsVariant({ id: `${id}-1`, sku })] })
  const { store } = await compared([two('1', 'A'), two('2', 'B'), two('3', 'C')], [])
  for (const id of ['3', '1', '2']) {
    store.decisions.decide({ keys: [`${id}||product`], choice: 'ours', ...stamp() })
  }
  expect(store.outbox.waitingProducts()).toEqual(['3', '1', '2'])
})

test('a settlement of a pair that was parted meanwhile leaves both sides to the next comparison', async () => {
  const testState = await twoDecisions()
  const { store, db } = testState
  const [entryId = 0] = entryIds(testState)
  putInFlight(testState, [entryId])
  const [pair] = store.comparison.linkedPairs('ams', ['1'])
  if (!pair) throw new Error('Not linked')
  db.exec(`DELETE FROM link WHERE ams_product_id = '1'`)
  const ours = { ...pair.ours, name: 'Theirs' }
  store.outbox.settleProduct({
    at: LATER,
    productKey: '1',
    outcomes: [{ entryId, state: 'done', reason: '' }],
    pair: { ...pair, ours, review: reviewPair(ours, pair.theirs, []), newLink: null },
    audit: [],
  })
  expect(store.ams.product('1')?.name).toBe('Theirs')
  expect(store.comparison.moved('ams', '', 5)).toEqual(['1'])
  expect(store.comparison.moved('shop', '', 5)).toEqual([pair.theirs.id])
  expect(store.matches.isIdentityMoved()).toBe(true)
})

test('what was on its way and was never sent comes back where a value moved meanwhile', async () => {
  const testState = await twoDecisions()
  const { store } = testState
  const [name = 0] = entryIds(testState)
  store.outbox.take('1')
  const [pair] = store.comparison.linkedPairs('ams', ['1'])
  if (!pair) throw new Error('Not linked')
  const theirs = { ...pair.theirs, vendor: 'Theirs, anew' }
  // The name's answer also tells that the vendor moved, while its decision is on its way.
  store.outbox.settleProduct({
    at: LATER,
    productKey: '1',
    outcomes: [{ entryId: name, state: 'done', reason: '' }],
    pair: { ...pair, theirs, review: reviewPair(pair.ours, theirs, []), newLink: null },
    audit: [],
  })
  store.outbox.release('1', LATER)
  expect(store.outbox.waitingCount()).toBe(0)
  expect(counts(testState)).toMatchObject({ returned: 1, sending: 0 })
})

describe('what is looked at for a push', () => {
  test('is what waits when it begins; later decisions wait for the next one', async () => {
    const state = await twoDecisions()
    const { outbox, decisions } = state.store
    decisions.undo(LATER)
    const push = outbox.only({ confirmed: outbox.confirm() })
    decisions.decide({ keys: [VENDOR], choice: 'ours', ...stamp() })
    expect(push.waitingCount()).toBe(1)
    expect(push.take('1').map(({ field }) => field)).toEqual(['name'])
    expect(outbox.waitingEntries('1').map(({ field }) => field)).toEqual(['vendor'])
    expect(outbox.only({ confirmed: outbox.confirm() }).waitingCount()).toBe(1)
  })

  test('stays with a decision that is undone and done again meanwhile', async () => {
    const state = await twoDecisions()
    const { outbox, decisions } = state.store
    const push = outbox.only({ confirmed: outbox.confirm() })
    decisions.undo(LATER)
    expect(push.waitingCount()).toBe(1)
    decisions.redo(LATER)
    expect(push.waitingCount()).toBe(2)
  })
})

describe('an attempt of an earlier time', () => {
  test('says nothing of an entry that was tried again and not sent', async () => {
    const state = await twoDecisions()
    const [name = 0, vendor = 0] = entryIds(state)
    const { outbox } = state.store
    outbox.take('1')
    const attempt = claim(state, [name])
    outbox.settleAttempt(attempt, { outcome: 'unknown', requestId: '', message: '', at: AT })
    settle(state, name, 'parked', 'The answers were lost')
    settle(state, vendor, 'pending')
    expect(outbox.tryAgain(name)).toBe(true)
    outbox.take('1')
    outbox.release('1', LATER)
    expect(outbox.waitingEntries('1').map(({ state: now }) => now)).toEqual(['pending', 'pending'])
  })

  test('keeps an unknown outcome unknown, however often it is taken and given back', async () => {
    const state = await twoDecisions()
    const [name = 0] = entryIds(state)
    const { outbox } = state.store
    outbox.take('1')
    const attempt = claim(state, [name])
    outbox.settleAttempt(attempt, { outcome: 'unknown', requestId: '', message: '', at: AT })
    for (const _ of [1, 2]) {
      outbox.release('1', LATER)
      expect(outbox.waitingEntries('1').find(({ id }) => id === name)?.state).toBe('unknown')
      outbox.take('1')
    }
  })
})

describe('a decision that came back', () => {
  /** A count that Shopify does not keep any more, as the push found. */
  async function untracked() {
    const variant = (tracked: boolean) =>
      shopVariant({ sku: 'A', tracked, available: tracked ? 1 : null })
    const state = await compared(
      [amsProduct({ variants: [amsVariant({ sku: 'A', onHand: 9 })] })],
      [shopProduct({ variants: [variant(true)] })],
    )
    const { store } = state
    const key = store.screens
      .compareRows({ filter: filter({ fields: ['stock'] }), offset: 0, limit: 9 })
      .rows.map((row) => row.key)
    store.decisions.decide({ keys: key, choice: 'ours', ...stamp() })
    const [pair] = store.comparison.linkedPairs('ams', ['1'])
    if (!pair) throw new Error('Not linked')
    return {
      state,
      pair,
      theirs: {
        ...pair.theirs,
        variants: pair.theirs.variants.map((each) => ({
          ...each,
          tracked: false,
          available: null,
        })),
      },
    }
  }

  test('stays to be seen though there is no difference any more, until it is dismissed', async () => {
    const { state, pair, theirs } = await untracked()
    const { outbox, screens } = state.store
    const [entryId = 0] = entryIds(state)
    outbox.take('1')
    outbox.settleProduct({
      at: LATER,
      productKey: '1',
      outcomes: [{ entryId, state: 'returned', reason: 'Shopify changed after you decided.' }],
      pair: { ...pair, theirs, review: reviewPair(pair.ours, theirs, []), newLink: null },
      audit: [],
    })
    expect(screens.cameBack({ limit: 9 })).toMatchObject({ total: 1, rows: [{ now: null }] })
    expect(outbox.dismiss(entryId)).toBe(true)
    expect(screens.cameBack({ limit: 9 }).total).toBe(0)
    expect(outbox.dismiss(entryId)).toBe(false)
  })

  test('is one whose count is kept no more, and not one on which both sides agree', async () => {
    const { state, theirs } = await untracked()
    readShop(state.store, [theirs])
    await compare(state.store)
    expect(state.store.screens.cameBack({ limit: 9 })).toMatchObject({
      total: 1,
      rows: [{ reason: expect.stringContaining('does not count this stock any more') }],
    })
  })

  test('is one whose row is about another product of Shopify by now, whatever its values', async () => {
    const twin = (id: string) =>
      shopProduct({ id, vendor: 'Theirs', variants: [shopVariant({ id: `${id}-v`, sku: id })] })
    const state = await compared(
      [amsProduct({ vendor: 'Ours', shopifyProductId: 'gid://shopify/Product/1' })],
      [twin('gid://shopify/Product/1'), twin('gid://shopify/Product/2')],
    )
    const { store } = state
    store.decisions.decide({ keys: [VENDOR], choice: 'ours', ...stamp() })
    const other = amsProduct({ vendor: 'Ours', shopifyProductId: 'gid://shopify/Product/2' })
    importAms(store, [other], LATER)
    await compare(store)
    expect(store.screens.cameBack({ limit: 9 }).rows[0]?.reason).toContain('another product')
    expect(store.outbox.waitingCount()).toBe(0)
  })

  test('is not brought back by undo to another product of Shopify', async () => {
    const state = await twoDecisions()
    const { store, db } = state
    store.decisions.clear({ keys: [VENDOR], ...stamp() })
    db.exec(`UPDATE difference SET shopify_product_id = 'gid://shopify/Product/2'`)
    expect(store.decisions.undo(LATER)).toMatchObject({ decided: 0 })
  })
})
