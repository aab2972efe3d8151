import { type AppError, ConcordError } from '@shared/contract/app-error'
import type { CredentialPart } from '@shared/contract/stores'
import { t } from '@shared/words/words'
import type { Credential } from './credential'

const LONGEST = 400
const SHORTEST = 16
/** What Shopify's tokens and secrets are made of. They are not told apart by a prefix: not all have one. */
const PLAIN = /^[A-Za-z0-9_.~+/=-]+$/
/** Prefix of the secret of an app, and those of access tokens (a changelog of Shopify names them). */
const SECRET_PREFIX = 'shpss_'
const TOKEN_PREFIX = /^shp(at|ca|pa|ua)_/

/**
 * The credential in a pasted or typed text; spaces, line breaks and quotes around it are not part of it. Throws
 * `credential-unusable` where there is none in it, or one of another kind. The text itself is in no message.
 */
export function readPastedCredential(text: string, part: CredentialPart): Credential {
  const secret = text
    .slice(0, 20_000)
    .trim()
    .replace(/^["'`“]+|["'`”]+$/g, '')
    .trim()
  const isToken = part.kind === 'token'
  const words = isToken ? OF_TOKEN : OF_SECRET
  if (secret === '') throw unusable(words.nothing)
  if (secret.length > LONGEST || /\s/.test(secret)) throw unusable(words.tooLong)
  if (secret.length < SHORTEST || !PLAIN.test(secret) || /^https?:/.test(secret)) {
    throw unusable(words.another)
  }
  if (isToken) {
    if (secret.startsWith(SECRET_PREFIX)) {
      throw unusable(t`This is the secret of an app, not an access token.`, SECRET_INSTEAD)
    }
    return { kind: 'token', token: secret }
  }
  if (TOKEN_PREFIX.test(secret)) {
    throw unusable(t`This is an access token, not the secret of an app.`, TOKEN_INSTEAD)
  }
  if (secret === part.clientId) throw unusable(t`This is the client id once more.`)
  if (!PLAIN.test(part.clientId) || part.clientId.length > LONGEST) {
    throw unusable(t`The client id has characters that no client id has.`)
  }
  return { kind: 'client', clientId: part.clientId, clientSecret: secret }
}

const OF_TOKEN = {
  nothing: t`There is no text to take the access token from.`,
  tooLong: t`This is more text than an access token.`,
  another: t`This is no access token.`,
}
const OF_SECRET = {
  nothing: t`There is no text to take the client secret from.`,
  tooLong: t`This is more text than an app’s secret.`,
  another: t`This is no client secret.`,
}

const SECRET_INSTEAD = t`Choose “Client id and secret” for an app of the Dev Dashboard, or copy the Admin API access token.`
const TOKEN_INSTEAD = t`Choose “Access token”, or copy the secret of the app, which begins otherwise.`

function unusable(what: string, nextStep = t`Copy it from Shopify once more.`): ConcordError {
  const error: AppError = {
    code: 'credential-unusable',
    message: t`${what} What was kept before stays as it is.`,
    nextStep,
    retryable: false,
  }
  return new ConcordError(error)
}
