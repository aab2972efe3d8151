import type { AmsProduct, ShopProduct } from '@shared/catalog/product'
import type {
  ChangedBy,
  Choice,
  DifferenceGroup,
  DifferenceKind,
  MatchResult,
  Nuance,
} from '@shared/contract/review'
import type { FieldKey, FieldValue } from '@shared/fields/field-registry'
import type { Candidate } from '../matching'

/** One row of the review: a finding of the comparison, without what a person decided about it. */
export type Difference = {
  /** The same finding has the same key in every run: `1042|1042-1|retail-price`. */
  readonly key: string
  /** The AMS product id, or `shop:<gid>` for a product that only Shopify has. */
  readonly productKey: string
  readonly group: DifferenceGroup
  readonly kind: DifferenceKind
  readonly matchResult: MatchResult
  readonly field: FieldKey | null
  readonly amsProductId: string | null
  /** "" for a product-level row. */
  readonly amsVariantId: string
  readonly shopifyProductId: string | null
  readonly shopifyVariantId: string | null
  readonly productName: string
  readonly vendor: string
  readonly sku: string
  readonly variantLabel: string
  readonly variantCount: number
  readonly ours: FieldValue
  readonly theirs: FieldValue
  /** `undefined`: never agreed. */
  readonly base: FieldValue | undefined
  readonly baseAgreedAt: string | null
  readonly changedBy: ChangedBy | null
  readonly nuance: Nuance | null
  readonly suggestion: Choice | null
  readonly suggestedBy: 'change' | 'policy' | null
  readonly choices: readonly Choice[]
  readonly note: string
  readonly candidates: readonly Candidate[]
  readonly rowOrder: number
}

export function differenceKey(productKey: string, variantId: string, what: string): string {
  return `${productKey}|${variantId}|${what}`
}

/** What every row about a linked pair says of its product. */
export function headOfPair(ours: AmsProduct, theirs: ShopProduct) {
  return {
    productKey: ours.id,
    amsProductId: ours.id,
    shopifyProductId: theirs.id,
    productName: ours.name,
    vendor: ours.vendor,
    variantCount: ours.variants.length,
  }
}
