export { PushLogScreen } from './push-log-screen'
export { showPushesOf } from './push-log-store'
