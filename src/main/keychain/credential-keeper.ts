import type { AppError } from '@shared/contract/app-error'
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

/** A store, and the address that its credential is for: another one gets nothing. */
export type StorePlace = {
  readonly id: string
  readonly origin: string
  /**
   * Whether one was put into the keychain. Some answer a refused prompt as if there were no entry (libsecret does):
   * only who knows that there was one can tell.
   */
  readonly hasEntry: boolean
}

export type KeptCredential = Omit<CredentialEntry, 'origin'> & {
  readonly keptIn: 'keychain' | 'session'
}

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

/** Said of a call that nobody wants any more when its turn comes. */
const OUTDATED = 'It was not wanted any more'

/**
 * The credentials of all stores: in the system's keychain, or, where that can't be used and a person asks for
 * it, in memory until Concord ends. Never in a file.
 *
 * The keychain gets one call at a time: each may hang behind a prompt, and would keep one of the few threads
 * that main reads files with. An answer that comes late counts only while nothing else was said of that store.
 */
export class CredentialKeeper {
  readonly #options: CredentialKeeperOptions
  readonly #states = new Map<string, CredentialState>()
  /** Grows whenever a person gives or deletes a credential. */
  readonly #generations = new Map<string, number>()
  readonly #reading = new Map<string, Promise<string | null>>()
  #line: Promise<unknown> = Promise.resolve()

  constructor(options: CredentialKeeperOptions) {
    this.#options = options
  }

  /** What is known now; asks nobody. */
  state(storeId: string): CredentialState {
    return this.#states.get(storeId) ?? UNKNOWN
  }

  /** Asks the keychain, unless the credential is known. Never rejects. */
  async recall(place: StorePlace): Promise<CredentialState> {
    const { id } = place
    if (this.state(id).kept) return this.state(id)
    const { answersWithinMs = ANSWERS_WITHIN_MS, onLate } = this.#options
    const generation = this.#generation(id)
    const isStillAsked = (): boolean =>
      this.#generation(id) === generation && this.state(id).kept === null
    const answer = await askKeychain(
      () => this.#read(id),
      answersWithinMs,
      (text) => {
        if (!isStillAsked()) return
        this.#take(place, { ok: true, value: text })
        onLate(id)
      },
    )
    return isStillAsked() ? this.#take(place, answer) : this.state(id)
  }

