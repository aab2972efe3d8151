import { startEngineProcess } from './bootstrap/engine-process'

startEngineProcess()
