import { getPassword, setPassword } from 'keytar'

/** Where credentials rest: the operating system's keychain. One file, so that it can be exchanged. */
export type Secrets = {
  /** The secret, or null when the keychain holds none. Rejects when there is no keychain. */
  read(account: string): Promise<string | null>
  write(account: string, secret: string): Promise<void>
}

const SERVICE = 'Concord'

export const keychainSecrets: Secrets = {
  read: (account) => getPassword(SERVICE, account),
  write: (account, secret) => setPassword(SERVICE, account, secret),
}
