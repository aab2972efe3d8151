export { amsServerClient } from './ams-server-client'
export type { SendHttp as SendAmsHttp } from './send-http'
