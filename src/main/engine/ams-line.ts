import type { AmsLineState } from '@shared/contract/ams-line'
import { ConcordError } from '@shared/contract/app-error'
import type { SyncWarning } from '@shared/contract/sync'
import { t } from '@shared/words/words'
import {
  dropUnchanged,
  holdStock,
  LineRest,
  lineName,
  readServer,
  type Sending,
  sendWaiting,
  settleOpen,
} from './ams-server'
import type { Announcer } from './announcer'
import type { EngineOptions } from './engine-options'
import { type AmsServer, type AmsServerFacts, isoNow, REMOVED_HERE } from './ports'
import type { Runs } from './runs'
import { waitUnlessWoken } from './wait-unless-woken'

/** A change goes out soon after it was made, together with what a person did right after it. */
const LOOK_EVERY_MS = 2_000
/** Without a server there is nothing to look at until one is set. */
const REST_MS = 60_000

/** The direct line to an AMS server: read at each sync, written to by itself. Without a server it does nothing. */
export class AmsLine {
  readonly #options: EngineOptions
  readonly #announcer: Announcer
  readonly #runs: Runs
  readonly #rest: LineRest
  #isSending = false
  /** Products that waited when they were last looked through. */
  #counted = 0
  #allowShrunken = false
  #wake = (): void => undefined

  constructor(options: EngineOptions, announcer: Announcer, runs: Runs) {
    this.#options = options
    this.#announcer = announcer
    this.#runs = runs
    this.#rest = new LineRest(options.environment)
  }

  /** The server that is set from now on, or none. What was known of another one is forgotten. */
  use(baseUrl: string | null): void {
    const { amsServer } = this.#options.store
    if (baseUrl === null && amsServer.line() === null) return
    if (baseUrl === null) amsServer.disconnect()
    else amsServer.connect(baseUrl)
    this.#begunAnew()
  }

  state(): AmsLineState {
    const { amsServer } = this.#options.store
    const line = amsServer.line()
    const server = line && {
      host: new URL(line.baseUrl).host,
      name: line.name,
      readAt: line.readAt,
    }
    return {
      server,
      trouble: server && this.#rest.trouble,
      nextTryAt: this.#rest.nextTryAt,
      answeredAt: this.#rest.answeredAt,
      isSending: this.#isSending,
      ...amsServer.counts(),
      gone: amsServer.conflictKinds().find(({ kind }) => kind === REMOVED_HERE)?.products ?? 0,
    }
  }

  /** Asks the server who it is. Throws what stands in the way. */
  async test(): Promise<AmsLineState> {
    try {
      await this.#prove(this.#server(), new AbortController().signal)
      this.#answered('once')
    } catch (thrown) {
      this.#failed(thrown)
      throw thrown
    }
    return this.state()
  }

  /** What the server did not take goes once more, and a pause ends. */
  tryAgain(): null {
    this.#options.store.amsServer.forgetRefusals()
    this.#begunAnew()
    return null
  }

  /** A person saw both numbers, and the server's smaller catalog is the right one: read with the next sync. */
  takeSmaller(): null {
    this.#allowShrunken = true
    this.#begunAnew()
    return this.#runs.startSync({ mode: 'changes', allowShrunken: false })
  }

