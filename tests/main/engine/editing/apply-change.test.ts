import { applyChanges, inverted } from '@main/engine/editing'
import type { EditChange } from '@main/engine/ports'
import { AMS_STATUSES, type AmsProduct, SHOPIFY_STATUSES } from '@shared/catalog/product'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bulkChanges, changesOf } from '../../../../src/main/engine/editing/wanted-changes'
import { amsProduct, amsVariant } from '../../../support/products'

const text = fc.string({ maxLength: 12 })

const product: fc.Arbitrary<AmsProduct> = fc
  .record({
    name: text,
    vendor: text,
    status: fc.constantFrom(...AMS_STATUSES),
    shopifyStatus: fc.constantFrom(...SHOPIFY_STATUSES),
    names: fc.uniqueArray(fc.string({ minLength: 1, maxLength: 5 }), { maxLength: 3 }),
    variants: fc.array(
      fc.record({ sku: text, retailPrice: fc.option(text), cogs: fc.string({ minLength: 1 }) }),
      { minLength: 1, maxLength: 4 },
    ),
  })
  .map(({ names, variants, ...fields }) =>
    amsProduct({
      ...fields,
      optionNames: names,
      variants: variants.map(({ sku, retailPrice, cogs }, index) =>
        amsVariant({
          id: `1-${index + 1}`,
          sku,
          retailPrice,
          optionValues: names.map((name) => `${name} ${index}`),
          amsOnly: { cogs },
        }),
      ),
    }),
  )

/** Any change that a person can ask for of any product. */
const edit: fc.Arbitrary<readonly [AmsProduct, readonly EditChange[]]> = product.chain((before) => {
  const variant = fc.constantFrom(...before.variants.map(({ id }) => id))
  const wanted = fc.oneof(
    fc
      .tuple(fc.constantFrom('name', 'vendor', 'category', 'description', 'components'), text)
      .map(
        ([field, to]) =>
          ({ kind: 'cell', field, variantId: '', from: valueOf(before, field), to }) as const,
      ),
    fc
      .tuple(variant, text)
      .map(
        ([variantId, to]) =>
          ({ kind: 'cell', field: 'sku', variantId, from: skuOf(before, variantId), to }) as const,
      ),
    variant.map((variantId) => ({ kind: 'remove-variant', variantId }) as const),
    fc.constant({
      kind: 'add-variant',
      sku: 'NEW',
      retailPrice: '1.00',
      optionValues: before.optionNames.map(() => 'New'),
    } as const),
  )
  return wanted.map((change) => [before, changesOf(before, [change], () => '1-new')] as const)
})

function valueOf(before: AmsProduct, field: string): string {
  const values: Readonly<Record<string, string>> = {
    name: before.name,
    vendor: before.vendor,
    category: before.category,
    description: before.descriptionHtml,
  }
  return values[field] ?? ''
}

function skuOf({ variants }: AmsProduct, id: string): string {
  return variants.find((variant) => variant.id === id)?.sku ?? ''
}

describe('a change', () => {
  test('taken back gives exactly what was there before, and made again what it made', () => {
    fc.assert(
      fc.property(edit, ([before, changes]) => {
        const done = applyChanges(before, changes)
        if (done.kind === 'moved') throw new Error(JSON.stringify(done))
        const undone = applyChanges(done.product, inverted(changes))
        expect(undone).toEqual({ kind: 'applied', product: before })
        expect(applyChanges(before, changes)).toEqual(done)
      }),
    )
  })

  test('of a value that moved meanwhile changes nothing, and says what is there now', () => {
    const change = { kind: 'cell', field: 'vendor', variantId: '', from: 'Old', to: 'New' } as const
    expect(applyChanges(amsProduct({ vendor: 'Moved' }), [change])).toEqual({
      kind: 'moved',
      change,
      now: 'Moved',
    })
  })

  test('of the options moves their values along, and is taken back as a whole', () => {
    const before = amsProduct({
      optionNames: ['Size', 'Colour'],
      variants: [amsVariant({ optionValues: ['S', 'Blue'] })],
    })
    const change = {
      kind: 'options',
      from: { names: ['Size', 'Colour'], values: { '1-1': ['S', 'Blue'] } },
      to: { names: ['Colour', 'Fit'], values: { '1-1': ['Blue', 'Wide'] } },
    } as const
    const done = applyChanges(before, [change])
    expect(done).toMatchObject({
      product: { optionNames: ['Colour', 'Fit'], variants: [{ optionValues: ['Blue', 'Wide'] }] },
    })
    if (done.kind !== 'applied') return
    expect(applyChanges(done.product, inverted([change]))).toEqual({
      kind: 'applied',
      product: before,
    })
  })

  test('that made a product is not taken back once the product is another', () => {
    const made = { kind: 'made', product: amsProduct() } as const
    const [back] = inverted([made])
    if (!back) throw new Error('nothing')
    expect(applyChanges(amsProduct(), [back])).toEqual({ kind: 'applied', product: null })
    expect(applyChanges(amsProduct({ vendor: 'Edited' }), [back])).toMatchObject({ kind: 'moved' })
  })
})

describe('a bulk edit', () => {
  test('leaves alone what is so already, and sets a field of variants in all of them', () => {
    const two = amsProduct({
      vendor: 'Same',
      variants: [
        amsVariant({ id: 'a', retailPrice: '1.00' }),
        amsVariant({ id: 'b', retailPrice: null }),
      ],
    })
    expect(bulkChanges(two, { kind: 'set', field: 'vendor', value: 'Same' })).toEqual([])
    expect(bulkChanges(two, { kind: 'set', field: 'retail-price', value: '1.00' })).toEqual([
      { kind: 'cell', field: 'retail-price', variantId: 'b', from: null, to: '1.00' },
    ])
  })
})
