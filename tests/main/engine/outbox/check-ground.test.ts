import { checkGround } from '@main/engine/outbox/check-ground'
import type { OutboxEntry } from '@main/engine/ports'
import { describe, expect, test } from 'vitest'
import { outboxEntry, variantEntry } from '../../../support/outbox-entry'
import { amsProduct, amsVariant, shopProduct, shopVariant } from '../../../support/products'

const decidedName = outboxEntry({ ours: 'Oak Bowl, large', theirs: 'Oak Bowl' })
const renamed = amsProduct({ name: 'Oak Bowl, large' })

describe('a decision about a field, read again before sending', () => {
  test('goes on when both sides are as they were seen', () => {
    expect(checkGround(decidedName, renamed, shopProduct())).toEqual({ kind: 'as-seen' })
  })

  test('goes on when a value is only written differently', () => {
    const entry = variantEntry({ ours: '70', theirs: '64.00' })
    const ours = amsProduct({ variants: [amsVariant({ retailPrice: '70.00' })] })
    const theirs = shopProduct({ variants: [shopVariant({ price: '64' })] })
    expect(checkGround(entry, ours, theirs)).toEqual({ kind: 'as-seen' })
  })

  test('is sent nowhere when Shopify moved', () => {
    const theirs = shopProduct({ title: 'Somebody else was here' })
    expect(checkGround(decidedName, renamed, theirs)).toEqual({
      kind: 'moved',
      reason: 'Shopify changed after you decided. Nothing was sent.',
    })
  })

  test('is sent nowhere when AMS moved', () => {
    expect(checkGround(decidedName, amsProduct({ name: 'Third' }), shopProduct())).toEqual({
      kind: 'moved',
      reason: 'AMS changed after you decided. Nothing was sent.',
    })
  })

  test('is done when Shopify has the value already', () => {
    expect(checkGround(decidedName, renamed, shopProduct({ title: 'Oak Bowl, large ' }))).toEqual({
      kind: 'already-there',
    })
  })

  test.each<[string, Partial<OutboxEntry>]>([
    ['AMS', { amsVariantId: 'gone' }],
    ['Shopify', { shopifyVariantId: 'gone' }],
  ])('is sent nowhere when its variant is gone from %s', (_, more) => {
    expect(checkGround(variantEntry(more), amsProduct(), shopProduct())).toEqual({
      kind: 'moved',
      reason: 'The variant is gone, or linked to another one. Nothing was sent.',
    })
  })

  test('about inactive is done once Shopify no longer sells the product', () => {
    const entry = outboxEntry({ field: 'status', ours: 'inactive', theirs: 'active' })
    const ours = amsProduct({ status: 'inactive' })
    expect(checkGround(entry, ours, shopProduct())).toEqual({ kind: 'as-seen' })
    expect(checkGround(entry, ours, shopProduct({ status: 'ARCHIVED' }))).toEqual({
      kind: 'already-there',
    })
  })
})

describe('a decision about a whole variant, read again before sending', () => {
  const toShopify = outboxEntry({ kind: 'variant', field: null, amsVariantId: '1-2' })
  const toAms = outboxEntry({
    kind: 'variant',
    field: null,
    choice: 'theirs',
    shopifyVariantId: 'gid-2',
  })
  const twoOfOurs = amsProduct({
    variants: [amsVariant(), amsVariant({ id: '1-2', optionValues: ['Large'] })],
  })

  test('goes on while only AMS has it', () => {
    expect(checkGround(toShopify, twoOfOurs, shopProduct())).toEqual({ kind: 'as-seen' })
  })

  test('is done when Shopify has a variant with these option values already', () => {
    const theirs = shopProduct({ variants: [shopVariant({ optionValues: [' Large'] })] })
    expect(checkGround(toShopify, twoOfOurs, theirs)).toEqual({ kind: 'already-there' })
  })

  test('comes back when the Shopify variant with these option values is another AMS variant', () => {
    const theirs = shopProduct({
      variants: [shopVariant({ id: 'gid-1', optionValues: ['Large'] })],
    })
    const ours = amsProduct({
      variants: [
        amsVariant({ optionValues: ['Small'], shopifyVariantId: 'gid-1' }),
        amsVariant({ id: '1-2', optionValues: ['Large'] }),
      ],
    })
    expect(checkGround(toShopify, ours, theirs)).toMatchObject({ kind: 'moved' })
  })

  test('is sent nowhere when AMS has it no more', () => {
    expect(checkGround(toShopify, amsProduct(), shopProduct())).toMatchObject({ kind: 'moved' })
  })

  test('is taken into AMS while only Shopify has it', () => {
    const theirs = shopProduct({ variants: [shopVariant(), shopVariant({ id: 'gid-2' })] })
    expect(checkGround(toAms, amsProduct(), theirs)).toEqual({ kind: 'as-seen' })
    expect(checkGround(toAms, amsProduct(), shopProduct())).toMatchObject({ kind: 'moved' })
    const linked = amsProduct({ variants: [amsVariant({ shopifyVariantId: 'gid-2' })] })
    expect(checkGround(toAms, linked, theirs)).toEqual({ kind: 'already-there' })
  })
})

