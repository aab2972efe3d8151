import { proveComplete } from '@main/engine/syncing/prove-complete'
import { describe, expect, test } from 'vitest'
import { appErrorOf } from '../../../support/thrown'

const proof = { products: 3, productsCounted: 3, complete: true }
const staged = { products: 3, variants: 5, orphans: 0, shortOfVariants: 0, withoutVariants: 0 }

describe('a read of Shopify', () => {
  test('is complete when what arrived is what Shopify counted twice', () => {
    expect(() => proveComplete(proof, staged)).not.toThrow()
  })

  test('is complete when the shop is empty', () => {
    const nothing = { products: 0, variants: 0, orphans: 0, shortOfVariants: 0, withoutVariants: 0 }
    expect(() =>
      proveComplete({ products: 0, productsCounted: 0, complete: true }, nothing),
    ).not.toThrow()
  })

  test('is complete when a product was deleted after it had been read', () => {
    expect(() => proveComplete({ ...proof, productsCounted: 2 }, staged)).not.toThrow()
  })

  test.each([
    ['the file was cut', { ...proof, complete: false }, staged, 'middle of a line'],
    ['products are missing', proof, { ...staged, products: 2 }, '2 of 3 products'],
    ['more arrived than counted', proof, { ...staged, products: 4 }, '4 of 3 products'],
    ['the store has more', { ...proof, productsCounted: 4 }, staged, 'the store counts 4'],
    ['variants lack their product', proof, { ...staged, orphans: 1 }, '1 variants'],
    ['variants were lost', proof, { ...staged, shortOfVariants: 2 }, '2 products'],
    ['products lack variants', proof, { ...staged, withoutVariants: 2 }, '2 products'],
  ])('is refused, with the numbers, when %s', (_, told, arrived, words) => {
    const error = appErrorOf(() => proveComplete(told, arrived))
    expect(error).toMatchObject({ code: 'read-incomplete', retryable: true })
    expect(error.message).toContain(words)
  })
})