  /**
   * The state file is an earlier one or a copy: everything is read anew, and no movement that may have been sent since
   * is sent by itself.
   */
  stateWasRestored(): void {
    const { store, environment } = this.#options
    if (store.amsServer.line() === null) return
    store.amsServer.forgetCursor()
    holdStock({ store, sourceName: this.#sourceName(), at: isoNow(environment.clock) })
  }

  /** Reads what changed on the server; gives why that was not possible, where there is a catalog to go on with. */
  async read(signal: AbortSignal): Promise<SyncWarning | null> {
    const { store, environment } = this.#options
    if (store.amsServer.line() === null) return null
    try {
      this.#rest.refuseWhereAsked()
      const server = this.#server()
      const { currencyCode } = await this.#prove(server, signal)
      await settleOpen(this.#sending(server), signal)
      const sourceName = this.#sourceName()
      const allowShrunken = this.#allowShrunken
      await readServer(
        { environment, store, server, sourceName, currencyCode, allowShrunken },
        signal,
      )
      this.#allowShrunken = false
      this.#answered('read')
      return null
    } catch (thrown) {
      signal.throwIfAborted()
      this.#failed(thrown)
      if (!(thrown instanceof ConcordError) || store.ams.info() === null) throw thrown
      const { message, nextStep = t`Concord tries again at the next sync.` } = thrown.error
      return { kind: 'ams-server-unread', message, nextStep }
    }
  }

  /** Sends what waits, until the signal is aborted. */
  async follow(signal: AbortSignal): Promise<void> {
    const { scheduler, log } = this.#options.environment
    while (!signal.aborted) {
      const hasLine = this.#options.store.amsServer.line() !== null
      const listen = (wake: () => void): (() => void) => {
        this.#wake = wake
        return () => {
          this.#wake = () => undefined
        }
      }
      await waitUnlessWoken(scheduler, hasLine ? LOOK_EVERY_MS : REST_MS, listen, signal)
      if (signal.aborted) return
      try {
        this.sendNow()
      } catch (error) {
        // A full disk must not end it for good.
        log.error('What waits for the AMS server could not be looked at', error)
      }
    }
  }

  /** Starts sending where something waits and nothing stands in the way; looks whether what stood there is gone. */
  sendNow(): void {
    const { amsServer } = this.#options.store
    if (amsServer.line() === null || this.#isSending) return
    if (!this.#isLeft() && !this.#rest.isDue) return
    // While the line rests, what waits is counted anew only where it is another number.
    const isCounted = amsServer.counts().waiting === this.#counted
    if (this.#rest.isOver || !isCounted) this.#runs.startAmsWrites((signal) => this.#send(signal))
  }

  async #send(signal: AbortSignal): Promise<void> {
    const { environment, store } = this.#options
    this.#isSending = true
    try {
      await dropUnchanged({ environment, store }, signal)
      this.#counted = store.amsServer.counts().waiting
      const isLeft = this.#isLeft()
      if (!this.#rest.isOver || (!isLeft && !this.#rest.isDue)) return
      const server = this.#server()
      await this.#prove(server, signal)
      if (isLeft) await sendWaiting(this.#sending(server), signal)
      this.#answered('once')
    } catch (thrown) {
      if (signal.aborted) return
      this.#failed(thrown)
      if (!(thrown instanceof ConcordError)) throw thrown
    } finally {
      this.#isSending = false
      this.#announcer.changed(['ams-line', 'products', 'overview', 'stock'])
    }
  }

  /** Something may go. Before everything was read once, nobody knows what differs. */
  #isLeft(): boolean {
    const { amsServer } = this.#options.store
    if ((amsServer.line()?.readAt ?? null) === null) return false
    return amsServer.waiting('', 1).length > 0 || amsServer.openAttempts().length > 0
  }

  /** That it is the server that was read before; another catalog is neither read nor written to. */
  async #prove(server: AmsServer, signal: AbortSignal): Promise<AmsServerFacts> {
    const { amsServer } = this.#options.store
    const facts = await server.facts(signal)
    const line = amsServer.line()
    if (line?.catalogId && line.catalogId !== facts.id) throw anotherCatalog(this.#sourceName())
    if (line?.catalogId !== facts.id || line.name !== facts.name) {
      amsServer.identify({ catalogId: facts.id, name: facts.name })
    }
    return facts
  }

  #server(): AmsServer {
    const { amsServer } = this.#options
    if (!amsServer) throw new Error('This engine was given no way to an AMS server')
    return amsServer.server()
  }

  #sending(server: AmsServer): Sending {
    const { environment, store, amsServer } = this.#options
    const imageBytes = amsServer?.imageBytes ?? (() => Promise.resolve(null))
    return { environment, store, server, sourceName: this.#sourceName(), imageBytes }
  }

  #sourceName(): string {
    return lineName(this.#options.store)
  }

  /** `read`: everything that it had to say. */
  #answered(what: 'once' | 'read'): void {
    this.#rest.answered(what === 'read')
    this.#announcer.changed(['ams-line'])
  }

  /** A person did something about what stood in the way. */
  #begunAnew(): void {
    this.#rest.end()
    this.#wake()
    this.#announcer.changed(['ams-line'])
  }

  #failed(thrown: unknown): void {
    this.#rest.begin(thrown)
    this.#announcer.changed(['ams-line'])
  }
}

function anotherCatalog(sourceName: string): ConcordError {
  return new ConcordError({
    code: 'ams-mismatch',
    message: t`${sourceName} serves another catalog than before. Nothing was read or sent.`,
    nextStep: t`If that is right, disconnect the line in Settings and connect it anew.`,
    retryable: false,
  })
}
