export { pushInBulk } from './push-in-bulk'
export { takeOverOpen } from './take-over'
