import { describe, expect, test } from 'vitest'
import { amsProduct, amsVariant, shopProduct, shopVariant } from '../../support/products'
import {
  AT,
  compare,
  compared,
  filter,
  importAms,
  openState,
  readShop,
  stamp,
} from '../../support/state'

const NAME = '1||name'
const ours = amsProduct({ name: 'Ours' })
const theirs = shopProduct({ title: 'Theirs' })

async function decided() {
  const state = await compared([ours], [theirs])
  state.store.decisions.decide({ keys: [NAME], choice: 'ours', ...stamp() })
  return state
}

function entryState(db: Awaited<ReturnType<typeof decided>>['db']): unknown {
  return db
    .prepare(
      `SELECT e.state AS entry, d.state AS decision FROM outbox_entry e
       JOIN decision d ON d.id = e.decision_id`,
    )
    .get()
}

describe('a decision that waits while a new comparison is made', () => {
  test('stays when nothing moved', async () => {
    const { db, store } = await decided()
    await compare(store)
    expect(entryState(db)).toEqual({ entry: 'pending', decision: 'current' })
  })

  test('comes back when Shopify moved', async () => {
    const { db, store } = await decided()
    readShop(store, [shopProduct({ title: 'Moved' })])
    await compare(store)
    expect(entryState(db)).toEqual({ entry: 'returned', decision: 'returned' })
    expect(
      store.screens.compareRows({ filter: filter(), offset: 0, limit: 10 }).rows,
    ).toMatchObject([{ key: NAME, decisionState: 'returned', choice: null, theirs: 'Moved' }])
    expect(store.outbox.counts(AT).returned).toBe(1)
  })

  test('comes back when AMS moved', async () => {
    const { db, store } = await decided()
    importAms(store, [amsProduct({ name: 'Moved' })])
    await compare(store)
    expect(entryState(db)).toEqual({ entry: 'returned', decision: 'returned' })
  })

  test('is withdrawn when the difference is gone', async () => {
    const { db, store } = await decided()
    readShop(store, [shopProduct({ title: 'Ours' })])
    await compare(store)
    expect(entryState(db)).toEqual({ entry: 'withdrawn', decision: 'obsolete' })
    expect(store.outbox.allWaiting()).toEqual([])
  })

  test.each(['in-flight', 'unknown'])('is left to its own reading back when %s', async (sent) => {
    const { db, store } = await decided()
    db.prepare('UPDATE outbox_entry SET state = ?').run(sent)
    readShop(store, [shopProduct({ title: 'Moved' })])
    await compare(store)
    expect(entryState(db)).toEqual({ entry: sent, decision: 'current' })
  })

  test('that came back can be decided again, and then no longer counts as returned', async () => {
    const { store } = await decided()
    readShop(store, [shopProduct({ title: 'Moved' })])
    await compare(store)
    store.decisions.decide({ keys: [NAME], choice: 'theirs', ...stamp() })
    expect(store.outbox.counts(AT)).toMatchObject({ returned: 0, toAms: 1 })
    expect(store.outbox.allWaiting()).toMatchObject([{ theirs: 'Moved' }])
  })
})

describe('a comparison', () => {
  test('remembers links, stored ids and the base of what agrees', async () => {
    const { store } = await compared([ours], [theirs])
    expect(store.comparison.linkedPairs('ams', ['1'])).toMatchObject([
      { ours: { id: '1' }, theirs: { id: 'gid://shopify/Product/1' } },
    ])
    expect(store.ams.product('1')).toMatchObject({
      shopifyProductId: 'gid://shopify/Product/1',
      variants: [{ shopifyVariantId: 'gid://shopify/ProductVariant/11' }],
    })
    const base = store.comparison.baseOf('1', 'gid://shopify/Product/1')
    expect(base.map(({ field }) => field)).not.toContain('name')
    expect(base).toContainEqual(
      expect.objectContaining({ field: 'retail-price', variantId: '1-1', value: '64.00' }),
    )
  })

  test('of the same two catalogs finds the same and moves no base', async () => {
    const { store } = await compared([ours], [theirs])
    const base = store.comparison.baseOf('1', 'gid://shopify/Product/1')
    const counts = store.comparison.counts()
    await compare(store)
    expect(store.comparison.baseOf('1', 'gid://shopify/Product/1')).toEqual(base)
    expect(store.comparison.counts()).toEqual(counts)
  })

  test('counts pairs in agreement and rows by group', async () => {
    const agreeing = amsProduct({
      id: '2',
      variants: [amsVariant({ id: '2-1', sku: 'TWO' })],
    })
    const counterpart = shopProduct({
      id: 'gid-2',
      variants: [shopVariant({ id: 'gid-2-1', sku: 'TWO' })],
    })
    const alone = amsProduct({
      id: '3',
      name: 'Bench',
      variants: [amsVariant({ id: '3-1', sku: 'THREE' })],
    })
    const foreign = shopProduct({
      id: 'gid-4',
      title: 'Stool',
      variants: [shopVariant({ id: 'gid-4-1', sku: 'FOUR' })],
    })
    const { store } = await compared([ours, agreeing, alone], [theirs, counterpart, foreign])
    expect(store.comparison.counts()).toEqual({
      inAgreement: 1,
      differs: 0,
      onlyAms: 1,
      onlyShopify: 1,
      needsPerson: 1,
      skipped: [{ matchResult: 'linked', changedBy: 'never-agreed', count: 1 }],
    })
  })

  test('leaves nothing to look at again, and what moves is looked at by the next', async () => {
    const { store } = await compared([ours], [theirs])
    expect(store.comparison.movedCount()).toBe(0)
    readShop(store, [shopProduct({ title: 'Theirs', updatedAt: '2030-01-01T00:00:00Z' })])
    expect(store.comparison.movedCount()).toBe(0)
    readShop(store, [shopProduct({ title: 'Moved' })])
    expect(store.comparison.moved('shop', '', 10)).toEqual(['gid://shopify/Product/1'])
  })

  test('gives a Shopify product that moved to another of ours to that one alone', async () => {
    const { store } = await compared([ours], [theirs])
    const successor = amsProduct({
      id: '9',
      name: 'Ours',
      shopifyProductId: 'gid://shopify/Product/1',
      variants: [amsVariant({ id: '9-1' })],
    })
    importAms(store, [successor])
    await compare(store)
    const pairs = store.comparison.linkedPairs('ams', ['1', '9'])
    expect(pairs.map(({ ours }) => ours.id)).toEqual(['9'])
    expect(store.links.linkedTo('gid://shopify/Product/1')).toBe('9')
  })
})

describe('an agreement from an earlier time', () => {
  test('tells who changed what since', async () => {
    const { store } = openState()
    store.comparison.remember('1', [{ field: 'name', variantId: '', value: 'Ours' }], AT)
    importAms(store, [ours])
    readShop(store, [theirs])
    await compare(store)
    expect(
      store.screens.compareRows({ filter: filter(), offset: 0, limit: 10 }).rows,
    ).toMatchObject([
      { base: 'Ours', baseAgreedAt: AT, changedBy: 'shopify', suggestion: 'theirs' },
    ])
  })
})
