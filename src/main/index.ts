import { startMainProcess } from './bootstrap/main-process'

startMainProcess()
