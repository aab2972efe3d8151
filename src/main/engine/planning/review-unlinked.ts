import type { Candidate } from '../matching'
import type { Difference } from './difference'
import { differenceKey, shopOnlyKey } from './difference'

/** The few facts of a product that a whole-product row shows. */
export type ProductHead = {
  readonly id: string
  readonly name: string
  readonly vendor: string
  readonly sku: string
  readonly variantCount: number
}

export function onlyInAmsRow(head: ProductHead): Difference {
  return {
    ...wholeProduct(head),
    key: differenceKey(head.id, '', 'product'),
    productKey: head.id,
    group: 'only-ams',
    kind: 'product',
    amsProductId: head.id,
    shopifyProductId: null,
    ours: head.name,
    theirs: null,
    suggestion: 'ours',
    choices: ['ours'],
    note: 'Not in Shopify yet. It can be pushed as Draft.',
    candidates: [],
  }
}

export function onlyInShopifyRow(head: ProductHead): Difference {
  return {
    ...wholeProduct(head),
    key: differenceKey(shopOnlyKey(head.id), '', 'product'),
    productKey: shopOnlyKey(head.id),
    group: 'only-shopify',
    kind: 'product',
    amsProductId: null,
    shopifyProductId: head.id,
    ours: null,
    theirs: head.name,
    suggestion: 'theirs',
    choices: ['theirs'],
    note: 'Not in AMS yet. It can be imported.',
    candidates: [],
  }
}

export function ambiguousRow(
  head: ProductHead,
  candidates: readonly Candidate[],
  reason: string,
): Difference {
  return {
    ...wholeProduct(head),
    key: differenceKey(head.id, '', 'ambiguous'),
    productKey: head.id,
    group: 'needs-person',
    kind: 'ambiguous',
    amsProductId: head.id,
    shopifyProductId: null,
    ours: head.name,
    theirs: null,
    suggestion: null,
    choices: [],
    note: `${reason}. Nothing is linked by guessing: say which product it is, or that it is none of these.`,
    candidates,
  }
}

export function brokenLinkRow(
  head: ProductHead,
  shopifyProductId: string,
  candidates: readonly Candidate[],
): Difference {
  return {
    ...wholeProduct(head),
    key: differenceKey(head.id, '', 'broken-link'),
    productKey: head.id,
    group: 'needs-person',
    kind: 'broken-link',
    amsProductId: head.id,
    shopifyProductId,
    ours: head.name,
    theirs: null,
    suggestion: null,
    choices: [],
    note: 'The Shopify product that it was linked to was not in the last complete read. Nothing is created again by itself: link it to another product, or unlink it on its page and push it anew.',
    candidates,
  }
}

function wholeProduct(head: ProductHead) {
  return {
    field: null,
    amsVariantId: '',
    shopifyVariantId: null,
    productName: head.name,
    vendor: head.vendor,
    sku: head.variantCount === 1 ? head.sku : '',
    variantLabel: '',
    variantCount: head.variantCount,
    base: undefined,
    baseAgreedAt: null,
    changedBy: null,
    rowOrder: 0,
  }
}
