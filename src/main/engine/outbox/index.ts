export { runPush } from './push-run'
export { nothingPushed } from './push-tally'
