export { canonicalHtml } from './canonical-html'
export { amsContentHash } from './content-hash'
export { nuanceOf } from './nuance'
export { canonicalValue, sameValue, sidesAgree } from './same-value'
