/** Where credentials rest: the operating system's keychain. One file, so that it can be exchanged. */
export type Secrets = {
  /** The secret, or null when the keychain holds none. Rejects when there is no keychain. */
  read(account: string): Promise<string | null>
  write(account: string, secret: string): Promise<void>
  /** Leaves no trace of it; nothing happens where there is none. */
  remove(account: string): Promise<void>
}

const SERVICE = 'Concord'

// Loaded when first used: where the system library is missing the app opens all the same, and says so.
const keytar = (): typeof import('keytar') => require('keytar')

export const keychainSecrets: Secrets = {
  read: async (account) => keytar().getPassword(SERVICE, account),
  write: async (account, secret) => keytar().setPassword(SERVICE, account, secret),
  remove: async (account) => {
    await keytar().deletePassword(SERVICE, account)
  },
}
