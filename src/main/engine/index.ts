export { rememberAgreement } from './catalog'
export { type CredentialFacts, type Emit, Engine } from './engine'
