import { mergeServed } from '@main/engine/ams-server/merge-served'
import { pendingOf } from '@main/engine/ams-server/pending'
import type { Place } from '@main/engine/ams-server/place'
import type { AmsProduct } from '@shared/catalog/product'
import { describe, expect, test } from 'vitest'
import { amsProduct, amsVariant } from '../../../support/products'

const BASE = amsProduct()
const product = (more: Partial<AmsProduct>): AmsProduct => ({ ...BASE, ...more })
const stocked = (onHand: number | null, wholesaleCommitments = 0): AmsProduct =>
  product({ variants: [amsVariant({ onHand, wholesaleCommitments })] })
const merge = (
  ours: AmsProduct,
  served: AmsProduct,
  held: Place[] = [],
  base: AmsProduct | null = BASE,
) => mergeServed(base, ours, served, held)

describe('a value that', () => {
  test.each([
    ['nobody changed stays', {}, {}, 'Oak Bowl', false],
    ['was changed here stays', { name: 'Ours' }, {}, 'Ours', false],
    ['was changed there comes', {}, { name: 'Theirs' }, 'Theirs', false],
    ['was changed to the same is one', { name: 'Same' }, { name: 'Same' }, 'Same', false],
    [
      'was changed to different ones is asked about, ours stays',
      { name: 'Ours' },
      { name: 'Theirs' },
      'Ours',
      true,
    ],
    ['differs in spaces alone is no conflict', { name: 'New' }, { name: ' New ' }, ' New ', false],
  ])('%s', (_, ours, theirs, name, isAsked) => {
    const { merged, conflicts } = merge(product(ours), product(theirs))
    expect(merged.name).toBe(name)
    expect(conflicts).toEqual(isAsked ? [{ variantId: '', field: 'name' }] : [])
  })

  test('is in conflict stays so until both say the same', () => {
    const held = [{ variantId: '', field: 'name' }]
    const served = product({ name: 'Theirs' })
    expect(mergeServed(served, product({ name: 'Ours' }), served, held).conflicts).toEqual(held)
    expect(mergeServed(served, served, served, held).conflicts).toEqual([])
  })

  test('was never had from the server is asked about where the two differ', () => {
    const { conflicts } = merge(
      product({ vendor: 'Ours' }),
      product({ vendor: 'Theirs' }),
      [],
      null,
    )
    expect(conflicts).toEqual([{ variantId: '', field: 'vendor' }])
  })

  test('AMS keeps for itself is merged by its own name', () => {
    const base = product({ amsOnly: { commission_rate: '40', retail_listed: 'yes' } })
    const ours = product({ amsOnly: { commission_rate: '45', retail_listed: 'yes' } })
    const served = product({ amsOnly: { commission_rate: '40', components: 'Oak' } })
    expect(mergeServed(base, ours, served, []).merged.amsOnly).toEqual({
      commission_rate: '45',
      components: 'Oak',
    })
  })
})

describe('stock adds up', () => {
  test.each([
    ['sold here and there', 4, 3, 2, 1],
    ['more sold than there was', 1, 0, 0, -1],
    ['received there', 4, 3, 10, 9],
    ['counted first there', null, null, 7, 7],
    ['counted first here', null, 5, null, 5],
    ['never counted here is no word against a count', 4, null, 3, 3],
  ])('%s', (_, was, is, there, expected) => {
    const { merged, conflicts } = merge(stocked(is), stocked(there), [], stocked(was))
    expect(merged.variants[0]?.onHand).toBe(expected)
    expect(conflicts).toEqual([])
  })

  test('two first counts that differ are asked about', () => {
    const { conflicts } = merge(stocked(5), stocked(6), [], stocked(null))
    expect(conflicts).toEqual([{ variantId: '1-1', field: 'onHand' }])
  })

  test('an order that both shipped was shipped once', () => {
    const { merged } = merge(stocked(4, 0), stocked(4, 0), [], stocked(4, 3))
    expect(merged.variants[0]?.wholesaleCommitments).toBe(0)
  })
})

