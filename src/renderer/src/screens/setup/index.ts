export { SetupScreen } from './setup-screen'
export { openSetup } from './setup-store'
