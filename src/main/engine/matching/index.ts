export type { Candidate, Evidence } from './evidence'
export {
  glanceAtSkus,
  matchBySku,
  type ProductSkus,
  type SharedSku,
  type SkuFact,
  type SkusUsedTwice,
  skuEvidence,
  toCandidates,
} from './match-by-sku'
export { matchByStoredId, type StoredIdFacts } from './match-by-stored-id'
export {
  matchVariants,
  type VariantMatch,
  type VariantMatches,
  variantEvidence,
} from './match-variants'
export { type SimilarName, SimilarNames } from './similar-names'
