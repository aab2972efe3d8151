export { writeDecisionsFile } from './decisions-file'
export { writePushLogFile } from './push-log-file'
