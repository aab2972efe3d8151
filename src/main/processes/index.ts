export { EngineHost } from './engine-host'
export type { AmsOrder, CredentialOrder, Diagnosis, StoreToOpen } from './engine-messages'
export { SampleStoreHost } from './sample-store-host'
export { workOnStateFile } from './state-file-worker'
