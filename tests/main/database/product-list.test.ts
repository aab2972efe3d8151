import type { EngineInput } from '@shared/contract/engine-contract'
import { productFilterSchema } from '@shared/contract/products'
import { describe, expect, test } from 'vitest'
import { amsProduct, amsVariant } from '../../support/products'
import { importAms, LATER, openState, type TestState } from '../../support/state'

function threeBoards(): TestState {
  const state = openState()
  const one = (id: string, name: string, sku: string, more = {}) =>
    amsProduct({
      id,
      name,
      variants: [amsVariant({ id: `${id}-1`, sku })],
      ...more,
    })
  importAms(state.store, [
    one('A-1', 'Walnut Board', 'OE-BRD-WAL-S', { vendor: 'Oak & Ember' }),
    one('A-2', 'Café “Oak” Mug', '00123', { category: 'Mugs', shopifyStatus: 'DRAFT' }),
    one('A-3', 'Ash Tray', 'FP.TRY', { status: 'inactive', vendor: '' }),
  ])
  return state
}

function idsOf({ store }: TestState, input: Partial<EngineInput<'products.list'>>): string[] {
  const { rows } = store.screens.productRows({ offset: 0, limit: 50, ...input })
  return rows.map(({ amsProductId }) => amsProductId)
}

describe('the search of the product list finds', () => {
  test.each([
    ['a part of a word', 'alnu', ['A-1']],
    ['several words, wherever each of them stands', 'ember board', ['A-1']],
    ['no product that lacks one of the words', 'ember mug', []],
    ['a SKU with dashes', 'OE-BRD-WAL', ['A-1']],
    ['a SKU with a dot, in other letters', 'fp.try', ['A-3']],
    ['digits at the start of a SKU', '00123', ['A-2']],
    ['an id', 'A-2', ['A-2']],
    ['a word without its accents', 'cafe', ['A-2']],
    ['two letters', 'og', []],
    ['two letters that are there', 'ug', ['A-2']],
    ['a category', 'mugs', ['A-2']],
    ['quotes as they stand', '“Oak”', ['A-2']],
    ['signs that mean something to who searches', 'oak" OR "ash', []],
    ['a percent sign as it is', '%', []],
    ['a lone quote', '"""', []],
  ])('%s', (_, search, expected) => {
    expect(idsOf(threeBoards(), { search })).toEqual(expected)
  })

  test('the product that is linked to the Shopify product of a number', () => {
    const state = threeBoards()
    state.db.exec(`INSERT INTO link (ams_product_id, shopify_product_id, evidence_kind, evidence_text, linked_at)
      VALUES ('A-3', 'gid://shopify/Product/8001007', 'person', '', '')`)
    expect(idsOf(state, { search: '8001007' })).toEqual(['A-3'])
    expect(idsOf(state, { search: 'gid://shopify/Product/8001007' })).toEqual(['A-3'])
  })

  test('what an import brought, changed and left out, and nothing that was before', () => {
    const state = threeBoards()
    importAms(
      state.store,
      [
        amsProduct({ id: 'A-1', name: 'Cherry Board' }),
        amsProduct({ id: 'A-9', name: 'New One', variants: [] }),
      ],
      LATER,
    )
    expect(idsOf(state, { search: 'walnut' })).toEqual([])
    expect(idsOf(state, { search: 'cherry' })).toEqual(['A-1'])
    expect(idsOf(state, { search: 'mug' })).toEqual([])
    expect(idsOf(state, {})).toEqual(['A-1', 'A-9'])
    // The index of the search holds what its table holds, and no more.
    state.db.exec(`INSERT INTO ams_search (ams_search, rank) VALUES ('integrity-check', 1)`)
  })
})

