import { type AppError, toAppError } from '@shared/contract/app-error'
import type { Deletion } from '@shared/contract/review'
import {
  type PushState,
  type PushSummary,
  pushSummarySchema,
  type StartPush,
  type StartSync,
  type SyncState,
  type SyncSummary,
  type SyncWarning,
  syncSummarySchema,
} from '@shared/contract/sync'
import { t } from '@shared/words/words'
import { Activity, type ManyWork, NAMES } from './activity'
import type { Announcer } from './announcer'
import { offlineReason, type StoreConnection } from './connection'
import type { EngineOptions } from './engine-options'
import { nothingPushed, refuseOtherCurrency, refuseUnconfirmed, runPush } from './outbox'
import { isoNow, type OwnScope, type StateStore } from './ports'
import { sendsWhenOnline } from './send-when-online'
import { runSync } from './syncing'

const SYNCS: readonly StartSync['mode'][] = ['full', 'changes', 'compare']

/** Starts, cancels and remembers the long work: one sync or one push at a time. */
export class Runs {
  readonly #options: EngineOptions
  readonly #connection: StoreConnection
  readonly #announcer: Announcer
  readonly #activity: Activity
  #sync: SyncState = { kind: 'idle' }
  #push: PushState = { kind: 'idle' }
  #onFree: () => void = () => undefined
  #readAms: (signal: AbortSignal) => Promise<SyncWarning | null> = () => Promise.resolve(null)
  readonly #ended: (() => void)[] = []

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

  /** `read` is the first step of each sync that reads. */
  readsAmsBy(read: (signal: AbortSignal) => Promise<SyncWarning | null>): void {
    this.#readAms = read
  }

  /** `listener` is called when a push may start after a sync that ended well, or after a push that lost the store. */
  onFree(listener: () => void): void {
    this.#onFree = listener
  }

  /** `listener` is called after every sync and every push, however it ended. */
  onEnded(listener: () => void): void {
    this.#ended.push(listener)
  }

