import { type AppError, ConcordError, toAppError } from '@shared/contract/app-error'
import type { EngineOutput, EngineParsedInput } from '@shared/contract/engine-contract'
import type { Announcer } from './announcer'
import { type ReachWatch, type StoreConnection, stockUnreadSince, stockWasRead } from './connection'
import type { EngineOptions } from './engine-options'
import { brakeOf } from './planning'
import { isoNow, STOCK_ROWS_AT_ONCE } from './ports'
import type { Runs } from './runs'
import { manyWait, notThere, paused, zeroing } from './stock-refusals'
import { stockSettings } from './stock-settings'
import { daysUntil, forgetOldPushes, halfHoursUntil, pushStock, StockAlarm } from './stock-sync'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
/** How often the queue looks whether its time has come. */
const TICK_MS = 1000
/** How often it looks whether somebody has to be told. */
const ALARM_EVERY_MS = 30_000
/** How often a push that is under way says how far it is. */
const TOLD_EVERY_MS = 500

/** Stock that follows AMS by itself: when it goes, what holds it, and what became of it. */
export class StockQueue {
  readonly #switchedOn = new Set<string>()
  readonly #options: EngineOptions
  readonly #announcer: Announcer
  readonly #runs: Runs
  readonly #watch: ReachWatch
  readonly #connection: StoreConnection
  readonly #settings: ReturnType<typeof stockSettings>
  #sending: { readonly done: number; readonly of: number } | null = null
  #trouble: AppError | null = null
  /** The figure of a brake that a person typed: so many may be set to 0. */
  #confirmed: number | null = null
  #lastLookAt: number
  readonly #alarm = new StockAlarm()
  #alarmedAt = 0
  /** When old rows of the log were looked for. */
  #forgotAt = 0

  constructor(
    options: EngineOptions,
    announcer: Announcer,
    runs: Runs,
    watch: ReachWatch,
    connection: StoreConnection,
  ) {
    this.#options = options
    this.#announcer = announcer
    this.#runs = runs
    this.#watch = watch
    this.#connection = connection
    this.#settings = stockSettings(options.store.runs)
    this.#lastLookAt = options.environment.clock.now()
    // What was held may have been agreed on, counted or decided since.
    runs.onEnded(() => {
      this.#seeWhatWasRead()
      options.store.stockSync.reconsider()
    })
    options.store.stockSync.reconsider()
  }

  health(): EngineOutput<'stock-sync.health'> {
    const { store, environment } = this.#options
    const now = environment.clock.now()
    const facts = this.#facts(now)
    const times = halfHoursUntil(now)
    const counts = store.stockSync.log.between(times)
    return {
      ...facts,
      everySeconds: this.#settings.everySeconds(),
      nextAt: facts.waiting > 0 && this.#mayGo() ? this.#nextAt(now) : null,
      sending: this.#sending,
      chart: counts.map((count, index) => ({ from: times[index] ?? '', ...count })),
    }
  }

