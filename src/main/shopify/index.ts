export { AccessTokens, type StoreCredential } from './access-tokens'
export { shopifyGateway } from './gateway'
export type { SendHttp } from './send-http'
