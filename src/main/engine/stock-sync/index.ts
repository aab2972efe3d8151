export { pushStock } from './push-stock'
export { settleOpenCalls } from './settle-open-calls'
