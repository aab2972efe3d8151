export { engineHandlers } from './engine-handlers'
export { type ServedPort, servePort } from './serve-port'
