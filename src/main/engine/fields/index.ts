export { amsContentHash, shopContentHash } from './content-hash'
export { canonicalValue, sameValue, sidesAgree } from './same-value'
