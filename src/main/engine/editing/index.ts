export { applyChanges, inverted } from './apply-change'
export { Editing } from './editing'
export { problemsOf, refusals } from './validate-product'
