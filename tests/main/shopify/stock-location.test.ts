import { stockLocationOf } from '@main/shopify/stock-location'
import { afterEach, describe, expect, test } from 'vitest'
import { rejectedWith } from '../../support/thrown'
import { Gathered, type OpenStore, openStore } from './support/open-store'

const at = (name: string, more: { isActive?: boolean; fulfillsOnlineOrders?: boolean } = {}) => ({
  id: `gid-${name}`,
  name,
  isActive: true,
  fulfillsOnlineOrders: true,
  ...more,
})

describe('the location that a first connection chooses', () => {
  test.each([
    ['is the primary one', { primary: at('P'), locations: { nodes: [at('A')] } }, 'P'],
    [
      'is the first that fulfils online orders, where the primary one does not',
      {
        primary: at('P', { fulfillsOnlineOrders: false }),
        locations: { nodes: [at('A', { fulfillsOnlineOrders: false }), at('B'), at('C')] },
      },
      'B',
    ],
    [
      'is the first active one, where none fulfils online orders',
      {
        primary: at('P', { isActive: false }),
        locations: { nodes: [at('A', { fulfillsOnlineOrders: false })] },
      },
      'A',
    ],
  ])('%s', (_, data, chosen) => {
    expect(stockLocationOf(null, data)).toEqual({
      id: `gid-${chosen}`,
      name: chosen,
      isUsable: true,
    })
  })

  test('is none where there is none', () => {
    expect(stockLocationOf(null, { primary: null, locations: { nodes: [] } })).toBeNull()
  })
})

describe('the location that was chosen before', () => {
  let store: OpenStore
  afterEach(() => store.close())
  const GENERATED = { kind: 'generated', products: 3, variantsPerProduct: 2, seed: 4 } as const
  const variants = (gathered: Gathered) => gathered.pages.flatMap((page) => page.variants)

  test('is the one that is read, whatever else the store has', async () => {
    store = await openStore(GENERATED)
    const [annex = ''] = await store.edit({ kind: 'add-location', name: 'Annex' })
    const [item] = [...store.simulator.store.variants.keys()]
    const variant = `gid://shopify/ProductVariant/${item}`
    await store.edit({ kind: 'stock', variant, available: 41, locationId: annex })
    const { stockLocation } = await store.gateway.checkConnection(annex)
    expect(stockLocation).toEqual({ id: annex, name: 'Annex', isUsable: true })
    const gathered = new Gathered()
    await store.gateway.pullCatalog(gathered.options)
    expect(variants(gathered).find(({ id }) => id === variant)?.available).toBe(41)
    expect(variants(gathered).filter(({ available }) => available === null)).toHaveLength(5)
  })

  test.each([
    ['gone', 'gid://shopify/Location/999', null],
    ['not active', '', 'Annex'],
  ])('and is %s now is replaced by no other: nothing is read of stock', async (_, gone, name) => {
    store = await openStore(GENERATED)
    const [annex = ''] = await store.edit({ kind: 'add-location', name: 'Annex' })
    await store.edit({ kind: 'location', location: annex, isActive: false })
    const id = gone || annex
    const { stockLocation } = await store.gateway.checkConnection(id)
    expect(stockLocation).toEqual({ id, name, isUsable: false })
    const gathered = new Gathered()
    await store.gateway.pullCatalog(gathered.options)
    expect(variants(gathered)).toHaveLength(6)
    for (const variant of variants(gathered)) expect(variant).not.toHaveProperty('available')
    const [product] = gathered.products()
    expect(await store.gateway.readProduct(product?.id ?? '')).not.toHaveProperty('stockLocationId')
  })

  test('and is closed while the catalog is read makes the read incomplete', async () => {
    store = await openStore(GENERATED)
    const id = `gid://shopify/Location/${store.simulator.store.primaryLocation.id}`
    await store.gateway.checkConnection(id)
    const pull = {
      ...new Gathered().options,
      onPage: async () => {
        await store.edit({ kind: 'location', location: id, isActive: false })
      },
    }
    expect(await rejectedWith(store.gateway.pullCatalog(pull))).toMatchObject({
      code: 'read-incomplete',
    })
  })
})
