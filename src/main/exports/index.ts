export { writeDecisionsFile } from './decisions-file'
