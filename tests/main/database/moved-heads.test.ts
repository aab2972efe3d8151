import { beforeEach, describe, expect, test } from 'vitest'
import { amsProduct, amsVariant, shopProduct, shopVariant } from '../../support/products'
import {
  compare,
  filter,
  importAms,
  openState,
  readShop,
  type TestState,
} from '../../support/state'

const ID = 'gid://shopify/Product/1'
const ours = amsProduct({
  id: '1',
  name: 'Bowl',
  descriptionHtml: '<p>Oak</p>',
  variants: [amsVariant({ id: '1-1', sku: 'BOWL' })],
})
const theirs = (changed: { title?: string; descriptionHtml?: string; vendor?: string }) =>
  shopProduct({
    id: ID,
    title: 'Bowl',
    descriptionHtml: '<p>Oak</p>',
    vendor: ours.vendor,
    productType: ours.category,
    status: ours.shopifyStatus,
    variants: [shopVariant({ id: 'gid://shopify/ProductVariant/1', sku: 'BOWL' })],
    ...changed,
  })

describe('of a linked product of Shopify of which only the head moved', () => {
  let state: TestState
  beforeEach(async () => {
    state = openState()
    importAms(state.store, [ours])
    readShop(state.store, [theirs({})])
    await compare(state.store)
  })

  const read = (changed: Parameters<typeof theirs>[0]) => readShop(state.store, [theirs(changed)])
  const rows = () =>
    state.store.screens
      .compareRows({ filter: filter(), offset: 0, limit: 10 })
      .rows.filter(({ field }) => field === 'name' || field === 'description')
      .map(({ field, theirs: value }) => [field, value])

  test.each([
    ['the title', { title: 'Vase' }, 'short-head'],
    ['the description', { descriptionHtml: '<p>Ash</p>' }, 'head'],
    ['both', { title: 'Vase', descriptionHtml: '<p>Ash</p>' }, 'head'],
  ])('%s: it is told how much of it that is', (_, changed, extent) => {
    read(changed)
    expect(state.store.comparison.movedInShop(10)).toEqual([{ id: ID, extent }])
  })

  test('what moved in two reads before a comparison is looked at together', () => {
    read({ title: 'Vase', descriptionHtml: '<p>Ash</p>' })
    read({ title: 'Cup', descriptionHtml: '<p>Ash</p>' })
    expect(state.store.comparison.movedInShop(10)).toEqual([{ id: ID, extent: 'head' }])
  })

  test('it is passed with all before it, and looked at whole where its head made no pair', () => {
    const { comparison } = state.store
    read({ title: 'Vase' })
    comparison.passInShop('gid://shopify/Product/0', [])
    expect(comparison.movedInShop(10)).toHaveLength(1)
    comparison.passInShop(ID, [ID])
    expect(comparison.movedInShop(10)).toEqual([{ id: ID, extent: 'whole' }])
    comparison.passInShop(ID, [])
    expect(comparison.movedCount()).toBe(0)
  })

  test('a row about its description stays when only its title moves, and the other way round', async () => {
    read({ descriptionHtml: '<p>Ash</p>' })
    await compare(state.store)
    read({ title: 'Vase', descriptionHtml: '<p>Ash</p>' })
    await compare(state.store)
    expect(rows()).toEqual([
      ['name', 'Vase'],
      ['description', '<p>Ash</p>'],
    ])
    read({ title: 'Bowl', descriptionHtml: '<p>Ash</p>' })
    await compare(state.store)
    expect(rows()).toEqual([['description', '<p>Ash</p>']])
    read({ title: 'Bowl', descriptionHtml: '<p>Elm</p>' })
    await compare(state.store)
    expect(rows()).toEqual([['description', '<p>Elm</p>']])
    read({})
    await compare(state.store)
    expect(rows()).toEqual([])
    expect(state.store.comparison.movedCount()).toBe(0)
  })

  test('its row tells the SKU where AMS has one variant alone, and else how many there are', async () => {
    const told = () =>
      state.store.screens
        .compareRows({ filter: filter(), offset: 0, limit: 10 })
        .rows.filter(({ field }) => field === 'name')
        .map(({ sku, variantCount }) => [sku, variantCount])
    read({ title: 'Vase' })
    await compare(state.store)
    expect(told()).toEqual([['BOWL', 1]])
    const second = amsVariant({ id: '1-2', sku: 'BOWL-L' })
    importAms(state.store, [{ ...ours, variants: [...ours.variants, second] }])
    await compare(state.store)
    read({ title: 'Jar' })
    await compare(state.store)
    expect(told()).toEqual([['', 2]])
  })

  test('what is agreed of its description is kept when its title is agreed on', async () => {
    importAms(state.store, [{ ...ours, name: 'Vase' }])
    await compare(state.store)
    read({ title: 'Vase' })
    await compare(state.store)
    const agreed = state.store.comparison.baseOf('1', ID)
    expect(agreed).toMatchObject(
      expect.arrayContaining([
        expect.objectContaining({ field: 'name', value: 'Vase' }),
        expect.objectContaining({ field: 'description', value: '<p>Oak</p>' }),
      ]),
    )
  })
})
