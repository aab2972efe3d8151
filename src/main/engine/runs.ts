import { toAppError } from '@shared/contract/app-error'
import {
  type PushState,
  type PushSummary,
  pushSummarySchema,
  type StartPush,
  type StartSync,
  type SyncState,
  type SyncSummary,
  syncSummarySchema,
} from '@shared/contract/sync'
import { Activity } from './activity'
import type { Announcer } from './announcer'
import type { EngineOptions } from './engine-options'
import { nothingPushed, refuseOtherCurrency, refuseUnconfirmed, runPush } from './outbox'
import { isoNow } from './ports'
import type { StoreConnection } from './store-connection'
import { runSync } from './syncing'

const SYNC = 'Full Sync And Compare'
const PUSH = 'A push'
const NAMES: Readonly<Record<StartSync['mode'], string>> = {
  full: SYNC,
  changes: 'Reading what changed',
  compare: 'Comparing',
}

/** Starts, cancels and remembers the long work: one sync or one push at a time. */
export class Runs {
  readonly #options: EngineOptions
  readonly #connection: StoreConnection
  readonly #announcer: Announcer
  readonly #activity: Activity
  #sync: SyncState = { kind: 'idle' }
  #push: PushState = { kind: 'idle' }

  constructor(options: EngineOptions, connection: StoreConnection, announcer: Announcer) {
    this.#options = options
    this.#connection = connection
    this.#announcer = announcer
    this.#activity = new Activity(options.environment.log)
    const sync = this.lastSync()
    if (sync) this.#sync = { kind: 'finished', summary: sync }
    const push = this.#lastPush()
    if (push) this.#push = { kind: 'finished', summary: push }
  }

  get sync(): SyncState {
    return this.#sync
  }

  get push(): PushState {
    return this.#push
  }

  lastSync(): SyncSummary | null {
    const json = this.#options.store.runs.lastFinished('sync')
    return json === null ? null : syncSummarySchema.parse(JSON.parse(json))
  }

  startSync(start: StartSync): null {
    const name = NAMES[start.mode]
    this.#activity.start(name, async (signal) => {
      const { environment, store, gateway } = this.#options
      const report = (state: SyncState): void => this.#reportSync(state)
      const connect = (aborted: AbortSignal): Promise<void> => this.#connection.require(aborted)
      try {
        const currency = (): string | null => this.#connection.currency()
        const dependencies = { environment, store, gateway, report, connect, currency }
        report(await runSync(dependencies, start, signal))
      } catch (thrown) {
        environment.log.error('A sync run could not be put down in order', thrown)
        const at = isoNow(environment.clock)
        report({ kind: 'failed', step: 'ready', at, error: toAppError(thrown) })
      }
      this.#announcer.changed(['compare', 'products', 'outbox', 'overview'])
    })
    return null
  }

  /** Throws `brake` when a mass change or a deletion would go out whose figure nobody typed. */
  startPush({ confirmed }: StartPush): null {
    const deletions = refuseUnconfirmed(this.#options, confirmed)
    refuseOtherCurrency(this.#options.store, this.#connection.currency())
    this.#activity.start(PUSH, async (signal) => {
      const { environment, store, gateway } = this.#options
      const report = (state: PushState): void => this.#reportPush(state)
      const onSettled = (): void => this.#announcer.changed(['compare', 'products', 'outbox'])
      const connect = (aborted: AbortSignal): Promise<void> => this.#connection.require(aborted)
      try {
        const push = { environment, store, gateway, report, connect, deletions, onSettled }
        report(await runPush(push, signal))
      } catch (thrown) {
        environment.log.error('A push could not be put down in order', thrown)
        const summary = nothingPushed(isoNow(environment.clock))
        report({ kind: 'failed', summary, error: toAppError(thrown) })
      }
      this.#announcer.changed(['compare', 'products', 'outbox', 'pushes', 'overview'])
    })
    return null
  }

  /** Compares what moved, as both sides were last read. */
  startCompare(): null {
    return this.startSync({ mode: 'compare', allowShrunken: false })
  }

  cancelSync(): null {
    for (const name of Object.values(NAMES)) this.#activity.cancel(name)
    return null
  }

  cancelPush(): null {
    this.#activity.cancel(PUSH)
    return null
  }

  /** What an earlier process had in flight when it died is read back before anything is sent again. */
  recover(): void {
    const { store, environment } = this.#options
    const recovered = store.outbox.recoverInFlight(isoNow(environment.clock))
    if (recovered > 0)
      environment.log.info(`${recovered} entries were in flight when Concord ended`)
  }

  /** Throws `already-running` during a sync or a push. */
  refuseWhileRunning(what: string): void {
    this.#activity.refuseWhileRunning(what)
  }

  get isIdle(): boolean {
    return this.#activity.isIdle
  }

  /** Resolves when neither sync nor push runs. */
  idle(): Promise<void> {
    return this.#activity.idle()
  }

  stop(): Promise<void> {
    return this.#activity.stop()
  }

  #reportSync(state: SyncState): void {
    this.#sync = state
    this.#options.emit('sync.progress', state)
  }

  #reportPush(state: PushState): void {
    this.#push = state
    this.#options.emit('push.progress', state)
    this.#announcer.outboxChanged()
  }

  #lastPush(): PushSummary | null {
    const json = this.#options.store.runs.lastFinished('push')
    return json === null ? null : pushSummarySchema.parse(JSON.parse(json))
  }
}
