export { runPush } from './push-run'
