export { nextDelayMs } from './back-off'
export { keepInTouch } from './keep-in-touch'
export { offlineReason } from './offline-reason'
export { ReachWatch } from './reach-watch'
export {
  keptStockLocation,
  stockLocationClosed,
  stockLocationName,
  stockUnread,
  stockUnreadSince,
  stockWasRead,
} from './stock-location'
export { StoreConnection } from './store-connection'
