import type { StateStore } from '@main/engine/ports'
import { describe, expect, test } from 'vitest'
import { importBench } from '../../support/import-bench'
import { AT } from '../../support/state'
import { rejectedWith } from '../../support/thrown'

const HEADER = 'product_id,variant_id,name,sku,retail_price,on_hand'
const row = (id: number, more: Partial<Record<'name' | 'price' | 'stock', string>> = {}): string =>
  [
    id,
    `${id}-1`,
    more.name ?? `Bowl ${id}`,
    `B-${id}`,
    more.price ?? '9.50',
    more.stock ?? '3',
  ].join(',')
const csv = (...rows: string[]): string => [HEADER, ...rows].join('\n')
const PAGE = { offset: 0, limit: 50 }

/** What a sale in AMS does to the only variant of product 1. */
function sell(store: StateStore, units: number): void {
  const product = store.ams.product('1')
  const [variant] = product?.variants ?? []
  if (!product || !variant || variant.onHand === null)
    throw new Error('Nothing is there to be sold')
  const before = { onHand: variant.onHand, wholesaleCommitments: 0 }
  const after = { ...before, onHand: before.onHand - units }
  const movement = {
    kind: 'sale',
    quantity: units,
    amsProductId: '1',
    amsVariantId: variant.id,
    reason: '',
  } as const
  store.stock.keep(
    { ...movement, before, after, at: AT },
    { ...product, variants: [{ ...variant, ...after }] },
    null,
  )
}