  /** What waits and what stands in its way. */
  #facts(now: number) {
    const { stockSync } = this.#options.store
    return {
      ...stockSync.figures(new Date(now - DAY_MS).toISOString()),
      pausedAt: this.#settings.pausedAt(),
      trouble: this.#trouble,
      brake: this.#brake(),
    }
  }

  queue(input: EngineParsedInput<'stock-sync.queue'>): EngineOutput<'stock-sync.queue'> {
    return this.#options.store.stockSync.rows(input)
  }

  logDays(): EngineOutput<'push-log.days'> {
    const { store, environment } = this.#options
    const times = daysUntil(environment.clock.now())
    return store.stockSync.log.between(times).map((counts, index) => ({
      from: times[index] ?? '',
      until: times[index + 1] ?? '',
      ...counts,
    }))
  }

  /** See the contract: `stock-sync.push-now`. Where something else runs, it goes right after it. */
  pushNow({ confirmed }: EngineParsedInput<'stock-sync.push-now'>): null {
    if (this.#settings.pausedAt() !== null) throw paused()
    this.#options.store.stockSync.reconsider()
    const brake = this.#brake()
    if (brake && brake.count !== confirmed) throw zeroing(brake)
    this.#confirmed = confirmed
    this.#lastLookAt = Number.NEGATIVE_INFINITY
    this.#start()
    return null
  }

  pause(): null {
    this.#settings.setPausedAt(isoNow(this.#options.environment.clock))
    this.#runs.cancelStock()
    this.#announcer.changed(['stock', 'settings'])
    return null
  }

  /** See the contract: `stock-sync.resume`. */
  resume({ confirmed }: EngineParsedInput<'stock-sync.resume'>): null {
    const waiting = this.#options.store.stockSync.waitingCount()
    const isMany = waiting > this.#settings.resumeAsksFrom()
    if (isMany && confirmed !== waiting) throw manyWait(waiting)
    this.#settings.setPausedAt(null)
    this.#announcer.changed(['stock', 'settings'])
    return null
  }

  tryAgain({ id }: EngineParsedInput<'stock-sync.try-again'>): null {
    if (!this.#options.store.stockSync.tryAgain(id)) throw notThere()
    this.#announcer.changed(['stock'])
    return null
  }

  /** Sends what waits every so often, until `signal` is aborted. */
  async follow(signal: AbortSignal): Promise<void> {
    const { scheduler, log } = this.#options.environment
    while (!signal.aborted) {
      try {
        await scheduler.wait(TICK_MS, signal)
      } catch (error) {
        if (signal.aborted) return
        throw error
      }
      try {
        this.#look()
      } catch (error) {
        // A full disk must not end the queue for good.
        log.error('The stock queue could not look', error)
      }
    }
  }

  #look(): void {
    const { clock } = this.#options.environment
    const now = clock.now()
    if (Math.abs(now - this.#alarmedAt) >= ALARM_EVERY_MS) {
      this.#alarmedAt = now
      for (const notice of this.#alarm.look(this.#facts(now), now)) this.#options.notify?.(notice)
    }
    if (Math.abs(now - this.#forgotAt) >= HOUR_MS) {
      this.#forgotAt = now
      const { runs, stockSync } = this.#options.store
      forgetOldPushes(stockSync.log, runs, now, this.#settings.pushLogDays())
    }
    const isDue = now >= this.#nextLook() || now < this.#lastLookAt
    if (!isDue || this.#sending !== null || !this.#mayGo() || !this.#runs.isIdle) return
    this.#lastLookAt = now
    const { stockSync } = this.#options.store
    const isNothing = stockSync.waitingCount() === 0 && stockSync.openCalls().length === 0
    const brake = this.#brake()
    if (!isNothing && (brake === null || brake.count === this.#confirmed)) this.#start()
  }

  /** A whole read of the counts that were asked for: from here on stock may go. */
  #seeWhatWasRead(): void {
    const { sync } = this.#runs
    const since = stockUnreadSince(this.#options.store.runs)
    if (since === null || sync.kind !== 'finished' || sync.summary.mode !== 'full') return
    // Its location is closed: the counts are those of before.
    if (this.#connection.isStockUnread) return
    if (sync.summary.startedAt >= since) stockWasRead(this.#options.store.runs)
  }

  #mayGo(): boolean {
    return this.#settings.pausedAt() === null && this.#watch.isOnline
  }

  #start(): void {
    const isStarted = this.#runs.startStock((signal) => this.#run(signal))
    if (isStarted) this.#lastLookAt = this.#options.environment.clock.now()
  }

  async #run(signal: AbortSignal): Promise<void> {
    const { environment, store, gateway } = this.#options
    const { stockSync } = store
    const of = stockSync.waitingCount()
    const upTo = stockSync.newestId()
    this.#confirmed = null
    this.#sending = { done: 0, of }
    let toldAt = environment.clock.now()
    this.#announcer.changed(['stock'])
    try {
      await this.#connection.require(signal)
      const location = this.#connection.requireStockLocation()
      const onDone = (variants: number): void => {
        const done = (this.#sending?.done ?? 0) + variants
        this.#sending = { done, of: Math.max(of, done) }
        const now = environment.clock.now()
        if (Math.abs(now - toldAt) < TOLD_EVERY_MS) return
        toldAt = now
        this.#announcer.changed(['stock'])
      }
      const rowsAtOnce = this.#options.stockRows ?? STOCK_ROWS_AT_ONCE
      const switchedOn = this.#switchedOn
      const ports = { environment, store, gateway, location, upTo, switchedOn, rowsAtOnce, onDone }
      await pushStock(ports, signal)
      this.#trouble = null
    } catch (thrown) {
      // It made way, or was paused: no trouble.
      if (!signal.aborted) {
        this.#trouble = toAppError(thrown)
        if (!(thrown instanceof ConcordError)) environment.log.error('Stock was not sent', thrown)
      }
    }
    this.#sending = null
    this.#announcer.changed(['stock', 'compare', 'products', 'outbox', 'overview'])
  }

  #brake() {
    const { store } = this.#options
    const count = store.stockSync.sellingOut()
    return count === 0 ? null : brakeOf('sold-out', count, store.comparison.linkedVariants())
  }

  #nextLook(): number {
    return this.#lastLookAt + this.#settings.everySeconds() * 1000
  }

  #nextAt(now: number): string {
    return new Date(Math.max(now, this.#nextLook())).toISOString()
  }
}
