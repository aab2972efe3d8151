export { runSync } from './sync-run'
