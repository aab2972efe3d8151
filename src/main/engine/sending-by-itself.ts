import { type AppError, ConcordError, toAppError } from '@shared/contract/app-error'
import type { EngineParsedInput } from '@shared/contract/engine-contract'
import { t } from '@shared/words/words'
import type { Announcer } from './announcer'
import { type ReachWatch, stockUnreadSince } from './connection'
import type { EngineOptions } from './engine-options'
import { refuseUnconfirmed } from './outbox'
import { isoNow, type OwnScope } from './ports'
import { isHeldBack, type Runs } from './runs'
import { sendsWhenOnline } from './send-when-online'

/** A store that answers but fails in the middle of every push must not be pushed to again and again. */
const AFTER_A_FAILURE_MS = 5 * 60_000

/**
 * Pushes what needs no other word of a person: what was asked for while offline, when the store is back,
 * and what automatic push decided, after each sync. A brake is never passed: what it holds back waits, and
 * `heldBack` says why.
 */
export class SendingByItself {
  readonly #options: EngineOptions
  readonly #announcer: Announcer
  readonly #runs: Runs
  readonly #watch: ReachWatch
  #heldBack: AppError | null = null
  #notBefore = 0

  constructor(options: EngineOptions, announcer: Announcer, runs: Runs, watch: ReachWatch) {
    this.#options = options
    this.#announcer = announcer
    this.#runs = runs
    this.#watch = watch
    runs.onFree(() => this.#sendWhatMay())
    watch.onChange((now, before) => {
      if (now.kind === 'online' && before.kind !== 'online') this.#sendWhatMay()
    })
  }

  /** Why something that may go by itself waits for a person; null when nothing of it waits any more. */
  heldBack(): AppError | null {
    if (this.#heldBack === null) return null
    const { asked, automatic } = this.#options.store.screens.outboxWaiting()
    return asked + automatic === 0 ? null : this.#heldBack
  }

  /** See the contract: `push.when-online`. */
  whenOnline({ wanted }: EngineParsedInput<'push.when-online'>): null {
    const { environment, store } = this.#options
    if (wanted) {
      if (!sendsWhenOnline(store)) throw switchedOff()
      refuseUnconfirmed(this.#options, {})
      const at = isoNow(environment.clock)
      store.outbox.ask(at)
      this.#sendWhatMay()
    } else {
      store.outbox.forgetAsked()
    }
    this.#announcer.changed(['outbox', 'overview'])
    return null
  }

  #sendWhatMay(): void {
    const { environment, store } = this.#options
    // Further away than it was ever set: the system's clock was put back since.
    const waitMs = this.#notBefore - environment.clock.now()
    const isTooEarly = waitMs > 0 && waitMs <= AFTER_A_FAILURE_MS
    if (!this.#runs.isIdle || !this.#watch.isOnline || isTooEarly) return
    const asked = sendsWhenOnline(store)
    // While counts wait for a whole read, as after a restore: it was decided on older values.
    const automatic = store.rules.automaticPush().isOn && stockUnreadSince(store.runs) === null
    this.#hold(null)
    // What a brake holds back must not hold back the other kind as well.
    const scopes: readonly OwnScope[] = [
      { asked, automatic },
      { asked, automatic: false },
      { asked: false, automatic },
    ]
    for (const scope of scopes) if (this.#send(scope)) return
  }

  /** Whether a push was started. */
  #send(scope: OwnScope): boolean {
    const { environment, store } = this.#options
    if (store.outbox.only(scope).waitingCount() === 0) return false
    try {
      this.#runs.startPushByItself(scope, (state) => {
        if (state.kind !== 'failed') return
        this.#notBefore = environment.clock.now() + AFTER_A_FAILURE_MS
        if (isHeldBack(state)) this.#hold(state.error)
      })
      environment.log.info('Pushing by itself')
      return true
    } catch (thrown) {
      if (!(thrown instanceof ConcordError)) throw thrown
      this.#hold(this.#heldBack ?? toAppError(thrown))
      return false
    }
  }

  #hold(error: AppError | null): void {
    if (this.#heldBack === error) return
    this.#heldBack = error
    this.#announcer.changed(['outbox', 'overview'])
  }
}

function switchedOff(): ConcordError {
  return new ConcordError({
    code: 'invalid-input',
    message: t`Sending by itself is switched off. Nothing was changed.`,
    nextStep: t`Switch it on, or push when the store is back.`,
    retryable: false,
  })
}
