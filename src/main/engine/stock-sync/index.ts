export { forgetOldPushes } from './forget-old-pushes'
export { pushStock } from './push-stock'
export { settleOpenCalls } from './settle-open-calls'
export { type Notice, StockAlarm } from './stock-alarm'