describe('variants that come and go', () => {
  const small = amsVariant()
  const large = amsVariant({ id: '1-2', sku: 'BOWL-L', optionValues: ['Large'] })
  const both = product({ variants: [small, large] })

  test('one that came on either side is there', () => {
    const ours = product({ variants: [small, { ...large, id: '1-3' }] })
    const { merged } = merge(ours, both)
    expect(merged.variants.map(({ id }) => id)).toEqual(['1-1', '1-2', '1-3'])
  })

  test('one that was removed there goes', () => {
    expect(mergeServed(both, both, BASE, []).merged.variants).toEqual([small])
  })

  test('one that was removed there and changed here is asked about', () => {
    const ours = product({ variants: [small, { ...large, sku: 'BOWL-XL' }] })
    const { merged, conflicts } = mergeServed(both, ours, BASE, [])
    expect(merged.variants).toHaveLength(2)
    expect(conflicts).toEqual([{ variantId: '1-2', field: 'removed' }])
    expect(pendingOf(BASE, merged, conflicts)).toEqual({ kind: 'held' })
  })

  test('one that was removed here stays removed, unless the server says something new of it', () => {
    expect(mergeServed(both, BASE, both, []).merged.variants).toEqual([small])
    const news = product({ variants: [small, { ...large, sku: 'BOWL-NEW' }] })
    expect(mergeServed(both, BASE, news, []).merged.variants).toHaveLength(2)
  })
})

describe('options go together', () => {
  const renamed = (name: string, value: string): AmsProduct =>
    product({ optionNames: [name], variants: [amsVariant({ optionValues: [value] })] })

  test('names that changed there bring all their values', () => {
    const { merged, conflicts } = merge(BASE, renamed('Grösse', 'Klein'))
    expect(merged).toMatchObject({
      optionNames: ['Grösse'],
      variants: [{ optionValues: ['Klein'] }],
    })
    expect(conflicts).toEqual([])
  })

  test('names that changed on both sides are asked about as one, and nothing of the product goes', () => {
    const { merged, conflicts } = merge(renamed('Width', 'S'), renamed('Height', 'L'))
    expect(conflicts).toEqual([{ variantId: '', field: 'options' }])
    expect(merged).toMatchObject({ optionNames: ['Width'], variants: [{ optionValues: ['S'] }] })
    expect(pendingOf(renamed('Height', 'L'), merged, conflicts)).toEqual({ kind: 'held' })
  })
})

describe('what waits', () => {
  test('is nothing where both are the same', () => {
    expect(pendingOf(BASE, BASE, [])).toEqual({ kind: 'nothing' })
  })

  test('is sent without what is in conflict', () => {
    const live = product({ name: 'Ours', vendor: 'Ours' })
    const pending = pendingOf(product({ name: 'Theirs' }), live, [{ variantId: '', field: 'name' }])
    expect(pending).toMatchObject({ kind: 'content', content: { name: 'Theirs', vendor: 'Ours' } })
  })

  test('never takes an id of Shopify away', () => {
    const linked = product({ shopifyProductId: 'gid://shopify/Product/1' })
    expect(pendingOf(linked, BASE, [])).toEqual({ kind: 'nothing' })
    expect(pendingOf(BASE, linked, [])).toMatchObject({
      content: { shopifyProductId: 'gid://shopify/Product/1' },
    })
  })

  test('is stock only after content, as what moved', () => {
    const live = product({ name: 'New', variants: [amsVariant({ onHand: 1 })] })
    expect(pendingOf(BASE, live, []).kind).toBe('content')
    expect(pendingOf(product({ name: 'New' }), live, [])).toMatchObject({
      kind: 'stock',
      rows: [{ variantId: '1-1', onHandBy: -3, commitmentsBy: 0, firstCount: null }],
    })
  })

  test('of a product that the server never had is all of it, then its first counts', () => {
    const made = pendingOf(null, BASE, [])
    expect(made).toMatchObject({ kind: 'content', after: { variants: [{ onHand: null }] } })
    if (made.kind !== 'content') throw new Error('No content')
    expect(pendingOf(made.after, BASE, [])).toMatchObject({
      rows: [{ firstCount: 4, onHandBy: 0 }],
    })
  })
})