  /** Puts it into the keychain; where that is not possible it is held as `unkept` and used for nothing. */
  async keep(place: StorePlace, credential: Credential): Promise<CredentialState> {
    const { id, origin } = place
    const { secrets, now, onLate } = this.#options
    const generation = this.#next(id)
    const entry = { credential, savedAt: now(), origin }
    const isCurrent = (): boolean => this.#generation(id) === generation
    const settle = (): CredentialState => {
      if (!isCurrent()) return this.state(id)
      const kept = { credential, savedAt: entry.savedAt, keptIn: 'keychain' } as const
      return this.#set(id, { ...NOTHING, kept })
    }
    const answer = await askKeychain(
      () =>
        this.#inLine(async () => {
          if (!isCurrent()) throw new Error(OUTDATED)
          await secrets.write(account(id), toEntryText(entry))
          // Deleted while it was being written: nothing of it stays.
          if (!isCurrent()) await this.#removeUnlessGivenAnew(id, generation)
        }),
      this.#writesWithinMs(),
      () => {
        settle()
        onLate(id)
      },
    )
    if (!isCurrent()) return this.state(id)
    if (answer.ok) return settle()
    const { kept } = this.state(id)
    const isInUse = kept !== null && secretOf(kept.credential) === secretOf(credential)
    return this.#set(id, {
      ...this.#troubled(id, answer),
      kept,
      unkept: isInUse ? null : credential,
    })
  }

  /** After something was done about the keychain: puts into it what only memory holds, or reads from it. */
  async askAgain(place: StorePlace): Promise<CredentialState> {
    const { kept, unkept } = this.state(place.id)
    if (unkept) return this.keep(place, unkept)
    return kept?.keptIn === 'session' ? this.keep(place, kept.credential) : this.recall(place)
  }

  /** Uses what the keychain did not take until Concord ends. */
  keepForSession(storeId: string): CredentialState {
    const { unkept, keychain } = this.state(storeId)
    if (!unkept) return this.state(storeId)
    const kept = { credential: unkept, savedAt: this.#options.now(), keptIn: 'session' } as const
    return this.#set(storeId, { kept, keychain, unkept: null, problem: null })
  }

  /**
   * Deletes it in both places; in memory it is gone in any case. Gives why the keychain may still hold it, null
   * where it does not. Never rejects.
   */
  async forget(storeId: string): Promise<Trouble | null> {
    const { secrets } = this.#options
    this.#next(storeId)
    this.#set(storeId, { ...NOTHING, problem: noneKept() })
    const answer = await askKeychain(
      () => this.#inLine(() => secrets.remove(account(storeId))),
      this.#writesWithinMs(),
    )
    if (answer.ok) return null
    this.#options.log(`The keychain kept what was to be deleted for ${storeId}: ${answer.why}`)
    return answer.trouble
  }

  /** Who asks while an earlier question hangs waits for the same answer. */
  #read(storeId: string): Promise<string | null> {
    const pending = this.#reading.get(storeId)
    if (pending) return pending
    const reading = this.#inLine(() => this.#options.secrets.read(account(storeId)))
    this.#reading.set(storeId, reading)
    const end = (): void => {
      this.#reading.delete(storeId)
    }
    reading.then(end, end)
    return reading
  }

  async #removeUnlessGivenAnew(storeId: string, generation: number): Promise<void> {
    const isDeleted = this.#generation(storeId) === generation + 1 && !this.state(storeId).kept
    if (isDeleted) await this.#options.secrets.remove(account(storeId))
  }

  /** Behind a question that hangs, a person is told at once that the keychain does not answer. */
  #writesWithinMs(): number {
    const { answersWithinMs = ANSWERS_WITHIN_MS } = this.#options
    return this.#reading.size > 0 ? answersWithinMs : WRITES_WITHIN_MS
  }

  #inLine<T>(call: () => Promise<T>): Promise<T> {
    const turn = this.#line.then(call)
    this.#line = turn.catch(() => undefined)
    return turn
  }

  #take(
    { id, origin, hasEntry }: StorePlace,
    answer: KeychainAnswer<string | null>,
  ): CredentialState {
    const { unkept } = this.state(id)
    if (!answer.ok) return this.#set(id, { ...this.#troubled(id, answer), unkept })
    if (answer.value === null) {
      const none: CredentialState = { ...NOTHING, unkept, problem: noneKept() }
      const refused = { keychain: 'locked', problem: keychainTrouble('locked') } as const
      return this.#set(id, hasEntry ? { ...none, ...refused } : none)
    }
    const entry = readEntryText(answer.value)
    if (entry?.origin === origin) {
      const { credential, savedAt } = entry
      return this.#set(id, { ...NOTHING, kept: { credential, savedAt, keptIn: 'keychain' } })
    }
    this.#options.log(`The keychain holds something else for the store ${id}`)
    const problem = keychainTrouble('garbled')
    return this.#set(id, { ...NOTHING, keychain: 'garbled', unkept, problem })
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

  #generation(storeId: string): number {
    return this.#generations.get(storeId) ?? 0
  }

  #next(storeId: string): number {
    const next = this.#generation(storeId) + 1
    this.#generations.set(storeId, next)
    return next
  }
}

const NOTHING: CredentialState = { kept: null, keychain: 'works', unkept: null, problem: null }
/** Nobody was asked yet. */
const UNKNOWN: CredentialState = { ...NOTHING, problem: noneKept() }

function account(storeId: string): string {
  return `store:${storeId}`
}