describe('a file on its way into AMS', () => {
  test('is shown first, and taken at one stroke when a person says so', async () => {
    const bench = importBench()
    const { counts, reading } = await bench.ready(csv(row(1), row(2)))
    expect(counts).toMatchObject({ products: 2, variants: 2, new: 2, changed: 0, rows: 2 })
    expect(reading).toMatchObject({ layout: 'ams', encoding: 'utf-8', delimiter: ',' })
    expect(bench.store.ams.info()).toBeNull()
    expect(await bench.imports.confirm({ allowShrunken: false })).toMatchObject({
      sourceName: 'catalog.csv',
      products: 2,
      added: 2,
    })
    expect(bench.store.ams.info()).toMatchObject({ products: 2, variants: 2 })
    expect(bench.imports.state()).toEqual({ kind: 'none' })
    expect(bench.copies()).toEqual([])
  })

  test('tells new, changed, unchanged and missing products, and what changes of each', async () => {
    const bench = importBench()
    await bench.ready(csv(row(1), row(2), row(3)))
    await bench.imports.confirm({ allowShrunken: false })
    const { counts } = await bench.ready(csv(row(1), row(2, { price: '12.00' }), row(4)))
    expect(counts).toMatchObject({ new: 1, changed: 1, unchanged: 1, missing: 1 })
    const page = (tab: 'new' | 'changed' | 'unchanged' | 'missing') =>
      bench.imports.products({ tab, ...PAGE }).rows
    expect(page('new').map(({ id }) => id)).toEqual(['4'])
    expect(page('missing').map(({ id }) => id)).toEqual(['3'])
    expect(page('unchanged').map(({ id }) => id)).toEqual(['1'])
    expect(page('changed')).toMatchObject([
      {
        id: '2',
        changes: [{ field: 'retail-price', variant: 'B-2', before: '9.50', after: '12.00' }],
      },
    ])
  })

  test('keeps a product whose row is refused as AMS has it, and names the place', async () => {
    const bench = importBench()
    await bench.ready(csv(row(1), row(2)))
    await bench.imports.confirm({ allowShrunken: false })
    const { counts } = await bench.ready(
      csv(
        row(1, { name: 'Vase' }),
        row(2, { price: 'free', name: 'Lost' }),
        row(3, { stock: 'many' }),
      ),
    )
    expect(counts).toMatchObject({ changed: 1, missing: 0, new: 0, refused: 2, refusedProducts: 2 })
    expect(bench.imports.refused(PAGE).rows).toEqual([
      {
        line: 3,
        column: 'retail_price',
        value: 'free',
        productId: '2',
        reason: expect.any(String),
      },
      { line: 4, column: 'on_hand', value: 'many', productId: '3', reason: expect.any(String) },
    ])
    await bench.imports.confirm({ allowShrunken: false })
    expect(bench.store.ams.product('1')?.name).toBe('Vase')
    expect(bench.store.ams.product('2')).toMatchObject({
      name: 'Bowl 2',
      variants: [{ sku: 'B-2' }],
    })
    expect(bench.store.ams.product('3')).toBeNull()
    expect(bench.store.ams.imported('2')?.name).toBe('Bowl 2')
  })

  test('does not overwrite what somebody changed while it was looked at', async () => {
    const bench = importBench()
    await bench.ready(csv(row(1), row(2)))
    await bench.imports.confirm({ allowShrunken: false })
    await bench.ready(csv(row(1, { price: '20.00' }), row(2)))
    sell(bench.store, 2)
    await bench.imports.confirm({ allowShrunken: false })
    expect(bench.store.ams.product('1')?.variants[0]).toMatchObject({
      retailPrice: '20.00',
      onHand: 1,
    })
  })

  test('asks for the columns of an unknown header, and remembers them', async () => {
    const bench = importBench()
    const unknown = 'Item No;Bezeichnung;Preis;Farbe\n7;Schale;1.234,50;rot\n8;Krug;9,50;blau\n'
    const { reading } = await bench.asking(unknown)
    expect(reading).toMatchObject({
      delimiter: ';',
      mapping: {
        product_id: 'Item No',
        variant_id: 'Item No',
        name: 'Bezeichnung',
        retail_price: 'Preis',
      },
      unused: ['Farbe'],
      numbers: [{ column: 'retail_price', rule: 'comma' }],
      products: [{ name: 'Schale', variants: [{ price: '1234.50' }] }, { name: 'Krug' }],
    })
    bench.imports.choose({ choices: { columns: { ...reading.mapping, vendor: 'Farbe' } } })
    await bench.imports.idle()
    expect(bench.imports.state()).toMatchObject({
      kind: 'asking',
      reading: { unused: [], products: [{ vendor: 'rot' }, { vendor: 'blau' }] },
    })
    bench.imports.prepare()
    await bench.imports.idle()
    expect(bench.imports.state()).toMatchObject({ kind: 'ready', counts: { new: 2 } })
    await bench.imports.confirm({ allowShrunken: false })
    expect(bench.store.ams.product('7')?.vendor).toBe('rot')
    const again = await bench.ready('Preis;Farbe;Item No;Bezeichnung\n9,00;rot;7;Schale\n')
    expect(again.reading).toMatchObject({ isRemembered: true, mapping: { vendor: 'Farbe' } })
  })

  test('asks how numbers are written that may be two things', async () => {
    const bench = importBench()
    const { reading } = await bench.asking(csv('1,1-1,Bowl,B,"1,234",3'))
    expect(reading.numbers[0]).toEqual({
      column: 'retail_price',
      label: 'retail_price',
      rule: null,
      example: '1,234',
      asPoint: '1234',
      asComma: '1.234',
    })
    expect(() => bench.imports.prepare()).toThrow('not answered')
    bench.imports.choose({ choices: { numbers: { retail_price: 'comma' } } })
    await bench.imports.idle()
    bench.imports.prepare()
    await bench.imports.idle()
    await bench.imports.confirm({ allowShrunken: false })
    expect(bench.store.ams.product('1')?.variants[0]?.retailPrice).toBe('1.234')
  })

  test('C11: of which most products would be gone is taken only where a person agrees', async () => {
    const bench = importBench()
    const all = Array.from({ length: 20 }, (_, index) => row(index))
    await bench.ready(csv(...all))
    await bench.imports.confirm({ allowShrunken: false })
    const { counts } = await bench.ready(csv(...all.slice(0, 4)))
    expect(counts).toMatchObject({ isShrunken: true, missing: 16, before: 20 })
    const error = await rejectedWith(bench.imports.confirm({ allowShrunken: false }))
    expect(error).toMatchObject({
      code: 'catalog-shrunken',
      details: { before: '20', missing: '16' },
    })
    expect(bench.store.ams.info()?.products).toBe(20)
    expect(await bench.imports.confirm({ allowShrunken: true })).toMatchObject({ missing: 16 })
  })

  test('C13: twice is no change, and one that was put away is none either', async () => {
    const bench = importBench()
    const text = csv(row(1), row(2))
    await bench.ready(text)
    bench.imports.discard()
    await bench.imports.idle()
    expect(bench.store.ams.info()).toBeNull()
    expect(bench.copies()).toEqual([])
    await bench.ready(text)
    await bench.imports.confirm({ allowShrunken: false })
    const { counts } = await bench.ready(text)
    expect(counts).toMatchObject({ new: 0, changed: 0, unchanged: 2, missing: 0, refused: 0 })
  })

  test('gives no product away whose variant another product claims', async () => {
    const bench = importBench()
    await bench.ready(csv(row(1), row(2)))
    await bench.imports.confirm({ allowShrunken: false })
    // Product 2 says that it has the variant of 1, of which the row is refused.
    const { counts } = await bench.ready(csv('2,1-1,Thief,X,1,1', row(1, { price: 'free' })))
    expect(counts).toMatchObject({ refused: 2, missing: 0, new: 0, changed: 0 })
    await bench.imports.confirm({ allowShrunken: false })
    expect(bench.store.ams.product('1')?.name).toBe('Bowl 1')
    expect(bench.store.ams.product('2')?.name).toBe('Bowl 2')
  })
})
