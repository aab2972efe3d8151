import { importCatalog, rememberAgreement } from '@main/engine/catalog'
import type { AmsProduct } from '@shared/catalog/product'
import { syncedFields } from '@shared/fields/field-registry'
import { describe, expect, test } from 'vitest'
import { fakeEnvironment } from '../../../support/fake-environment'
import { amsProduct, amsVariant } from '../../../support/products'
import { AT, importAms, openState } from '../../../support/state'
import { appErrorOf } from '../../../support/thrown'

function products(count: number, from = 0): AmsProduct[] {
  return Array.from({ length: count }, (_, index) =>
    amsProduct({
      id: `p${from + index}`,
      variants: [amsVariant({ id: `p${from + index}-1`, sku: `SKU-${from + index}` })],
    }),
  )
}

function open(before: readonly AmsProduct[]) {
  const { store } = openState()
  if (before.length > 0) importAms(store, before)
  const run = (after: readonly AmsProduct[], allowShrunken = false) =>
    importCatalog(
      fakeEnvironment(),
      store,
      { sourceName: 'new.csv', products: after, notes: ['a note'] },
      allowShrunken,
    )
  return { store, run }
}

describe('importing a catalog', () => {
  test('says what is new, changed, unchanged and missing', () => {
    const { run, store } = open(products(4))
    const [first, second] = products(2)
    const after = [
      { ...amsProduct(), ...first },
      { ...amsProduct(), ...second, name: 'Changed' },
      ...products(3, 100),
    ]
    expect(run(after)).toEqual({
      sourceName: 'new.csv',
      products: 5,
      variants: 5,
      added: 3,
      changed: 1,
      unchanged: 1,
      missing: 2,
      notes: ['a note'],
    })
    expect(store.ams.info()).toMatchObject({ sourceName: 'new.csv', products: 5 })
  })

  test('twice changes nothing the second time', () => {
    const { run } = open([])
    run(products(20))
    expect(run(products(20))).toMatchObject({ added: 0, changed: 0, unchanged: 20, missing: 0 })
  })

  test('without products is refused, and the catalog stays', () => {
    const { run, store } = open(products(3))
    expect(appErrorOf(() => run([])).code).toBe('file-not-a-catalog')
    expect(store.ams.info()?.products).toBe(3)
  })

  test('that lacks more than half is refused with both numbers, unless agreed to', () => {
    const { run, store } = open(products(10))
    const error = appErrorOf(() => run(products(4)))
    expect(error).toMatchObject({
      code: 'catalog-shrunken',
      details: { before: '10', missing: '6' },
    })
    expect(store.ams.info()).toMatchObject({ sourceName: 'test.csv', products: 10 })
    expect(run(products(4), true)).toMatchObject({ missing: 6 })
  })

  test('of another shop is refused even when it is larger', () => {
    const { run } = open(products(10))
    expect(appErrorOf(() => run(products(50, 100))).code).toBe('catalog-shrunken')
  })

  test('may halve, and a small catalog may shrink', () => {
    expect(() => open(products(10)).run(products(5))).not.toThrow()
    expect(() => open(products(9)).run(products(1))).not.toThrow()
  })
})

describe('remembering an earlier agreement', () => {
  test('makes every synced field of a linked product its base, and none of others', () => {
    const { store } = openState()
    const linked = amsProduct({ shopifyProductId: 'gid' })
    rememberAgreement(store, [linked, amsProduct({ id: '2' })], AT)
    const base = store.comparison.baseOf('1', 'gid')
    expect(base.map(({ field }) => field).sort()).toEqual(syncedFields.map(({ key }) => key).sort())
    expect(new Set(base.map(({ agreedAt }) => agreedAt))).toEqual(new Set([AT]))
    expect(store.comparison.baseOf('2', '')).toEqual([])
  })
})