  startSync(start: StartSync): null {
    const work = async (signal: AbortSignal): Promise<void> => {
      const { environment, store, gateway } = this.#options
      const report = (state: SyncState): void => this.#reportSync(state)
      const connect = (aborted: AbortSignal): Promise<void> => this.#connection.require(aborted)
      try {
        const currency = (): string | null => this.#connection.currency()
        const isStockUnread = (): boolean => this.#connection.isStockUnread
        const ports = { environment, store, gateway }
        const readAms = (aborted: AbortSignal) => this.#readAms(aborted)
        const dependencies = { ...ports, report, readAms, connect, currency, isStockUnread }
        report(await runSync(dependencies, start, signal))
      } catch (thrown) {
        environment.log.error('A sync run could not be put down in order', thrown)
        const at = isoNow(environment.clock)
        report({ kind: 'failed', step: 'ready', at, error: toAppError(thrown) })
      }
      this.#announcer.changed(['compare', 'products', 'outbox', 'pushes', 'overview'])
      this.#announcer.outboxChanged()
    }
    const after = (): void => {
      this.#tellEnded()
      if (this.#sync.kind === 'finished') this.#onFree()
    }
    this.#activity.start(start.mode, work, { after })
    return null
  }

  /**
   * Pushes everything that waits. Throws `brake` when a mass change or a deletion would go out whose figure
   * nobody typed.
   * What is left when the store goes away on the way goes on by itself when it is back, if that is set.
   */
  startPush({ confirmed }: StartPush): null {
    const { environment, store } = this.#options
    const deletions = this.#refusePush(store, confirmed)
    this.#startPush(store, deletions, (state, part) => {
      const goesOn = isInterrupted(state) && sendsWhenOnline(store)
      if (goesOn) part.outbox.ask(isoNow(environment.clock))
      else store.outbox.forgetAsked()
    })
    return null
  }

  /** Pushes what is in the scope, as nobody is asked: what has a brake is refused (`brake`). */
  startPushByItself(scope: OwnScope, ended: (state: PushState) => void): void {
    const { store } = this.#options
    const part = { ...store, outbox: store.outbox.only(scope) }
    this.#startPush(part, this.#refusePush(part, {}), (state) => {
      if (scope.asked && !isInterrupted(state) && !isHeldBack(state)) store.outbox.forgetAsked()
      ended(state)
    })
  }

  /** Gives the deletions that were confirmed. */
  #refusePush(store: StateStore, confirmed: StartPush['confirmed']): readonly Deletion[] {
    this.#activity.refuseWhileRunning(NAMES.push)
    // An earlier push may not have put down what it had in flight, as on a full disk.
    this.recover()
    const deletions = refuseUnconfirmed({ store, gateway: this.#options.gateway }, confirmed)
    refuseOtherCurrency(store, this.#connection.currency())
    return deletions
  }

  /**
   * Pushes what waits in `everything` at this moment: what is decided meanwhile was looked at by nobody and
   * waits for the next push. `ended` is called before another run may start, with what this one was about.
   */
  #startPush(
    everything: StateStore,
    deletions: readonly Deletion[],
    ended: (state: PushState, part: StateStore) => void,
  ): void {
    const { outbox } = everything
    const store = { ...everything, outbox: outbox.only({ confirmed: outbox.confirm() }) }
    const work = async (signal: AbortSignal): Promise<void> => {
      const { environment, gateway, bulkFrom } = this.#options
      const report = (state: PushState): void => this.#reportPush(state)
      const onSettled = (): void => this.#announcer.changed(['compare', 'products', 'outbox'])
      const connect = async (aborted: AbortSignal): Promise<void> => {
        await this.#connection.require(aborted)
        // Before, the currency was the one last seen; the shop may have another one since.
        refuseOtherCurrency(store, this.#connection.currency())
      }
      try {
        const scopesMissing = (): AppError | null => this.#connection.scopesMissing()
        const told = { report, connect, scopesMissing, onSettled }
        const parts = { environment, store, gateway, deletions, bulkFrom, ...told }
        report(await runPush(parts, signal))
      } catch (thrown) {
        environment.log.error('A push could not be put down in order', thrown)
        const summary = nothingPushed(isoNow(environment.clock))
        report({ kind: 'failed', summary, error: toAppError(thrown) })
      }
      ended(this.#push, store)
      this.#announcer.changed(['compare', 'products', 'outbox', 'pushes', 'overview'])
    }
    const after = (): void => {
      this.#tellEnded()
      // It may be back already: then nothing else would tell.
      if (isInterrupted(this.#push)) this.#onFree()
    }
    this.#activity.start('push', work, { after })
  }

  /**
   * Runs a push of stock, which makes way for a sync or a push: each of its requests is whole by itself. Gives
   * false where something else runs.
   */
  startStock(work: (signal: AbortSignal) => Promise<void>): boolean {
    if (!this.#activity.isIdle || this.#activity.isRunning('stock')) return false
    this.#activity.start('stock', work, { makesWay: true })
    return true
  }

  /** Writes to the AMS server, and makes way as stock does. Gives false where anything else runs. */
  startAmsWrites(work: (signal: AbortSignal) => Promise<void>): boolean {
    if (!this.#activity.isResting) return false
    this.#activity.start('ams', work, { makesWay: true })
    return true
  }

  /**
   * Changes many products in a turn of its own, for which stock makes way; gives what became of that. Throws
   * `already-running` during a sync or a push.
   */
  changeMany<T>(kind: ManyWork, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      const begin = (signal: AbortSignal): Promise<void> => work(signal).then(resolve, reject)
      this.#activity.start(kind, begin, { after: () => this.#tellEnded() })
    })
  }

  /** Compares what moved, as both sides were last read. */
  startCompare(): null {
    return this.startSync({ mode: 'compare', allowShrunken: false })
  }

  cancelSync(): null {
    for (const mode of SYNCS) this.#activity.cancel(mode)
    return null
  }

  /** Between two of its requests. */
  cancelStock(): void {
    this.#activity.cancel('stock')
  }

  cancelPush(): null {
    this.#activity.cancel('push')
    return null
  }

  /**
   * After process after process died: what they were sending is set aside, and nothing that was asked for goes by
   * itself any more.
   */
  setAside(): void {
    const { store, environment } = this.#options
    const reason = t`Concord’s engine stopped several times, the last time while this was being sent. Try it again alone; if the engine stops again, send the log file: Help > Show Log File.`
    const parked = store.outbox.setAsideInFlight(isoNow(environment.clock), reason)
    store.outbox.forgetAsked()
    environment.log.info(`The engine stopped several times: ${parked} entries were set aside`)
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

  /** Throws `already-running` during a push, which writes whole products. */
  refuseWhilePushing(what: string): void {
    this.#activity.refuseWhileRunning(what, ['push'])
  }

  /** Throws `already-running` during a push, and while many products are edited: that is one step of undo. */
  refuseEdit(what: string): void {
    this.#activity.refuseWhileRunning(what, ['push', 'edit'])
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

  #tellEnded(): void {
    for (const listener of this.#ended) listener()
  }

  #reportSync(state: SyncState): void {
    this.#sync = state
    this.#options.emit('sync.progress', state)
  }

  #reportPush(state: PushState): void {
    this.#push = state
    this.#options.emit('push.progress', state)
    if (state.kind === 'running') this.#announcer.outboxMoves()
    else this.#announcer.outboxChanged()
  }

  #lastPush(): PushSummary | null {
    const json = this.#options.store.runs.lastFinished('push')
    return json === null ? null : pushSummarySchema.parse(JSON.parse(json))
  }
}

/** The shop sells in another currency now: what waits was neither sent nor taken back. */
export function isHeldBack(state: PushState): boolean {
  return state.kind === 'failed' && state.error.code === 'currency-changed'
}

/** The store went away, and may come back. */
function isInterrupted(state: PushState): boolean {
  return state.kind === 'failed' && offlineReason(state.error) !== null
}
