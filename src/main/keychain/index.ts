export { type Credential, secretOf } from './credential'
export { CredentialKeeper, type CredentialState } from './credential-keeper'
export { keychainSecrets, type Secrets } from './keytar-secrets'
export { readPastedCredential } from './read-pasted'
