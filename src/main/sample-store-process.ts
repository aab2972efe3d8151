import { startSampleStoreProcess } from './bootstrap/sample-store-process'

startSampleStoreProcess()
