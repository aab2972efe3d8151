export { keepInTouch } from './keep-in-touch'
export { offlineReason } from './offline-reason'
export { ReachWatch } from './reach-watch'
export { StoreConnection } from './store-connection'
