export { keychainSecrets, type Secrets } from './keytar-secrets'
