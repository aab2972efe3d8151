export { type AmsHttpServer, type Spoiled, startAmsServer } from './http'
export type { AmsRequest } from './routes'
