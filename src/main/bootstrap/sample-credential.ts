import { randomBytes } from 'node:crypto'
import type { Secrets } from '../keychain'

export type SampleCredential = { readonly token: string; readonly keptIn: 'keychain' | 'session' }

const KEYCHAIN_ANSWERS_WITHIN_MS = 5_000

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
  try {
    const known = await inTime(secrets.read(account))
    if (known) return { token: known, keptIn: 'keychain' }
    const token = newToken()
    await inTime(secrets.write(account, token))
    return { token, keptIn: 'keychain' }
  } catch (error) {
    log(`The keychain can't be used, the token is kept for this session only: ${String(error)}`)
    return { token: newToken(), keptIn: 'session' }
  }
}

function newToken(): string {
  return `shpat_${randomBytes(16).toString('hex')}`
}

function inTime<T>(work: Promise<T>): Promise<T> {
  return new Promise((done, refuse) => {
    const timer = setTimeout(
      () => refuse(new Error('It did not answer in time')),
      KEYCHAIN_ANSWERS_WITHIN_MS,
    )
    work.then(done, refuse).finally(() => clearTimeout(timer))
  })
}
