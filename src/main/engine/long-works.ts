import { ConcordError } from '@shared/contract/app-error'
import type { EngineParsedInput } from '@shared/contract/engine-contract'
import {
  type LongWorkKind,
  type LongWorkProgress,
  type LongWorksState,
  NO_WORKS,
} from '@shared/contract/long-works'
import { t } from '@shared/words/words'
import type { EngineOptions } from './engine-options'
import { paceOf } from './pace'

/** Time between two reports of progress, and before the first: what is over sooner needs none. */
const REPORT_EVERY_MS = 100

export type LongWork = {
  /** A person does not want it any more. */
  readonly signal: AbortSignal
  /** So many of its products were worked through. */
  advance(done: number): void
  /** It is over, however it ended. */
  end(): void
}

type Options = Pick<EngineOptions, 'environment' | 'emit'>
type Begun = { readonly name: string; readonly total: number }

/** What people wait for beside syncs and pushes: its progress, and the way to stop it. One of each kind at a time. */
export class LongWorks {
  readonly #options: Options
  readonly #stops = new Map<LongWorkKind, AbortController>()
  #now: LongWorksState = NO_WORKS

  constructor(options: Options) {
    this.#options = options
  }

  state(): LongWorksState {
    return this.#now
  }

  /** Asks it to stop; where it has ended meanwhile, nothing comes of that. */
  cancel({ work }: EngineParsedInput<'works.cancel'>): null {
    this.#stops.get(work)?.abort(new Error('canceled'))
    return null
  }

  /** Throws `already-running` while one of its kind is. `total` in products. */
  begin(kind: LongWorkKind, { name, total }: Begun): LongWork {
    if (this.#stops.has(kind)) throw underWay()
    const { clock } = this.#options.environment
    const stop = new AbortController()
    this.#stops.set(kind, stop)
    const startedMs = clock.now()
    let reportedMs = startedMs
    return {
      signal: stop.signal,
      advance: (done) => {
        const now = clock.now()
        if (now - reportedMs < REPORT_EVERY_MS) return
        reportedMs = now
        const { secondsLeft } = paceOf(done, total, now - startedMs)
        this.#tell(kind, { name, done, total, secondsLeft })
      },
      end: () => {
        this.#stops.delete(kind)
        if (this.#now[kind] !== null) this.#tell(kind, null)
      },
    }
  }

  #tell(kind: LongWorkKind, progress: LongWorkProgress | null): void {
    this.#now = { ...this.#now, [kind]: progress }
    this.#options.emit('works.changed', this.#now)
  }
}

function underWay(): ConcordError {
  return new ConcordError({
    code: 'already-running',
    message: t`This is under way already. Nothing was changed.`,
    nextStep: t`Wait for it, or cancel it first.`,
    retryable: true,
  })
}
