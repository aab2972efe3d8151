import { afterEach, describe, expect, test } from 'vitest'
import { amsProduct, amsVariant } from '../support/products'
import { type Line, openVirtualBench, type VirtualBench } from './support/virtual-bench'

let bench: VirtualBench | null = null
afterEach(async () => {
  await bench?.close()
  bench = null
})

const TIMEOUT_MS = 120_000
const VARIANTS = 1500
/** A cable at home; Shopify's own work on much at once is in what a kilobyte takes. */
const CABLE: Line = { shortest: 50, longest: 200, kilobyteMs: 1 }
/** The whole product is longer on its way than a write may follow its read. */
const SLOW_CABLE: Line = { shortest: 50, longest: 200, kilobyteMs: 8 }
/** A phone far from its mast: one to two seconds for a request. */
const PHONE: Line = { shortest: 500, longest: 950, kilobyteMs: 0 }

type Change = { readonly name?: string; readonly option?: string; readonly price?: string }

function ours(n: number, variants: number, { name, option = 'Size', price = '64.00' }: Change) {
  return amsProduct({
    id: `${n}`,
    name: name ?? `Bowl ${n}`,
    optionNames: [option],
    variants: Array.from({ length: variants }, (_, index) =>
      amsVariant({
        id: `${n}-${index + 1}`,
        sku: `BOWL-${n}-${index + 1}`,
        retailPrice: index === 0 ? price : '64.00',
        optionValues: [`Size ${index + 1}`],
        onHand: null,
      }),
    ),
  })
}

function theirs(n: number, variants: number) {
  return {
    id: 8_000_000 + n,
    title: `Bowl ${n}`,
    handle: `bowl-${n}`,
    descriptionHtml: '<p>Turned.</p>',
    vendor: 'Fernhill',
    productType: 'Bowl',
    status: 'ACTIVE' as const,
    options: ['Size'],
    images: [],
    variants: Array.from({ length: variants }, (_, index) => ({
      id: 9_000_000 + n * 10_000 + index,
      sku: `BOWL-${n}-${index + 1}`,
      price: '64.00',
      optionValues: [`Size ${index + 1}`],
      tracked: false,
      available: 0,
    })),
  }
}

const product = (n: number) => bench?.store.products.get(8_000_000 + n)

describe('a product of 1,500 variants', { timeout: TIMEOUT_MS }, () => {
  test('is read by one request and written', async () => {
    const change = { name: 'New name', price: '70.00' }
    bench = await openVirtualBench([ours(1, VARIANTS, change)], [theirs(1, VARIANTS)], CABLE)
    expect(await bench.push()).toMatchObject({ kind: 'finished', summary: { sent: 2, parked: 0 } })
    expect(product(1)).toMatchObject({ title: 'New name' })
    expect(product(1)?.variants[0]?.price).toBe('70.00')
    expect(bench.longestGapMs()).toBeLessThanOrEqual(2000)
    const reads = bench.sent.map(({ name }) => name).filter((name) => name.includes('Product'))
    expect(reads).toEqual(['Products', 'LargeProduct', 'UpdateProduct'])
  })

  test('that takes long to be read has what was decided read again, and is written', async () => {
    const change = { name: 'New name', price: '70.00', option: 'Format' }
    bench = await openVirtualBench([ours(1, VARIANTS, change)], [theirs(1, VARIANTS)], SLOW_CABLE)
    expect(await bench.push()).toMatchObject({ kind: 'finished', summary: { sent: 3, parked: 0 } })
    expect(product(1)).toMatchObject({ title: 'New name', options: [{ name: 'Format' }] })
    expect(product(1)?.variants[0]?.price).toBe('70.00')
    expect(bench.longestGapMs()).toBeLessThanOrEqual(2000)
    expect(bench.sent.filter(({ name }) => name === 'LargeProduct')).toHaveLength(1)
  })

  test('is not written over where it changed while it was read', async () => {
    const change = { name: 'New name', price: '70.00' }
    bench = await openVirtualBench([ours(1, VARIANTS, change)], [theirs(1, VARIANTS)], SLOW_CABLE)
    const { control, watch } = bench
    watch.onRequest = (name) => {
      if (name !== 'ProductParts') return
      watch.onRequest = () => undefined
      const variant = 'BOWL-1-1'
      void control('edit', { edits: [{ kind: 'variant', variant, set: { price: '66.00' } }] })
    }
    expect(await bench.push()).toMatchObject({ summary: { sent: 1, returned: 1, parked: 0 } })
    expect(product(1)?.variants[0]?.price).toBe('66.00')
  })

  test('is read whole once more where a variant came meanwhile that a new one stands beside', async () => {
    const added = ours(1, VARIANTS + 1, {})
    bench = await openVirtualBench([added], [theirs(1, VARIANTS)], SLOW_CABLE)
    const { control, watch } = bench
    watch.onRequest = (name) => {
      if (name !== 'ProductParts') return
      watch.onRequest = () => undefined
      const variant = { optionValues: ['Other'], sku: 'OTHER' }
      void control('edit', { edits: [{ kind: 'add-variant', product: 'bowl-1', variant }] })
    }
    expect(await bench.push()).toMatchObject({ kind: 'finished', summary: { sent: 1, parked: 0 } })
    expect(product(1)?.variants).toHaveLength(VARIANTS + 2)
    // Before, because of what came, and after the creation, whose id Shopify makes.
    expect(bench.sent.filter(({ name }) => name === 'LargeProduct')).toHaveLength(3)
  })
})

