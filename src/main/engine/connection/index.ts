export { keepInTouch } from './keep-in-touch'
export { ReachWatch } from './reach-watch'
export { StoreConnection } from './store-connection'