describe('options that differ in number or order, read again before sending', () => {
  const seen = outboxEntry({
    field: 'option-names',
    ours: ['Size', 'Finish'],
    theirs: ['Size'],
  })
  const ours = amsProduct({
    optionNames: ['Size', 'Finish'],
    variants: [
      amsVariant({ optionValues: ['Small', 'Oiled'] }),
      amsVariant({ id: '1-2', sku: 'L', optionValues: ['Large', 'Waxed'] }),
    ],
  })
  const withOptions = (optionNames: string[], small: string[], large: string[]) =>
    shopProduct({
      optionNames,
      variants: [
        shopVariant({ optionValues: small }),
        shopVariant({ id: 'gid-2', sku: 'L', optionValues: large }),
      ],
    })

  test('go on where every variant has its value, and not where one lacks it', () => {
    const theirs = withOptions(['Size'], ['Small'], ['Large'])
    expect(checkGround(seen, ours, theirs)).toEqual({ kind: 'as-seen' })
    const blank = amsProduct({
      ...ours,
      variants: ours.variants.map((variant) => ({ ...variant, optionValues: ['Small', ''] })),
    })
    expect(checkGround(seen, blank, theirs)).toMatchObject({
      kind: 'moved',
      reason: expect.stringContaining('AMS has no value of it'),
    })
  })

  test('are half done while a variant is on the first value, if this push began it', () => {
    const half = withOptions(['Size', 'Finish'], ['Small', 'Oiled'], ['Large', 'Oiled'])
    expect(checkGround(seen, ours, half, true)).toEqual({ kind: 'as-seen' })
    expect(checkGround(seen, ours, half, false)).toEqual({ kind: 'already-there' })
    const whole = withOptions(['Size', 'Finish'], ['Small', 'Oiled'], ['Large', 'Waxed'])
    expect(checkGround(seen, ours, whole, true)).toEqual({ kind: 'already-there' })
    // Somebody else chose: that is a difference of its own.
    const chosen = withOptions(['Size', 'Finish'], ['Small', 'Oiled'], ['Large', 'Raw'])
    expect(checkGround(seen, ours, chosen, true)).toEqual({ kind: 'already-there' })
  })

  test('come back when a stranger is among the names, or somebody turned them round, begun or not', () => {
    const moved = withOptions(['Size', 'Glaze'], ['Small', 'Red'], ['Large', 'Red'])
    expect(checkGround(seen, ours, moved, true)).toMatchObject({ kind: 'moved' })
    const turned = withOptions(['Finish', 'Size'], ['Oiled', 'Small'], ['Oiled', 'Large'])
    // Concord adds at the end and tells the order last, with which all is done: this order is somebody else's.
    expect(checkGround(seen, ours, turned, true)).toMatchObject({ kind: 'moved' })
    expect(checkGround(seen, ours, turned, false)).toMatchObject({ kind: 'moved' })
  })

  test('hold back values and new variants, which would stand under the wrong option', () => {
    const theirs = withOptions(['Finish', 'Size'], ['Oiled', 'Small'], ['Oiled', 'Large'])
    const values = variantEntry({
      field: 'option-values',
      ours: ['Small', 'Oiled'],
      theirs: ['Oiled', 'Small'],
    })
    expect(checkGround(values, ours, theirs)).toMatchObject({
      kind: 'moved',
      reason: expect.stringContaining('Settle the option names first'),
    })
    const creation = outboxEntry({ kind: 'variant', field: null, amsVariantId: '1-2' })
    expect(checkGround(creation, ours, theirs)).toMatchObject({ kind: 'moved' })
  })
})

test('a variant whose price AMS lost since it was decided is not made at 0.00', () => {
  const large = amsVariant({ id: '1-2', sku: 'L', optionValues: ['Large'] })
  const entry = outboxEntry({ kind: 'variant', field: null, amsVariantId: '1-2' })
  const groundOf = (variant: typeof large) =>
    checkGround(entry, amsProduct({ variants: [amsVariant(), variant] }), shopProduct())
  expect(groundOf(large)).toEqual({ kind: 'as-seen' })
  expect(groundOf({ ...large, retailPrice: null })).toEqual({
    kind: 'moved',
    reason: expect.stringContaining('no price'),
  })
})
