import type { AppError, AppErrorCode } from '@shared/contract/app-error'
import type { OfflineReason, Reach } from '@shared/contract/reach'
import { t } from '@shared/words/words'
import { timeOf } from './times'

export type Offline = Extract<Reach, { kind: 'offline' }>

const WORDS: Readonly<Record<OfflineReason, string>> = {
  'no-network': t`Offline`,
  'captive-portal': t`Offline`,
  'store-down': t`Shopify can’t be used`,
  'sign-in-refused': t`Sign-in refused`,
  'scopes-missing': t`A scope is missing`,
  'other-shop': t`Another shop answers`,
}

/** "Offline since 14:02". */
export function offlineSince({ reason, since, error }: Offline): string {
  const words = error.code === 'no-credential' ? t`No credential` : WORDS[reason]
  return t`${words} since ${timeOf(since)}`
}

/** What to know and to do, after the sentence with the time. */
export function offlineWhy({ reason, error }: Offline): string {
  const goOn = t`Go on reviewing. Each one is checked against the live store before it is sent; nothing is overwritten unseen.`
  // With a cause somebody is there, and time alone does not help.
  if (reason === 'no-network' && error.details?.['cause'] === undefined) return goOn
  return [error.message, error.nextStep, t`Go on reviewing meanwhile.`].filter(Boolean).join(' ')
}

const CREDENTIAL_CODES: ReadonlySet<AppErrorCode> = new Set([
  'no-credential',
  'store-unauthorized',
  'scopes-missing',
  'credential-unusable',
  'keychain-failed',
])

/** Whether a person has to go to the credential of the Setup Wizard: time alone does not help. */
export function isAboutCredential({ code }: AppError): boolean {
  return CREDENTIAL_CODES.has(code)
}

/** Why a button that needs the store can't be used; undefined while it can. */
export function blockedOffline(reach: Reach | undefined): string | undefined {
  if (reach?.kind !== 'offline') return undefined
  return t`${offlineSince(reach)}. It waits until the store can be reached; “Try now” looks at once.`
}
