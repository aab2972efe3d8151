import { ConcordError } from '@shared/contract/app-error'
import { t } from '@shared/words/words'
import type { Credential } from './credential'

const LONGEST = 4_000
/** What a bearer token is made of (RFC 6750, 2.1). */
const TOKEN = /^[A-Za-z0-9\-._~+/]+=*$/

/**
 * The token of an AMS server in a pasted or typed text; spaces, quotes and "Bearer" before it are not part of it.
 * Throws `credential-unusable` where there is none in it. The text itself is in no message.
 */
export function readPastedAmsToken(text: string): Credential {
  const token = text
    .slice(0, 20_000)
    .trim()
    .replace(/^["'`“]+|["'`”]+$/g, '')
    .replace(/^(?:authorization:\s*)?bearer\s+/i, '')
    .trim()
  if (token === '') throw unusable(t`There is no text to take the token from.`)
  if (token.length > LONGEST || !TOKEN.test(token) || /^https?:/.test(token)) {
    throw unusable(t`This is no token of an AMS server.`)
  }
  return { kind: 'token', token }
}

function unusable(what: string): ConcordError {
  return new ConcordError({
    code: 'credential-unusable',
    message: t`${what} What was kept before stays as it is.`,
    nextStep: t`Copy it once more from where the AMS server shows it.`,
    retryable: false,
  })
}
