import {
  ambiguousRow,
  brokenLinkRow,
  onlyInAmsRow,
  onlyInShopifyRow,
  type ProductHead,
} from '@main/engine/planning'
import { describe, expect, test } from 'vitest'

const head: ProductHead = {
  id: '7',
  name: 'Ash Board',
  vendor: 'Fernhill',
  sku: 'BOARD',
  variantCount: 1,
}

describe('a product that is linked to nothing', () => {
  test('and only in AMS can only go to Shopify', () => {
    expect(onlyInAmsRow(head)).toMatchObject({
      key: '7||product',
      productKey: '7',
      group: 'only-ams',
      choices: ['ours'],
      suggestion: 'ours',
      amsProductId: '7',
      shopifyProductId: null,
      sku: 'BOARD',
    })
  })

  test('and only in Shopify can only come into AMS, under a key that no AMS id can have by chance', () => {
    expect(onlyInShopifyRow({ ...head, id: 'gid://shopify/Product/7' })).toMatchObject({
      key: 'shop:gid://shopify/Product/7||product',
      group: 'only-shopify',
      choices: ['theirs'],
      suggestion: 'theirs',
      amsProductId: null,
      shopifyProductId: 'gid://shopify/Product/7',
    })
  })

  test('and in doubt offers no choice, shows its candidates and says what to do', () => {
    const row = ambiguousRow(head, [{ theirsId: 'X', evidence: 'Same SKU A' }], 'Two share A')
    expect(row).toMatchObject({ group: 'needs-person', choices: [], suggestion: null })
    expect(row.candidates).toEqual([{ theirsId: 'X', evidence: 'Same SKU A' }])
    expect(row.note).toContain('Two share A')
  })

  test('and whose counterpart is gone is never created again by itself', () => {
    expect(brokenLinkRow(head, 'gone', [])).toMatchObject({
      group: 'needs-person',
      choices: [],
      suggestion: null,
      shopifyProductId: 'gone',
    })
  })

  test('shows no SKU when it has several variants', () => {
    expect(onlyInAmsRow({ ...head, variantCount: 2 }).sku).toBe('')
  })
})
