import { t } from '../words/words'

/** Why no connection came about although somebody is there: `what` completes a sentence. */
export type ConnectionTrouble = {
  /** The system's own name for it, for support. */
  readonly cause: string
  readonly what: string
  readonly nextStep: string
}

type Words = Omit<ConnectionTrouble, 'cause'>

const WRONG_TIME: Words = {
  what: t`the certificate that it shows is not valid at the time that this computer has`,
  nextStep: t`Check the date and the time of this computer. If they are right, ask whoever runs your network.`,
}
const WRONG_HOST: Words = {
  what: t`the certificate that it shows is made for another address`,
  nextStep: t`Check the address, and ask whoever runs your network whether something stands in between.`,
}
const UNTRUSTED: Words = {
  what: t`nobody whom this computer trusts stands behind the certificate that it shows`,
  nextStep: t`Where your company reads what its network carries, have its certificate installed in this system. Otherwise use another network.`,
}
const PROXY: Words = {
  what: t`the proxy of this network does not let Concord through`,
  nextStep: t`Check the proxy and its sign-in in the network settings of this system.`,
}

/**
 * Codes of Node (nodejs.org/api/tls.html#x509-certificate-error-codes) and of Chromium
 * (chromium/src/net/base/net_error_list.h).
 */
const KINDS: readonly (readonly [RegExp, Words])[] = [
  [/^(CERT_HAS_EXPIRED|CERT_NOT_YET_VALID|ERR_CERT_DATE_INVALID)$/, WRONG_TIME],
  [/^(ERR_TLS_CERT_ALTNAME_INVALID|ERR_CERT_COMMON_NAME_INVALID)$/, WRONG_HOST],
  [/PROXY|TUNNEL|PAC_SCRIPT/, PROXY],
  [/CERT/, UNTRUSTED],
  [/^UNABLE_TO_VERIFY_LEAF_SIGNATURE$/, UNTRUSTED],
]

/** Read from what a request was rejected with; null where no more is known than that nothing answers. */
export function connectionTrouble(thrown: unknown): ConnectionTrouble | null {
  const cause = codeOf(thrown)
  const words = KINDS.find(([codes]) => codes.test(cause))?.[1]
  return words ? { cause, ...words } : null
}

/** Node hangs it below what `fetch` throws, Chromium says it in its words. */
function codeOf(thrown: unknown): string {
  if (!(thrown instanceof Error)) return ''
  const named = /\bnet::(ERR_\w+)/.exec(thrown.message)?.[1]
  if (named) return named
  if (thrown.cause !== undefined) return codeOf(thrown.cause)
  return 'code' in thrown ? String(thrown.code) : ''
}