describe('the product list', () => {
  test.each([
    ['a vendor, or none', { vendors: [''] }, ['A-3']],
    ['a category', { categories: ['Mugs'] }, ['A-2']],
    ['a Shopify status', { shopifyStatuses: ['DRAFT' as const] }, ['A-2']],
    ['a status in AMS', { amsStatuses: ['inactive' as const] }, ['A-3']],
    ['two facets at once', { amsStatuses: ['active' as const], categories: ['Bowl'] }, ['A-1']],
    ['what stock is left', { stock: ['none-left' as const] }, []],
  ])('can be narrowed by %s', (_, filter, expected) => {
    expect(idsOf(threeBoards(), filter)).toEqual(expected)
  })

  test('tells stock that was never set from stock that is gone', () => {
    const state = openState()
    const one = (id: string, ...variants: Parameters<typeof amsVariant>[0][]) =>
      amsProduct({
        id,
        name: id,
        variants: variants.map((more, index) => amsVariant({ id: `${id}-${index}`, ...more })),
      })
    importAms(state.store, [
      one('left', { onHand: 5, wholesaleCommitments: 2 }, { onHand: null }),
      one('gone', { onHand: 1, wholesaleCommitments: 4 }),
      one('off', { onHand: 9, isSoldOut: true }),
      one('never', { onHand: null }),
    ])
    expect(idsOf(state, { stock: ['in-stock'] })).toEqual(['left'])
    expect(idsOf(state, { stock: ['none-left'] })).toEqual(['gone', 'off'])
    expect(idsOf(state, { stock: ['not-set'] })).toEqual(['never'])
    const { rows } = state.store.screens.productRows({
      offset: 0,
      limit: 9,
      sort: { by: 'stock', descending: true },
    })
    expect(rows.map(({ available }) => available)).toEqual([3, 0, 0, null])
    expect(
      state.store.screens.productCounts({
        filter: productFilterSchema.parse({ stock: ['not-set'] }),
        facets: ['vendors', 'stock'],
      }),
    ).toMatchObject({
      badges: [],
      vendors: [{ value: 'Fernhill', count: 1 }],
      stock: expect.arrayContaining([{ value: 'none-left', count: 2 }]),
    })
  })

  test.each([
    'name',
    'badge',
    'vendor',
    'category',
    'variants',
    'price',
    'stock',
    'status',
    'differences',
  ] as const)('sorted by %s has one order, which goes from product to product either way', (by) => {
    const state = threeBoards()
    for (const descending of [false, true]) {
      const sort = { by, descending }
      const ids = idsOf(state, { sort })
      expect([...ids].sort()).toEqual(['A-1', 'A-2', 'A-3'])
      for (const [index, amsProductId] of ids.entries()) {
        expect(state.store.screens.productNeighbours({ amsProductId, sort })).toEqual({
          previous: ids[index - 1] ?? null,
          next: ids[index + 1] ?? null,
        })
      }
    }
  })

  test('finds its pages in an index, whatever it is sorted by most', () => {
    const { db } = threeBoards()
    for (const order of [
      'p.name COLLATE NOCASE, p.id',
      'p.vendor COLLATE NOCASE, p.name COLLATE NOCASE, p.id',
      'coalesce(p.available, -1), p.name COLLATE NOCASE, p.id',
      'coalesce(CAST(p.price_from AS REAL), -1), p.name COLLATE NOCASE, p.id',
    ]) {
      const plan = db
        .prepare<[], { detail: string }>(
          `EXPLAIN QUERY PLAN SELECT p.id FROM ams_listed p ORDER BY ${order} LIMIT 9`,
        )
        .all()
      expect(plan.map(({ detail }) => detail).join()).toMatch(/USING (COVERING )?INDEX/)
      expect(plan.map(({ detail }) => detail).join()).not.toContain('TEMP B-TREE')
    }
  })
})

test('a selection is a filter less some, or ids that are there', () => {
  const { store } = threeBoards()
  const filter = productFilterSchema.parse({ search: 'a' })
  expect(store.edits.selected({ kind: 'filter', filter, except: ['A-2'] })).toEqual(['A-1', 'A-3'])
  expect(store.edits.selected({ kind: 'ids', ids: ['A-3', 'nobody', 'A-1'] })).toEqual([
    'A-1',
    'A-3',
  ])
})
