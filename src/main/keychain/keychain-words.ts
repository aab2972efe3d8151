import { type AppError, ConcordError } from '@shared/contract/app-error'
import type { KeychainStanding } from '@shared/contract/stores'
import { t } from '@shared/words/words'
import type { Trouble } from './ask-keychain'

/** No credential was ever given, or it was deleted. */
export function noneKept(): AppError {
  return {
    code: 'no-credential',
    message: t`There is no credential for this store. Nothing can be read or sent; all decisions are kept.`,
    nextStep: t`Give it in the Setup Wizard, step Credential.`,
    retryable: false,
  }
}

const TROUBLE: Readonly<
  Record<Exclude<KeychainStanding, 'works'>, { readonly what: string; readonly nextStep: string }>
> = {
  missing: {
    what: t`The keychain of this system can’t be used, so the credential is not known.`,
    nextStep: t`Start the system’s keychain and ask it again, or give the credential for this session only. It is never written to a file.`,
  },
  locked: {
    what: t`The keychain is locked, access to it was denied, or the entry was deleted there, so the credential is not known.`,
    nextStep: t`Unlock it and ask it again, or give the credential for this session only. It is never written to a file.`,
  },
  silent: {
    what: t`The keychain does not answer, so the credential is not known yet.`,
    nextStep: t`Look for a question of the system that waits for you. Concord goes on by itself once the keychain answers.`,
  },
  garbled: {
    what: t`What the keychain holds for this store is not what Concord put there. It was left as it is.`,
    nextStep: t`Give the credential once more in the Setup Wizard; it replaces that entry.`,
  },
}

/** Why the keychain gave no credential, and what is kept meanwhile. */
export function keychainTrouble(standing: Exclude<KeychainStanding, 'works'>): AppError {
  const { what, nextStep } = TROUBLE[standing]
  return {
    code: 'no-credential',
    message: t`${what} Reviewing works; nothing is read or sent, and all decisions are kept.`,
    nextStep,
    retryable: true,
  }
}

/**
 * What is told after a credential was to be deleted and the keychain did not do it; null where nothing of it can be
 * left, as it was done or there is no keychain.
 */
export function stillHeld(trouble: Trouble | null): ConcordError | null {
  if (trouble === null || trouble === 'missing') return null
  return new ConcordError({
    code: 'keychain-failed',
    message: t`Concord no longer uses the credential of that store, but the keychain of the system may still hold it.`,
    nextStep: t`Unlock the keychain and delete the entry “Concord” there.`,
    retryable: false,
  })
}
