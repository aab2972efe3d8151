import { type AppError, ConcordError } from '@shared/contract/app-error'
import type { KeychainStanding } from '@shared/contract/stores'
import { ANSWERS_WITHIN_MS, askKeychain, type KeychainAnswer, type Trouble } from './ask-keychain'
import {
  type Credential,
  type CredentialEntry,
  readEntryText,
  secretOf,
  toEntryText,
} from './credential'
import { keychainTrouble, noneKept } from './keychain-words'
import type { Secrets } from './keytar-secrets'

export type KeptCredential = CredentialEntry & { readonly keptIn: 'keychain' | 'session' }

/** What is known of a store's credential. `problem` says in words why there is none. */
export type CredentialState = {
  readonly kept: KeptCredential | null
  readonly keychain: KeychainStanding
  /** What a person gave and the keychain did not take. */
  readonly unkept: Credential | null
  readonly problem: AppError | null
}

export type CredentialKeeperOptions = {
  readonly secrets: Secrets
  /** UTC, ISO 8601. */
  readonly now: () => string
  /** Why the keychain did not do. Never given a secret. */
  readonly log: (text: string) => void
  /** The keychain answered after Concord had gone on without it. */
  readonly onLate: (storeId: string) => void
  readonly answersWithinMs?: number
}

/** A person may have to type a password into a prompt of the system before a credential is kept. */
const WRITES_WITHIN_MS = 60_000

/**
 * The credentials of all stores: in the system's keychain, or, where that can't be used and a person asks for
 * it, in memory until Concord ends. Never in a file.
 */
export class CredentialKeeper {
  readonly #options: CredentialKeeperOptions
  readonly #states = new Map<string, CredentialState>()

  constructor(options: CredentialKeeperOptions) {
    this.#options = options
  }

  /** What is known now; asks nobody. */
  state(storeId: string): CredentialState {
    return this.#states.get(storeId) ?? NOTHING
  }

  /** Asks the keychain, unless the credential is known. Never rejects. */
  async recall(storeId: string): Promise<CredentialState> {
    const known = this.state(storeId)
    if (known.kept) return known
    const { secrets, answersWithinMs = ANSWERS_WITHIN_MS, onLate } = this.#options
    const answer = await askKeychain(
      () => secrets.read(account(storeId)),
      answersWithinMs,
      (text) => {
        // A credential that was given meanwhile counts for more.
        if (this.state(storeId).kept) return
        this.#take(storeId, { ok: true, value: text })
        onLate(storeId)
      },
    )
    if (this.state(storeId).kept) return this.state(storeId)
    return this.#take(storeId, answer)
  }

  /** Puts it into the keychain; where that is not possible it is held as `unkept` and used for nothing. */
  async keep(storeId: string, credential: Credential): Promise<CredentialState> {
    const { secrets, now } = this.#options
    const entry = { credential, savedAt: now() }
    const answer = await askKeychain(
      () => secrets.write(account(storeId), toEntryText(entry)),
      WRITES_WITHIN_MS,
    )
    if (answer.ok) return this.#set(storeId, { ...NOTHING, kept: { ...entry, keptIn: 'keychain' } })
    const { kept } = this.state(storeId)
    const isInUse = kept !== null && secretOf(kept.credential) === secretOf(credential)
    return this.#set(storeId, {
      ...this.#troubled(storeId, answer),
      kept,
      unkept: isInUse ? null : credential,
    })
  }

  /** After something was done about the keychain: reads from it, or puts into it what only memory holds. */
  async askAgain(storeId: string): Promise<CredentialState> {
    const { kept } = this.state(storeId)
    return kept?.keptIn === 'session' ? this.keep(storeId, kept.credential) : this.recall(storeId)
  }

  /** Uses what the keychain did not take until Concord ends. */
  keepForSession(storeId: string): CredentialState {
    const { unkept, keychain } = this.state(storeId)
    if (!unkept) return this.state(storeId)
    const kept = { credential: unkept, savedAt: this.#options.now(), keptIn: 'session' } as const
    return this.#set(storeId, { kept, keychain, unkept: null, problem: null })
  }

  /** Throws `keychain-failed` where the keychain may still hold it; in memory it is gone in any case. */
  async forget(storeId: string): Promise<CredentialState> {
    const { secrets } = this.#options
    const { kept, keychain } = this.state(storeId)
    const state = this.#set(storeId, { ...NOTHING, problem: noneKept() })
    const answer = await askKeychain(() => secrets.remove(account(storeId)), WRITES_WITHIN_MS)
    // What was never in the keychain need not leave it.
    const wasElsewhere = kept?.keptIn === 'session' || keychain === 'missing'
    if (answer.ok || wasElsewhere) return state
    throw new ConcordError({
      code: 'keychain-failed',
      message: 'Concord no longer uses the credential, but the keychain may still hold it.',
      nextStep: 'Delete the entry “Concord” in the keychain of the system.',
      retryable: true,
    })
  }

  #take(storeId: string, answer: KeychainAnswer<string | null>): CredentialState {
    if (!answer.ok) {
      return this.#set(storeId, {
        ...this.#troubled(storeId, answer),
        unkept: this.state(storeId).unkept,
      })
    }
    if (answer.value === null) return this.#set(storeId, { ...NOTHING, problem: noneKept() })
    const entry = readEntryText(answer.value)
    if (entry) return this.#set(storeId, { ...NOTHING, kept: { ...entry, keptIn: 'keychain' } })
    this.#options.log(`The keychain holds something else for the store ${storeId}`)
    return this.#set(storeId, {
      ...NOTHING,
      keychain: 'garbled',
      problem: keychainTrouble('garbled'),
    })
  }

  #troubled(
    storeId: string,
    { trouble, why }: { readonly trouble: Trouble; readonly why: string },
  ): CredentialState {
    this.#options.log(`The keychain can't be used for the store ${storeId}: ${why}`)
    return { ...NOTHING, keychain: trouble, problem: keychainTrouble(trouble) }
  }

  #set(storeId: string, state: CredentialState): CredentialState {
    this.#states.set(storeId, state)
    return state
  }
}

const NOTHING: CredentialState = { kept: null, keychain: 'works', unkept: null, problem: null }

function account(storeId: string): string {
  return `store:${storeId}`
}
