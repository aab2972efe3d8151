export { type Difference, differenceKey, shopOnlyKey } from './difference'
export { estimateRequests } from './estimate-requests'
export { previewAcceptAll } from './preview-accept-all'
export { type BaseEntry, type PairReview, reviewPair } from './review-pair'
export {
  ambiguousRow,
  brokenLinkRow,
  onlyInAmsRow,
  onlyInShopifyRow,
  type ProductHead,
} from './review-unlinked'