describe('N1: a line with one to two seconds for a request', { timeout: TIMEOUT_MS }, () => {
  test('carries renamed options like anything else', async () => {
    const numbers = Array.from({ length: 12 }, (_, index) => index + 1)
    const option = 'Format'
    bench = await openVirtualBench(
      numbers.map((n) => ours(n, 2, { option })),
      numbers.map((n) => theirs(n, 2)),
      PHONE,
    )
    expect(await bench.push()).toMatchObject({ kind: 'finished', summary: { sent: 12, parked: 0 } })
    for (const n of numbers) expect(product(n)).toMatchObject({ options: [{ name: option }] })
    expect(bench.longestGapMs()).toBeLessThanOrEqual(2000)
  })

  test('carries a product that needs several writes, one after each read', async () => {
    const one = ours(1, 2, { option: 'Format', name: 'New name', price: '70.00' })
    const [first, second] = one.variants
    const renamed = { ...second, optionValues: ['Huge'] }
    const added = { ...second, id: '1-3', sku: 'BOWL-1-3', optionValues: ['Tiny'] }
    const variants = [first, renamed, added].flatMap((variant) =>
      variant ? [amsVariant(variant)] : [],
    )
    bench = await openVirtualBench([{ ...one, variants }], [theirs(1, 2)], PHONE)
    const writes = (): number => bench?.sent.filter(({ gapMs }) => gapMs !== null).length ?? 0
    expect(await bench.push()).toMatchObject({ kind: 'finished', summary: { parked: 0 } })
    expect(writes()).toBeGreaterThanOrEqual(5)
    expect(product(1)).toMatchObject({ title: 'New name', options: [{ name: 'Format' }] })
    expect(product(1)?.variants.map(({ price }) => price)).toEqual(['70.00', '64.00', '64.00'])
    expect(bench.longestGapMs()).toBeLessThanOrEqual(2000)
  })

  test('that is too slow for any write parks each product with that reason, and ends', async () => {
    const hopeless: Line = { shortest: 1100, longest: 1200, kilobyteMs: 0 }
    bench = await openVirtualBench(
      [ours(1, 1, { name: 'New name' }), ours(2, 1, { name: 'Other name' })],
      [theirs(1, 1), theirs(2, 1)],
      hopeless,
    )
    expect(await bench.push()).toMatchObject({ kind: 'finished', summary: { sent: 0, parked: 2 } })
    const page = { tab: 'parked' as const, search: '', offset: 0, limit: 9 }
    const { rows } = bench.engine.outboxRows(page)
    for (const { reason } of rows) expect(reason).toMatch(/within 2 seconds.*connection is slow/)
    expect(product(1)).toMatchObject({ title: 'Bowl 1' })
  })
})
