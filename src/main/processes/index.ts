export { EngineHost } from './engine-host'
export type { AmsOrder, CredentialOrder, Diagnosis, OpenStore } from './engine-messages'
export { SampleStoreHost } from './sample-store-host'
export { workOnStateFile } from './state-file-worker'
