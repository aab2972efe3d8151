export { EngineHost } from './engine-host'
export { type FromEngine, type OpenStore, toEngineSchema } from './engine-messages'
export { SampleStoreHost } from './sample-store-host'
export { toSampleStoreSchema } from './sample-store-messages'
