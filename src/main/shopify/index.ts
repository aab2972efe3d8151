export type { Credential, HttpAnswer, SendHttp } from './admin-client'
export { shopifyGateway } from './gateway'
