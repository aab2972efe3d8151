import { randomBytes } from 'node:crypto'
import { ANSWERS_WITHIN_MS, askKeychain, type Secrets } from '../keychain'

export type SampleCredential = { readonly token: string; readonly keptIn: 'keychain' | 'session' }

/**
 * The sample store's token: read from the keychain, made and put there at the first start. Without a
 * working keychain it lives for this session only; it is never written to a file.
 */
export async function sampleCredential(
  secrets: Pick<Secrets, 'read' | 'write'>,
  storeId: string,
  log: (text: string) => void,
): Promise<SampleCredential> {
  const account = `store:${storeId}`
  const known = await askKeychain(() => secrets.read(account), ANSWERS_WITHIN_MS)
  if (known.ok && known.value) return { token: known.value, keptIn: 'keychain' }
  const token = newToken()
  const kept = known.ok
    ? await askKeychain(() => secrets.write(account, token), ANSWERS_WITHIN_MS)
    : known
  if (kept.ok) return { token, keptIn: 'keychain' }
  log(`The keychain can't be used, the token is kept for this session only: ${kept.why}`)
  // Not the one that may be written late: the keychain's and the store's would part.
  return { token: newToken(), keptIn: 'session' }
}

function newToken(): string {
  return `shpat_${randomBytes(16).toString('hex')}`
}
