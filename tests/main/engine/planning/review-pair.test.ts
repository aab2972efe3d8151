import { type BaseEntry } from '@main/engine/planning'
import { describe, expect, test } from 'vitest'
import { amsProduct, amsVariant, shopProduct, shopVariant } from '../../../support/products'
import { reviewPair } from '../../../support/without-policies'

const AGREED_AT = '2026-11-14T09:12:00.000Z'

function agreed(field: BaseEntry['field'], value: BaseEntry['value'], variantId = ''): BaseEntry {
  return { field, value, variantId, agreedAt: AGREED_AT }
}

describe('reviewing a linked pair', () => {
  test('a pair that agrees has no rows', () => {
    expect(reviewPair(amsProduct(), shopProduct(), []).differences).toEqual([])
  })

  test('what AMS changed is suggested for Shopify, with both values, the base and its date', () => {
    const ours = amsProduct({ name: 'Oak Bowl, large' })
    const [row] = reviewPair(ours, shopProduct(), [agreed('name', 'Oak Bowl')]).differences
    expect(row).toMatchObject({
      key: '1||name',
      productKey: '1',
      group: 'differs',
      kind: 'field',
      field: 'name',
      ours: 'Oak Bowl, large',
      theirs: 'Oak Bowl',
      base: 'Oak Bowl',
      baseAgreedAt: AGREED_AT,
      changedBy: 'ams',
      suggestion: 'ours',
      choices: ['ours', 'theirs'],
    })
  })

  test('what Shopify changed is suggested for AMS', () => {
    const theirs = shopProduct({ vendor: 'Other' })
    expect(
      reviewPair(amsProduct(), theirs, [agreed('vendor', 'Fernhill')]).differences,
    ).toMatchObject([{ group: 'differs', changedBy: 'shopify', suggestion: 'theirs' }])
  })

  test('a conflict and a field that never agreed need a person: both choices, no suggestion', () => {
    const ours = amsProduct({ name: 'A', vendor: 'A' })
    const theirs = shopProduct({ title: 'B', vendor: 'B' })
    expect(reviewPair(ours, theirs, [agreed('name', 'C')]).differences).toMatchObject([
      { field: 'name', group: 'needs-person', changedBy: 'both', suggestion: null },
      { field: 'vendor', group: 'needs-person', changedBy: 'never-agreed', suggestion: null },
    ])
  })

  test('a blank vendor is not offered for Shopify, which would put the name of the shop in its place', () => {
    const ours = amsProduct({ vendor: ' ' })
    const [row] = reviewPair(ours, shopProduct(), [agreed('vendor', 'Fernhill')]).differences
    expect(row).toMatchObject({
      field: 'vendor',
      group: 'needs-person',
      changedBy: 'ams',
      suggestion: null,
      choices: ['theirs'],
    })
    expect(row?.note).toContain('blank one can not be sent')
  })

  test('without a price in AMS only Shopify has one to give', () => {
    const ours = amsProduct({ variants: [amsVariant({ retailPrice: null })] })
    const base = [agreed('retail-price', '64.00', '1-1')]
    expect(reviewPair(ours, shopProduct(), base).differences).toMatchObject([
      {
        key: '1|1-1|retail-price',
        choices: ['theirs'],
        changedBy: 'ams',
        suggestion: null,
        group: 'needs-person',
      },
    ])
  })

  test('a price of 0 in AMS is a price and can be sent', () => {
    const ours = amsProduct({ variants: [amsVariant({ retailPrice: '0' })] })
    expect(reviewPair(ours, shopProduct(), []).differences).toMatchObject([
      { field: 'retail-price', ours: '0', choices: ['ours', 'theirs'] },
    ])
  })

  test('a variant that only one side has can be made on the other', () => {
    const ours = amsProduct({
      variants: [amsVariant(), amsVariant({ id: '1-2', sku: 'L', optionValues: ['Large'] })],
    })
    const theirs = shopProduct({
      variants: [shopVariant(), shopVariant({ id: 'gid-3', sku: 'M', optionValues: ['Medium'] })],
    })
    expect(reviewPair(ours, theirs, []).differences).toMatchObject([
      {
        key: '1|1-2|variant',
        group: 'only-ams',
        kind: 'variant',
        ours: 'Large',
        theirs: null,
        suggestion: 'ours',
        choices: ['ours', 'theirs'],
      },
      {
        key: '1|gid-3|variant',
        group: 'only-shopify',
        kind: 'variant',
        ours: null,
        theirs: 'Medium',
        suggestion: 'theirs',
        choices: ['ours', 'theirs'],
      },
    ])
  })

  test('a different number of options is decided by the option names, and the values wait', () => {
    const ours = amsProduct({
      optionNames: ['Size', 'Finish'],
      variants: [amsVariant({ optionValues: ['Small', 'Oiled'] })],
    })
    const { differences } = reviewPair(ours, shopProduct(), [])
    expect(differences.map(({ field, choices, group }) => [field, choices, group])).toEqual([
      ['option-names', ['ours', 'theirs'], 'needs-person'],
      ['option-values', [], 'needs-person'],
    ])
    expect(differences[0]?.note).toContain('Shopify gets the option Finish (Oiled)')
    expect(differences[0]?.note).toContain('AMS loses the option Finish (Oiled)')
    expect(differences[1]?.note).toContain('Decide the option names of this product first')
  })

  test('the same options in another order are no rename: values would stand under the wrong name', () => {
    const ours = amsProduct({
      optionNames: ['Finish', 'Size'],
      variants: [amsVariant({ optionValues: ['Oiled', 'Small'] })],
    })
    const theirs = shopProduct({
      optionNames: ['Size', 'Finish'],
      variants: [shopVariant({ optionValues: ['Small', 'Oiled'] })],
    })
    const { differences } = reviewPair(ours, theirs, [])
    expect(differences.map(({ field, choices, nuance }) => [field, choices, nuance])).toEqual([
      ['option-names', ['ours', 'theirs'], 'order'],
      ['option-values', [], null],
    ])
  })

  test('the same options in another order are no rename either when they are spelt another way', () => {
    const ours = amsProduct({
      optionNames: ['Gr\u00f6\u00dfe', 'H\u00f6he'],
      variants: [amsVariant({ optionValues: ['Klein', 'Flach'] })],
    })
    const theirs = shopProduct({
      optionNames: ['Ho\u0308he', ' Gro\u0308\u00dfe'],
      variants: [shopVariant({ optionValues: ['Flach', 'Klein'] })],
    })
    const { differences } = reviewPair(ours, theirs, [])
    expect(differences.map(({ field, choices, nuance }) => [field, choices, nuance])).toEqual([
      ['option-names', ['ours', 'theirs'], 'order'],
      ['option-values', [], null],
    ])
  })

  test('a variant whose option values Shopify has on another one can not be created beside it', () => {
    const ours = amsProduct({
      variants: [
        amsVariant({ id: '1-1', sku: 'A', optionValues: ['Small'] }),
        amsVariant({ id: '1-2', sku: 'B', optionValues: ['Large'] }),
      ],
    })
    const theirs = shopProduct({ variants: [shopVariant({ sku: 'A', optionValues: ['Large'] })] })
    const { differences } = reviewPair(ours, theirs, [])
    expect(differences.find(({ kind }) => kind === 'variant')).toMatchObject({
      amsVariantId: '1-2',
      choices: ['theirs'],
      group: 'needs-person',
      note: expect.stringContaining('linked to another variant'),
    })
  })

  test('a renamed option beside an unchanged one is a rename', () => {
    const ours = amsProduct({
      optionNames: ['Size', 'Oil'],
      variants: [amsVariant({ optionValues: ['Small', 'Oiled'] })],
    })
    const theirs = shopProduct({
      optionNames: ['Size', 'Finish'],
      variants: [shopVariant({ optionValues: ['Small', 'Oiled'] })],
    })
    expect(reviewPair(ours, theirs, []).differences).toMatchObject([
      { field: 'option-names', choices: ['ours', 'theirs'] },
    ])
  })

  test('a variant that only AMS has can not be made while the number of options differs', () => {
    const ours = amsProduct({
      optionNames: [],
      variants: [amsVariant(), amsVariant({ id: '1-2', sku: 'L', optionValues: [] })],
    })
    expect(reviewPair(ours, shopProduct(), []).differences.at(-1)).toMatchObject({
      kind: 'variant',
      group: 'needs-person',
      choices: ['theirs'],
      suggestion: null,
    })
  })

  test('a variant without a value for one of its options is not sent', () => {
    const ours = amsProduct({
      optionNames: ['Glaze', 'Size'],
      variants: [
        amsVariant({ optionValues: ['Red', ''] }),
        amsVariant({ id: '1-2', sku: 'L', optionValues: ['', 'Large'] }),
      ],
    })
    const theirs = shopProduct({
      optionNames: ['Glaze', 'Size'],
      variants: [shopVariant({ optionValues: ['Red', 'Small'] })],
    })
    expect(reviewPair(ours, theirs, []).differences).toMatchObject([
      { field: 'option-values', choices: ['theirs'], note: expect.stringContaining('no value') },
      { kind: 'variant', choices: ['theirs'], note: expect.stringContaining('no value') },
    ])
  })

  test('a variant without a price in AMS is not made at 0.00', () => {
    const large = amsVariant({ id: '1-2', sku: 'L', optionValues: ['Large'], retailPrice: null })
    const ours = amsProduct({ variants: [amsVariant(), large] })
    const { differences } = reviewPair(ours, shopProduct(), [])
    expect(differences.find(({ kind }) => kind === 'variant')).toMatchObject({
      group: 'needs-person',
      suggestion: null,
      choices: ['theirs'],
      note: expect.stringContaining('no price'),
    })
  })

  test('the last variant of a product and one that may be the same are not offered for deletion', () => {
    const two = [amsVariant({ sku: 'A' }), amsVariant({ id: '1-2', sku: 'A', optionValues: ['L'] })]
    const last = shopProduct({ variants: [shopVariant({ sku: 'Z', optionValues: ['Other'] })] })
    const notes = reviewPair(amsProduct({ variants: two }), last, []).differences
    expect(notes.find(({ ours }) => ours === null)).toMatchObject({
      choices: ['theirs'],
      note: expect.stringContaining('keeps at least one variant'),
    })
    const doubled = shopProduct({
      variants: [
        shopVariant({ id: 'gid-1', sku: 'A', optionValues: ['Big'] }),
        shopVariant({ id: 'gid-2', sku: 'A', optionValues: ['Tall'] }),
      ],
    })
    const doubtful = reviewPair(amsProduct({ variants: two }), doubled, []).differences
    for (const row of doubtful.filter(({ kind }) => kind === 'variant')) {
      expect(row.choices).toEqual(row.ours === null ? ['theirs'] : ['ours'])
      expect(row.note).toContain('could not be told apart')
    }
  })

  test('an option that goes away is offered, but never suggested, and not where it tells variants apart', () => {
    const theirs = (second: string) =>
      shopProduct({
        optionNames: ['Size', 'Finish'],
        variants: [
          shopVariant({ optionValues: ['Small', 'Oiled'] }),
          shopVariant({ id: 'gid-2', sku: 'L', optionValues: ['Large', second] }),
        ],
      })
    const ours = amsProduct({
      variants: [amsVariant(), amsVariant({ id: '1-2', sku: 'L', optionValues: ['Large'] })],
    })
    const base = [agreed('option-names', ['Size', 'Finish'])]
    expect(reviewPair(ours, theirs('Oiled'), base).differences[0]).toMatchObject({
      choices: ['ours', 'theirs'],
      changedBy: 'ams',
      suggestion: null,
    })
    const [row] = reviewPair(ours, theirs('Waxed'), base).differences
    expect(row).toMatchObject({ choices: ['theirs'], suggestion: null })
    expect(row?.note).toContain('its 2 values (Oiled, Waxed) tell variants apart')
  })

  test('rows stand in the order of the registry, product before variants, variants as in AMS', () => {
    const ours = amsProduct({
      name: 'A',
      category: 'A',
      variants: [
        amsVariant({ id: 'b', sku: 'B', retailPrice: '1', optionValues: ['Small'] }),
        amsVariant({ id: 'a', sku: 'A', retailPrice: '1', optionValues: ['Large'] }),
      ],
    })
    const theirs = shopProduct({
      variants: [
        shopVariant({ id: 'gid-a', sku: 'A', optionValues: ['Big'] }),
        shopVariant({ id: 'gid-b', sku: 'B', optionValues: ['Small'] }),
      ],
    })
    const rows = [...reviewPair(ours, theirs, []).differences].sort(
      (left, right) => left.rowOrder - right.rowOrder,
    )
    expect(rows.map(({ key }) => key)).toEqual([
      '1||name',
      '1||category',
      '1|b|retail-price',
      '1|a|retail-price',
      '1|a|option-values',
    ])
  })
})
