export { EngineHost } from './engine-host'
export { SampleStoreHost } from './sample-store-host'
