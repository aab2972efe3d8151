export { openStateFile } from './open-state-file'
export { sqliteStateStore } from './sqlite-state-store'
