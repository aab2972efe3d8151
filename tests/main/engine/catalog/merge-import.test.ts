import { mergeImport } from '@main/engine/catalog/merge-import'
import { describe, expect, test } from 'vitest'
import { amsProduct, amsVariant } from '../../../support/products'

describe('a product imported again', () => {
  test('that is new comes as the file has it', () => {
    expect(mergeImport(null, null, amsProduct())).toEqual(amsProduct())
  })

  test('keeps what was accepted from Shopify where the file says the same as before', () => {
    const current = amsProduct({
      name: 'From Shopify',
      shopifyProductId: 'gid',
      variants: [amsVariant({ retailPrice: '70.00', shopifyVariantId: 'gid-v' })],
    })
    expect(mergeImport(amsProduct(), current, amsProduct())).toEqual(current)
  })

  test('takes what the file says anew, field by field', () => {
    const current = amsProduct({
      name: 'From Shopify',
      vendor: 'From Shopify',
      variants: [amsVariant({ retailPrice: '70.00', sku: 'FROM-SHOPIFY' })],
    })
    const incoming = amsProduct({ name: 'Anew', variants: [amsVariant({ retailPrice: '71' })] })
    expect(mergeImport(amsProduct(), current, incoming)).toEqual(
      amsProduct({
        name: 'Anew',
        vendor: 'From Shopify',
        variants: [amsVariant({ retailPrice: '71', sku: 'FROM-SHOPIFY' })],
      }),
    )
  })

  test('keeps variants taken from Shopify, and drops those that the file dropped', () => {
    const taken = amsVariant({ id: 'shopify-9' })
    const dropped = amsVariant({ id: '1-2' })
    const before = amsProduct({ variants: [amsVariant(), dropped] })
    const current = amsProduct({ variants: [amsVariant(), dropped, taken] })
    expect(mergeImport(before, current, amsProduct()).variants).toEqual([amsVariant(), taken])
  })

  test('tells an empty price from an unchanged one', () => {
    const current = amsProduct({ variants: [amsVariant({ retailPrice: '70' })] })
    const emptied = amsProduct({ variants: [amsVariant({ retailPrice: null })] })
    expect(mergeImport(amsProduct(), current, emptied).variants[0]?.retailPrice).toBeNull()
  })

  test('keeps a variant away that was removed here, until the file says anew of it', () => {
    const removed = amsVariant({ id: '1-2', sku: 'L' })
    const file = amsProduct({ variants: [amsVariant(), removed] })
    expect(mergeImport(file, amsProduct(), file).variants).toEqual([amsVariant()])
    const anew = { ...removed, retailPrice: '9' }
    const changed = amsProduct({ variants: [amsVariant(), anew] })
    expect(mergeImport(file, amsProduct(), changed).variants).toEqual([amsVariant(), anew])
  })

  test('puts what it says anew of a variant under the options that were taken from Shopify', () => {
    const taken = amsProduct({
      optionNames: ['Finish', 'Size'],
      variants: [amsVariant({ optionValues: ['Oiled', 'Small'] })],
    })
    const file = (value: string, optionNames = ['Size']) =>
      amsProduct({
        optionNames,
        variants: [
          amsVariant({ optionValues: [value] }),
          amsVariant({ id: '1-2', sku: 'L', optionValues: ['Large'] }),
        ],
      })
    const valuesOf = ({ variants }: ReturnType<typeof amsProduct>) =>
      variants.map(({ optionValues }) => optionValues)
    expect(mergeImport(amsProduct(), taken, file('Small'))).toMatchObject({
      optionNames: ['Finish', 'Size'],
      variants: [{ optionValues: ['Oiled', 'Small'] }, { optionValues: ['', 'Large'] }],
    })
    expect(valuesOf(mergeImport(amsProduct(), taken, file('S')))).toEqual([
      ['Oiled', 'S'],
      ['', 'Large'],
    ])
    // Names that the file has anew bring its values with them.
    expect(mergeImport(amsProduct(), taken, file('Small', ['Width']))).toMatchObject({
      optionNames: ['Width'],
      variants: [{ optionValues: ['Small'] }, { optionValues: ['Large'] }],
    })
  })

  test('puts the values of a variant taken from Shopify under its new options, by name', () => {
    const taken = amsVariant({ id: 'shopify-9', optionValues: ['Spare'] })
    const current = amsProduct({ variants: [amsVariant(), taken] })
    const file = amsProduct({
      optionNames: ['Glaze', 'Size'],
      variants: [amsVariant({ optionValues: ['Red', 'Small'] })],
    })
    expect(mergeImport(amsProduct(), current, file).variants).toEqual([
      ...file.variants,
      { ...taken, optionValues: ['', 'Spare'] },
    ])
  })
})
