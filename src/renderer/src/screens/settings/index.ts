export { SettingsScreen } from './settings-screen'
export { showSection } from './settings-store'
