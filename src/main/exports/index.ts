export { writeDecisionsFile } from './decisions-file'
export { notWritten } from './not-written'
export { writePushLogFile } from './push-log-file'
export { writeWholeFile } from './whole-file'
