export { engineHandlers } from './engine-handlers'
export { RequestLimits } from './request-limits'
export { type ServedPort, servePort } from './serve-port'
