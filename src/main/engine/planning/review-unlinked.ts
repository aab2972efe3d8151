import { shopOnlyKey } from '@shared/catalog/product-keys'
import type { MatchResult } from '@shared/contract/review'
import { t } from '@shared/words/words'
import type { Candidate, SimilarName } from '../matching'
import type { Difference } from './difference'
import { differenceKey } from './difference'

/** The few facts of a product that a whole-product row shows. */
export type ProductHead = {
  readonly id: string
  readonly name: string
  readonly vendor: string
  readonly sku: string
  readonly variantCount: number
}

/** How a product that only one side has was looked for on the other. */
export type LookedFor = {
  /** False: none of its SKUs could have told a counterpart. */
  readonly hasSku: boolean
  /** Unlinked products of the other side whose names say nearly the same words. */
  readonly similar: readonly SimilarName[]
}

const NOTHING_FOUND: LookedFor = { hasSku: true, similar: [] }

export function onlyInAmsRow(head: ProductHead, looked: LookedFor = NOTHING_FOUND): Difference {
  const doubt = doubtOf(looked, IN_SHOPIFY)
  return {
    ...wholeProduct(head, doubt?.matchResult ?? 'only'),
    key: differenceKey(head.id, '', 'product'),
    productKey: head.id,
    group: doubt ? 'needs-person' : 'only-ams',
    kind: 'product',
    amsProductId: head.id,
    shopifyProductId: null,
    ours: head.name,
    theirs: null,
    suggestion: doubt ? null : 'ours',
    suggestedBy: null,
    choices: ['ours'],
    note: doubt?.note ?? t`Not in Shopify yet. It can be pushed as Draft.`,
    candidates: looked.similar.map(({ id, likeness }) => ({
      theirsId: id,
      evidence: likeness === 1 ? t`The same name` : t`A similar name`,
    })),
  }
}

export function onlyInShopifyRow(head: ProductHead, looked: LookedFor = NOTHING_FOUND): Difference {
  const doubt = doubtOf(looked, IN_AMS)
  return {
    ...wholeProduct(head, doubt?.matchResult ?? 'only'),
    key: differenceKey(shopOnlyKey(head.id), '', 'product'),
    productKey: shopOnlyKey(head.id),
    group: doubt ? 'needs-person' : 'only-shopify',
    kind: 'product',
    amsProductId: null,
    shopifyProductId: head.id,
    ours: null,
    theirs: head.name,
    suggestion: doubt ? null : 'theirs',
    suggestedBy: null,
    choices: ['theirs'],
    note: doubt?.note ?? t`Not in AMS yet. It can be imported.`,
    candidates: [],
  }
}

type DoubtWords = {
  readonly sameName: string
  readonly similarName: (name: string) => string
  readonly noSku: string
}

const IN_SHOPIFY: DoubtWords = {
  sameName: t`An unlinked product in Shopify has the same name. If it is the same, link the two instead of creating it.`,
  similarName: (name) =>
    t`An unlinked product in Shopify has a similar name (${name}). If it is the same, link the two instead of creating it.`,
  noSku: t`It has no SKU, so nothing could be matched. Make sure that Shopify does not have it before creating it.`,
}

const IN_AMS: DoubtWords = {
  sameName: t`An unlinked product in AMS has the same name. If it is the same, link the two instead of importing it.`,
  similarName: (name) =>
    t`An unlinked product in AMS has a similar name (${name}). If it is the same, link the two instead of importing it.`,
  noSku: t`It has no SKU, so nothing could be matched. Make sure that AMS does not have it before importing it.`,
}

/** A product that may well be on the other side is not offered as if it were not. */
function doubtOf(
  { hasSku, similar }: LookedFor,
  words: DoubtWords,
): { readonly matchResult: MatchResult; readonly note: string } | null {
  const [first] = similar
  if (first) {
    const note = first.likeness === 1 ? words.sameName : words.similarName(first.name)
    return { matchResult: 'similar-name', note }
  }
  if (hasSku) return null
  return { matchResult: 'blank-sku', note: words.noSku }
}

/** Several candidates, or SKUs that are not unique: nothing is linked by guessing. */
export function ambiguousRow(
  head: ProductHead,
  candidates: readonly Candidate[],
  reason: string,
  matchResult: 'ambiguous' | 'duplicate-sku' = 'ambiguous',
): Difference {
  return {
    ...wholeProduct(head, matchResult),
    key: differenceKey(head.id, '', 'ambiguous'),
    productKey: head.id,
    group: 'needs-person',
    kind: 'ambiguous',
    amsProductId: head.id,
    shopifyProductId: null,
    ours: head.name,
    theirs: null,
    suggestion: null,
    suggestedBy: null,
    choices: [],
    note: t`${reason}. Nothing is linked by guessing: say which product it is, or that it is none of these.`,
    candidates,
  }
}

export function brokenLinkRow(
  head: ProductHead,
  shopifyProductId: string,
  candidates: readonly Candidate[],
): Difference {
  return {
    ...wholeProduct(head, 'broken-link'),
    key: differenceKey(head.id, '', 'broken-link'),
    productKey: head.id,
    group: 'needs-person',
    kind: 'broken-link',
    amsProductId: head.id,
    shopifyProductId,
    ours: head.name,
    theirs: null,
    suggestion: null,
    suggestedBy: null,
    choices: [],
    note: t`The Shopify product that it was linked to was deleted: it was not in the last complete read, and Shopify does not know its id any more. Nothing is created again by itself: link it to another product, create it anew, or mark it unlinked.`,
    candidates,
  }
}

function wholeProduct(head: ProductHead, matchResult: MatchResult) {
  return {
    matchResult,
    nuance: null,
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
