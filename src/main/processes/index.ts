export { EngineHost } from './engine-host'
export type { CredentialOrder, OpenStore } from './engine-messages'
export { SampleStoreHost } from './sample-store-host'
