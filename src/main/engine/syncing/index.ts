export { applyRules } from './apply-rules'
export { runSync } from './sync-run'
