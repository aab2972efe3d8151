export type { Credential } from './admin-client'
export { shopifyGateway } from './gateway'
export type { SendHttp } from './send-http'
