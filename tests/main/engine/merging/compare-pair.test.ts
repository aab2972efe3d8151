import { type BaseOf, type Pair } from '@main/engine/merging/compare-pair'
import { productFields, variantFields } from '@shared/fields/field-registry'
import { describe, expect, test } from 'vitest'
import { amsProduct, amsVariant, shopProduct, shopVariant } from '../../../support/products'
import { comparePair } from '../../../support/without-policies'

const neverAgreed: BaseOf = () => undefined

function pair(ours = amsProduct(), theirs = shopProduct()): Pair {
  const [our] = ours.variants
  const [their] = theirs.variants
  return { ours, theirs, variants: our && their ? [{ ours: our, theirs: their }] : [] }
}

/** The base as it was when both sides were like `agreed`. */
function agreedOn(agreed = amsProduct()): BaseOf {
  return (key, variantId) => {
    if (variantId === '') return productFields.find((field) => field.key === key)?.ofAms(agreed)
    const variant = agreed.variants.find(({ id }) => id === variantId)
    return variant && variantFields.find((field) => field.key === key)?.ofAms(variant, agreed)
  }
}

describe('comparing a linked pair', () => {
  test('finds nothing and learns nothing when both sides are as last agreed', () => {
    expect(comparePair(pair(), agreedOn())).toEqual({ differences: [], agreements: [] })
  })

  test('learns every field as base when both sides agree and never did before', () => {
    const { differences, agreements } = comparePair(pair(), neverAgreed)
    expect(differences).toEqual([])
    expect(agreements.map(({ field, variantId }) => `${variantId}|${field}`)).toEqual([
      ...productFields.map(({ key }) => `|${key}`),
      ...variantFields.map(({ key }) => `1-1|${key}`),
    ])
  })

  test('names the side that changed, with both values and the base', () => {
    const ours = amsProduct({ name: 'Oak Bowl, large' })
    const theirs = shopProduct({ vendor: 'Fernhill & Co' })
    expect(comparePair(pair(ours, theirs), agreedOn()).differences).toEqual([
      {
        field: 'name',
        variantId: '',
        ours: 'Oak Bowl, large',
        theirs: 'Oak Bowl',
        base: 'Oak Bowl',
        changedBy: 'ams',
      },
      {
        field: 'vendor',
        variantId: '',
        ours: 'Fernhill',
        theirs: 'Fernhill & Co',
        base: 'Fernhill',
        changedBy: 'shopify',
      },
    ])
  })

  test('calls it a conflict when both changed a price differently, and nothing when to the same', () => {
    const ours = amsProduct({ variants: [amsVariant({ retailPrice: '70', sku: 'NEW' })] })
    const theirs = shopProduct({ variants: [shopVariant({ price: '72.00', sku: 'NEW' })] })
    const { differences, agreements } = comparePair(pair(ours, theirs), agreedOn())
    expect(differences).toMatchObject([{ field: 'retail-price', changedBy: 'both' }])
    expect(agreements).toEqual([{ field: 'sku', variantId: '1-1', value: 'NEW' }])
  })

  test('says of values that never agreed that nobody knows who changed them', () => {
    const theirs = shopProduct({ title: 'Bowl of oak' })
    expect(comparePair(pair(amsProduct(), theirs), neverAgreed).differences).toMatchObject([
      { field: 'name', base: undefined, changedBy: 'never-agreed' },
    ])
  })

  test('asks about the listing status alone while the listing statuses differ', () => {
    const ours = amsProduct({ status: 'inactive', shopifyStatus: 'DRAFT' })
    const fields = comparePair(pair(ours), agreedOn()).differences.map(({ field }) => field)
    expect(fields).toEqual(['shopify-status'])
  })

  test('asks about inactive as soon as the listing statuses agree on a product that sells', () => {
    const ours = amsProduct({ status: 'inactive', shopifyStatus: 'UNLISTED' })
    const theirs = shopProduct({ status: 'UNLISTED' })
    expect(comparePair(pair(ours, theirs), neverAgreed).differences).toMatchObject([
      { field: 'status', ours: 'inactive', theirs: 'active' },
    ])
  })

  test('leaves an active product that Shopify keeps as draft alone when AMS says draft too', () => {
    const ours = amsProduct({ shopifyStatus: 'DRAFT' })
    const theirs = shopProduct({ status: 'DRAFT' })
    expect(comparePair(pair(ours, theirs), neverAgreed).differences).toEqual([])
  })

  test('compares each linked variant under its own id', () => {
    const ours = amsProduct({
      variants: [amsVariant(), amsVariant({ id: '1-2', sku: 'BOWL-L', optionValues: ['Large'] })],
    })
    const large = shopVariant({ sku: 'BOWL-L', price: '80.00', optionValues: ['Large'] })
    const [small, second] = ours.variants
    const variants =
      small && second
        ? [
            { ours: small, theirs: shopVariant() },
            { ours: second, theirs: large },
          ]
        : []
    const found = comparePair({ ours, theirs: shopProduct(), variants }, neverAgreed)
    expect(found.differences).toMatchObject([{ field: 'retail-price', variantId: '1-2' }])
  })
})
