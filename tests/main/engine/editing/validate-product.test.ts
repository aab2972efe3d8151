import { problemsOf, refusals } from '@main/engine/editing'
import type { EditChange } from '@main/engine/ports'
import { describe, expect, test } from 'vitest'
import { amsProduct, amsVariant } from '../../../support/products'

const LONG = 'x'.repeat(256)

function cell(field: 'name' | 'vendor' | 'retail-price', to: string, variantId = ''): EditChange {
  return { kind: 'cell', field, variantId, from: '', to }
}

describe('A11: a product is refused for', () => {
  test.each([
    ['a blank name', { name: ' \t' }, 'name'],
    ['a long name', { name: LONG }, 'name'],
    ['half a character', { vendor: 'a\uD83D' }, 'vendor'],
    ['a long vendor', { vendor: LONG }, 'vendor'],
    ['four options', { optionNames: ['a', 'b', 'c', 'd'] }, 'option-names'],
    ['two options of a name in other letters', { optionNames: ['Size', 'size '] }, 'option-names'],
    ['an option with a slash', { optionNames: ['Size / Fit'] }, 'option-names'],
    ['no variant', { variants: [] }, null],
    ['a commission that is no figure', { amsOnly: { commission_rate: 'much' } }, 'commission_rate'],
    [
      'more variants than Shopify takes',
      {
        variants: Array.from({ length: 2_049 }, (_, n) =>
          amsVariant({ id: String(n), optionValues: [String(n)] }),
        ),
      },
      null,
    ],
  ])('%s', (_, more, field) => {
    expect(problemsOf(amsProduct(more)).map((problem) => problem.field)).toContain(field)
  })

  test.each([
    ['a price below 0', { retailPrice: '-0.01' }, 'retail-price'],
    ['a price in words', { retailPrice: 'twelve' }, 'retail-price'],
    ['a price with a comma', { retailPrice: '12,50' }, 'retail-price'],
    ['an exponent', { retailPrice: '1e3' }, 'retail-price'],
    ['a long SKU', { sku: LONG }, 'sku'],
    ['a value too few', { optionValues: [] }, 'option-values'],
    ['a blank value', { optionValues: [' '] }, 'option-values'],
    ['COGS that are no figure', { amsOnly: { cogs: '$4' } }, 'cogs'],
  ])('a variant with %s', (_, more, field) => {
    const product = amsProduct({ variants: [amsVariant(more)] })
    expect(problemsOf(product)).toMatchObject([{ field, variantId: '1-1' }])
  })

  test('two variants with the same values in other letters', () => {
    const product = amsProduct({
      variants: [
        amsVariant({ id: 'a', optionValues: ['Small'] }),
        amsVariant({ id: 'b', optionValues: ['SMALL '] }),
      ],
    })
    expect(problemsOf(product).map(({ variantId }) => variantId)).toEqual(['a', 'b'])
  })
})

test('a good product has no problem, 0 is a price, and a SKU is text as it is', () => {
  const variants = [amsVariant({ retailPrice: '0', sku: ' =1+1 00123' })]
  expect(problemsOf(amsProduct({ variants, name: '😀'.repeat(255) }))).toEqual([])
})

describe('an edit', () => {
  const wrongBefore = amsProduct({ name: LONG, vendor: 'Old' })

  test('is not refused for what was wrong elsewhere before', () => {
    expect(
      refusals(wrongBefore, { ...wrongBefore, vendor: 'New' }, [cell('vendor', 'New')]),
    ).toEqual([])
  })

  test('is refused for what it leaves wrong in its own place', () => {
    const after = { ...wrongBefore, name: `${LONG}y` }
    expect(refusals(wrongBefore, after, [cell('name', after.name)])).toMatchObject([
      { field: 'name' },
    ])
  })

  test('is refused for a value that its field does not take', () => {
    const before = amsProduct()
    const change: EditChange = {
      kind: 'cell',
      field: 'status',
      variantId: '',
      from: 'active',
      to: 'sold',
    }
    expect(refusals(before, before, [change])).toMatchObject([{ field: 'status' }])
  })
})
