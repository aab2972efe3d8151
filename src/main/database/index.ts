export { openStateFile } from './open-state-file'
export { sqliteStateStore } from './sqlite-state-store'
export { enterEpoch, renewEpoch, restoreIsSettled } from './state-epoch'
