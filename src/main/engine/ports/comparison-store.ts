import type { AmsProduct, ShopProduct } from '@shared/catalog/product'
import type { ChangedBy, MatchResult } from '@shared/contract/review'
import type { FieldKey, FieldValue } from '@shared/fields/field-registry'
import type { FieldChange } from '../fields'
import type { Evidence } from '../matching'
import type { Agreement } from '../merging'
import type { BaseEntry, PairReview } from '../planning'

/** A side of the comparison as the state file names it. */
export type MovedSide = 'ams' | 'shop'

/** How far a product of Shopify moved that is not looked at whole. */
export type HeadExtent = Exclude<MovedInShop['extent'], 'whole'>

/** `head`: nothing but its head moved (`headFields`); `short-head`: nor did its description. */
export type MovedInShop = {
  readonly id: string
  readonly extent: 'short-head' | 'head' | 'whole'
}

/**
 * What the comparison found, pair by pair. Products that changed since they were last compared are
 * *moved*; a run takes them in slices, each one transaction, so a run that ends early is only less far.
 */
export type ComparisonStore = {
  /** Last agreed values of a pair; empty when the AMS product is linked to another one so far. */
  baseOf(amsProductId: string, shopifyProductId: string): readonly BaseEntry[]
  /** Base values of one product from an agreement of an earlier time. */
  remember(amsProductId: string, agreements: readonly Agreement[], agreedAt: string): void
  /** Ids of moved products of a side after an id, in order. */
  moved(side: MovedSide, after: string, limit: number): string[]
  movedCount(): number
  /** Every product is to be compared again: what is compared has changed. */
  markEverything(): void
  /** The linked pairs, both of which are there, that these products of a side belong to. */
  linkedPairs(side: MovedSide, ids: readonly string[]): LinkedPair[]
  /** What the review says so far of the fields of these AMS products; those without a row are left out. */
  knownRows(amsProductIds: readonly string[]): ReadonlyMap<string, readonly KnownRow[]>
  /**
   * One slice of a run in one transaction: rows of each pair, what its base learned, and its waiting
   * decisions held against the rows: one whose values moved comes back, one whose difference is gone
   * is withdrawn.
   */
  saveSlice(slice: ComparedSlice, at: string): void
  /** Up to `limit` moved products of Shopify, in order of their ids. */
  movedInShop(limit: number): readonly MovedInShop[]
  /**
   * The linked pairs, both of which are there, of Shopify's moved products up to this id that moved as far as `extent`
   * says, as far as their heads tell. Of a `short-head` descriptions are empty, and what was agreed of them is not told.
   */
  movedHeads(extent: HeadExtent, upTo: string): readonly LinkedHead[]
  /** The same as `saveSlice` for what was compared of heads alone. */
  saveHeads(compared: ComparedHeads, at: string): void
  /** Shopify's moved products up to this id are compared as they stand now, all but `left`: those are looked at whole. */
  passInShop(upTo: string, left: readonly string[]): void
  counts(): ComparisonCounts
  /** Variants that are linked to a variant of Shopify. */
  linkedVariants(): number
  /** Shopify's words in the rows about a listing status that a person must look at, each with the number of its rows. */
  shopStatuses(): readonly { readonly status: string; readonly count: number }[]
  /** Open and decided rows about a field. */
  rowsOfField(field: FieldKey): number
}

/** Two products that are one, with what they last agreed on. */
export type LinkedPair = {
  readonly ours: AmsProduct
  readonly theirs: ShopProduct
  readonly base: readonly BaseEntry[]
}

/** The products' own rows: without variants, options and pictures. */
export type LinkedHead = LinkedPair & {
  /** Of AMS's variants, and the SKU where there is one alone. */
  readonly variantCount: number
  readonly onlySku: string
}

/** Shopify's value of one field as the review shows it; `variantId` is AMS's, "" for the product's own. */
export type KnownRow = {
  readonly field: FieldKey
  readonly variantId: string
  readonly theirs: FieldValue
}

export type NewLink = {
  readonly amsProductId: string
  readonly shopifyProductId: string
  readonly evidence: Evidence
}

type Reviewed = {
  readonly amsProductId: string
  readonly review: PairReview
  /** What a read found changed in Shopify; kept as the product's history. */
  readonly seen: readonly FieldChange[]
}

export type ComparedSlice = {
  readonly reviews: readonly Reviewed[]
  /** Product keys of products that are not there any more. */
  readonly gone: readonly string[]
  /** Ids of the products that are compared as they stand now, beside those of a pass through Shopify's. */
  readonly looked: Readonly<Record<MovedSide, readonly string[]>>
}

export type ComparedHeads = {
  /** False: nothing is said of the descriptions, and the rows about them stay. */
  readonly withDescription: boolean
  /** `hadRows`: the review has rows about what was compared so far. */
  readonly reviews: readonly (Reviewed & { readonly hadRows: boolean })[]
}

export type ComparisonCounts = {
  readonly inAgreement: number
  readonly differs: number
  readonly onlyAms: number
  readonly onlyShopify: number
  readonly needsPerson: number
  /** The rows that need a person by why, most first. */
  readonly skipped: {
    readonly matchResult: MatchResult
    readonly changedBy: ChangedBy | null
    readonly count: number
  }[]
}
