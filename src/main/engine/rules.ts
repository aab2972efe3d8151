import { ConcordError } from '@shared/contract/app-error'
import type { EngineOutput, EngineParsedInput } from '@shared/contract/engine-contract'
import { t } from '@shared/words/words'
import type { Announcer } from './announcer'
import type { EngineOptions } from './engine-options'
import { isoNow } from './ports'
import type { Runs } from './runs'
import { applyRules } from './syncing'

/** What people save so that they need not say it again: filters, rules, policies of fields. */
export class Rules {
  readonly #options: EngineOptions
  readonly #announcer: Announcer
  readonly #runs: Runs

  constructor(options: EngineOptions, announcer: Announcer, runs: Runs) {
    this.#options = options
    this.#announcer = announcer
    this.#runs = runs
  }

  views(): EngineOutput<'views.list'> {
    return this.#store.views()
  }

  saveView(input: EngineParsedInput<'views.save'>): EngineOutput<'views.save'> {
    const view = this.#store.saveView(input)
    this.#announcer.changed(['rules'])
    return view
  }

  removeView({ id }: EngineParsedInput<'views.remove'>): null {
    this.#store.removeView(id)
    this.#announcer.changed(['rules'])
    return null
  }

  list(): EngineOutput<'rules.list'> {
    return this.#store.rules()
  }

  /** Saves a rule; an enabled one decides at once what is open under its filter. */
  save(input: EngineParsedInput<'rules.save'>): EngineOutput<'rules.save'> {
    this.#runs.refuseWhileRunning(t`Saving a rule`)
    const id = this.#store.saveRule(input, this.#now())
    if (id === null) throw gone()
    const decided = input.enabled ? applyRules(this.#options.environment, this.#options.store) : 0
    this.#announcer.changed(['rules', 'compare', 'products', 'outbox'])
    this.#announcer.outboxChanged()
    return { decided, skipped: 0, label: t`Rule: ${input.name}`, savedAt: this.#now() }
  }

  remove({ id }: EngineParsedInput<'rules.remove'>): null {
    this.#store.removeRule(id, this.#now())
    this.#announcer.changed(['rules'])
    return null
  }

  decidedBy(input: EngineParsedInput<'rules.decided'>): EngineOutput<'rules.decided'> {
    return this.#store.decidedBy(input)
  }

  policies(): EngineOutput<'policies.get'> {
    return this.#store.policies()
  }

  /** The next comparison goes by it; every product is looked at again then. */
  setPolicy({ field, policy }: EngineParsedInput<'policies.set'>): null {
    this.#runs.refuseWhileRunning(t`Changing a policy`)
    const { comparison } = this.#options.store
    this.#store.setPolicy(field, policy)
    comparison.markEverything()
    this.#announcer.changed(['rules'])
    this.#runs.startCompare()
    return null
  }

  get #store() {
    return this.#options.store.rules
  }

  #now(): string {
    return isoNow(this.#options.environment.clock)
  }
}

function gone(): ConcordError {
  return new ConcordError({
    code: 'not-found',
    message: t`This rule was removed. Nothing was saved.`,
    retryable: false,
  })
}
