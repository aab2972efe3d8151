export { brakeOf } from './brakes'
export { canonicalForms } from './canonical-forms'
export { costOfRow } from './cost-of-row'
export { isDeletion } from './deletions'
export { type Difference, differenceKey } from './difference'
export { effectsOf } from './effects'
export { previewAcceptAll } from './preview-accept-all'
export { previewPush } from './preview-push'
export {
  BULK_KINDS,
  BULK_LINES,
  type BulkKind,
  bulkKindOf,
  isWorthBulk,
  SHARE_PRODUCTS,
  sharesAtOnce,
} from './push-time'
export { onlyHead, reviewHead } from './review-head'
export { type BaseEntry, type PairReview, reviewPair } from './review-pair'
export {
  ambiguousRow,
  brokenLinkRow,
  type LookedFor,
  onlyInAmsRow,
  onlyInShopifyRow,
  type ProductHead,
} from './review-unlinked'
export { whyKept } from './review-variants'
export { renamed, type ValueRename, valueRenames } from './value-renames'
