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
      reason: 'The variant is gone. Nothing was sent.',
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
