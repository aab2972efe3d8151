import { Generations } from '@main/database/generations'
import { describe, expect, test } from 'vitest'
import { amsProduct, shopProduct } from '../../support/products'
import { AT, compared, importAms, LATER, openState, readShop } from '../../support/state'

describe('generations', () => {
  test('one of each kind is live, and making another live ends the one before', () => {
    const { db } = openState()
    const generations = new Generations(db)
    expect(generations.live('ams')).toBeNull()
    const first = generations.begin('ams', 'first.csv', AT)
    expect(generations.live('ams')).toBeNull()
    generations.makeLive('ams', first, AT)
    const second = generations.begin('ams', 'second.csv', LATER)
    expect(generations.liveId('ams')).toBe(first)
    generations.makeLive('ams', second, LATER)
    expect(generations.live('ams')).toEqual({
      id: second,
      sourceName: 'second.csv',
      finishedAt: LATER,
    })
    expect(db.prepare('SELECT state FROM generation ORDER BY id').pluck().all()).toEqual([
      'old',
      'live',
    ])
  })

  test('the database itself refuses a second live one', () => {
    const { db } = openState()
    const insert = db.prepare(
      "INSERT INTO generation (kind, state, source_name, started_at) VALUES ('ams', 'live', '', '')",
    )
    insert.run()
    expect(() => insert.run()).toThrow('UNIQUE')
  })

  test('one made live in a transaction that fails is not live', () => {
    const { db } = openState()
    const generations = new Generations(db)
    const first = generations.begin('ams', 'first.csv', AT)
    generations.makeLive('ams', first, AT)
    const second = generations.begin('ams', 'second.csv', LATER)
    const failing = db.transaction(() => {
      generations.makeLive('ams', second, LATER)
      throw new Error('disk full')
    })
    expect(failing).toThrow('disk full')
    expect(generations.liveId('ams')).toBe(first)
  })

  test('P1: a read that its process did not live to finish is swept at the next start', () => {
    const { db, store, path } = openState()
    readShop(store, [shopProduct()])
    const read = store.shop.beginRead(LATER)
    store.shop.stageProduct(read, shopProduct({ id: 'half' }))
    db.close()
    const again = openState(path)
    expect(again.store.shop.products(['half'])).toEqual([])
    again.store.shop.sweep(1000)
    expect(count(again.db, 'shop_product')).toBe(1)
    expect(count(again.db, 'generation')).toBe(1)
    expect(again.store.shop.product('gid://shopify/Product/1')).not.toBeNull()
  })

  test('only the rows of the live ones are left after a second round', async () => {
    const { db, store } = await compared([amsProduct()], [shopProduct({ title: 'Other' })])
    importAms(store, [amsProduct()])
    readShop(store, [shopProduct({ title: 'Other' })])
    expect(count(db, 'ams_product')).toBe(1)
    expect(count(db, 'ams_variant')).toBe(1)
    expect(count(db, 'shop_product')).toBe(1)
    expect(count(db, 'shop_variant')).toBe(1)
    expect(count(db, 'generation')).toBe(2)
  })

  test('what nobody reads any more is removed a few rows at a time', () => {
    const { db, store } = openState()
    readShop(store, [shopProduct()])
    const read = store.shop.beginRead(LATER)
    for (const id of ['a', 'b', 'c']) store.shop.stageProduct(read, shopProduct({ id }))
    store.shop.discard(read)
    expect(store.shop.sweep(4)).toBe(false)
    expect(count(db, 'shop_variant')).toBe(1)
    expect(count(db, 'shop_product')).toBe(3)
    expect(store.shop.sweep(4)).toBe(true)
    expect(count(db, 'shop_product')).toBe(1)
  })

  test('a failed import leaves the catalog as it was', () => {
    const { store } = openState()
    importAms(store, [amsProduct({ name: 'Kept' })])
    const twice = [amsProduct({ id: '2' }), amsProduct({ id: '3' })]
    // The two share the id of their variant, which the table refuses at the second.
    expect(() => importAms(store, twice)).toThrow('UNIQUE')
    expect(store.ams.info()?.products).toBe(1)
    expect(store.ams.product('1')?.name).toBe('Kept')
  })
})

function count(db: ReturnType<typeof openState>['db'], table: string): unknown {
  return db.prepare(`SELECT count(*) FROM ${table}`).pluck().get()
}
