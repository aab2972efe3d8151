export { lookAtPlace } from './look-at-place'
export { type FoundStore, StoreFolders } from './store-folders'
export { nameOfHost, type StoreRecord } from './store-record'
