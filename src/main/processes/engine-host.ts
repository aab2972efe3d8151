import { ConcordError } from '@shared/contract/app-error'
import type { CatalogExport, CatalogExported } from '@shared/contract/catalog-export'
import type { EngineStatus } from '@shared/contract/main-contract'
import { fail, type Result } from '@shared/contract/result'
import type { PushLogFilter } from '@shared/contract/stock-sync'
import type { ImportResult } from '@shared/contract/store'
import type { StoreSeen } from '@shared/contract/stores'
import type { ExportResult } from '@shared/contract/sync'
import { languageArgument } from '@shared/words/languages'
import { spokenLanguage, t } from '@shared/words/words'
import { type MessagePortMain, type UtilityProcess, utilityProcess } from 'electron'
import {
  type AmsOrder,
  type CredentialOrder,
  type Diagnosis,
  type FactsSince,
  type FromEngine,
  fromEngineSchema,
  type StoreToOpen,
  type ToEngine,
} from './engine-messages'

export type EngineHostOptions = {
  /** Path of the engine process's bundle. */
  readonly entry: string
  /** Asked at every start: a restarted engine gets the store's address and credential of that moment. */
  readonly openStore: () => Promise<StoreToOpen>
  readonly onStatus: (status: EngineStatus) => void
  /** Called when a new engine is ready; its screens need a new port. */
  readonly onReady: () => void
  /** Something that a person should know who may not be looking at the window. */
  readonly onNotice: (notice: { readonly title: string; readonly body: string }) => void
  /** What the store says of itself, and its shop's own name once that is known. */
  readonly onSeen: (seen: StoreSeen, shopName: string | null) => void
  readonly log: (level: 'info' | 'error', text: string) => void
}

/** Questions to the engine that wait for an answer, by their number. */
type Waiting<T> = Map<number, (result: Result<T>) => void>

const RESTART_AFTER_MS = 250
/** This many ends within the window mean that restarting does not help. */
const CRASHES_IN_WINDOW = 5
const CRASH_WINDOW_MS = 60_000
/** This many within ten minutes, and something that it does by itself or was asked for may kill it each time. */
const CRASHES_TO_BE_CAUTIOUS = 3
const CAUTION_WINDOW_MS = 10 * 60_000
const STOP_WITHIN_MS = 5_000
/** A process that was killed is gone within this, or the system has it in its hands. */
const GONE_WITHIN_MS = 10_000

/** Owns the engine process: starts it, watches it, starts it again after a crash, ends it cleanly. */
export class EngineHost {
  readonly #options: EngineHostOptions
  #child: UtilityProcess | null = null
  #status: EngineStatus = { kind: 'starting' }
  /** The app ends. */
  #isStopping = false
  /** It ended on purpose and is not started again by itself: it refused the store, or its file is exchanged. */
  #isHalted = false
  #restarts = 0
  /** UTC milliseconds of each within the last ten minutes. */
  #crashes: number[] = []
  #isCautious = false
  #nextQuestion = 1
  readonly #imports: Waiting<ImportResult> = new Map()
  readonly #openings: Waiting<null> = new Map()
  readonly #exports: Waiting<ExportResult> = new Map()
  readonly #catalogExports: Waiting<CatalogExported | null> = new Map()
  readonly #copies: Waiting<null> = new Map()
  readonly #facts: Waiting<FactsSince> = new Map()
  readonly #diagnoses: Waiting<Diagnosis> = new Map()
  #whenSettled: (() => void) | null = null
  #whenStopped: (() => void) | null = null

  constructor(options: EngineHostOptions) {
    this.#options = options
  }

  get status(): EngineStatus {
    return this.#status
  }

  /** Never rejects: an engine that can't be started is told through its status. */
  async start(): Promise<void> {
    try {
      await this.#start()
    } catch (error) {
      this.#options.log('error', `The engine could not be started: ${describe(error)}`)
      if (this.#isEnding) return
      this.#setStatus({
        kind: 'stopped',
        message: t`Concord could not get the store ready, so its engine did not start. Your decisions are safe in the state file. Restart Concord; if it comes back, send the log file: Help > Show Log File.`,
      })
    }
  }

  async #start(): Promise<void> {
    const open = await this.#options.openStore()
    // A start that waited longer than this one may have been faster.
    if (this.#isEnding || this.#child) return
    const child = utilityProcess.fork(this.#options.entry, [languageArgument(spokenLanguage())], {
      serviceName: 'Concord engine',
    })
    this.#child = child
    child.on('message', (message: unknown) => this.#receive(message))
    child.once('exit', (code) => this.#ended(child, code))
    this.#isCautious = this.#crashes.length >= CRASHES_TO_BE_CAUTIOUS
    child.once('spawn', () => this.#send({ ...open, isCautious: this.#isCautious }))
  }

  /** Hands one end of a channel to the engine; the other end is the screens'. */
  connectScreens(port: MessagePortMain): void {
    this.#child?.postMessage({ kind: 'screens' } satisfies ToEngine, [port])
  }

  /** From now on this credential is used. An engine that starts later asks `openStore` anyway. */
  useCredential(access: CredentialOrder): void {
    this.#send({ kind: 'access', access })
  }

  /** The same for the AMS server of the store. */
  useAmsServer(amsServer: AmsOrder | null): void {
    this.#send({ kind: 'ams-access', amsServer })
  }

  rename(name: string): void {
    this.#send({ kind: 'rename', name })
  }

  /** The computer was asleep until now. */
  woke(): void {
    this.#send({ kind: 'woke' })
  }

  /** `sourceName`: what the catalog is called instead of by its file. */
  importCatalog(path: string, sourceName: string): Promise<Result<ImportResult>> {
    return this.#ask(this.#imports, (id) => ({ kind: 'import', id, path, sourceName }))
  }

  /** Has a file read that a person chose; what comes of it is shown on the screens. */
  openCatalog(path: string, { isAsked }: { readonly isAsked: boolean }): Promise<Result<null>> {
    return this.#ask(this.#openings, (id) => ({ kind: 'open-catalog', id, path, isAsked }))
  }

  exportDecisions(path: string): Promise<Result<ExportResult>> {
    return this.#ask(this.#exports, (id) => ({ kind: 'export-decisions', id, path }))
  }

  exportPushLog(path: string, filter: PushLogFilter): Promise<Result<ExportResult>> {
    return this.#ask(this.#exports, (id) => ({ kind: 'export-push-log', id, path, filter }))
  }

  /** Null where the person canceled. */
  exportCatalog(path: string, what: CatalogExport): Promise<Result<CatalogExported | null>> {
    return this.#ask(this.#catalogExports, (id) => ({ kind: 'export-catalog', id, path, what }))
  }

  /** A copy of the state file as it is at one moment, under a name that nothing has yet. */
  copyState(path: string): Promise<Result<null>> {
    return this.#ask(this.#copies, (id) => ({ kind: 'copy-state', id, path }))
  }

  /** What the open state file holds, and what was done in it since a UTC time. */
  stateFacts(since: string | null): Promise<Result<FactsSince>> {
    return this.#ask(this.#facts, (id) => ({ kind: 'state-facts', id, since }))
  }

  diagnose(): Promise<Result<Diagnosis>> {
    return this.#ask(this.#diagnoses, (id) => ({ kind: 'diagnose', id }))
  }

  /**
   * Ends the engine, does `work` while nobody has the state file open, and starts it again whatever became of the
   * work. Resolves when the new engine is ready or has given up, which `status` then tells. Rejects with what the
   * work threw, and with a `ConcordError` (`engine-stopped`) where the engine can't be ended.
   */
  async whileStopped<T>(work: () => T | Promise<T>): Promise<T> {
    this.#isHalted = true
    this.#setStatus({ kind: 'exchanging' })
    try {
      await this.#end()
      if (this.#child) throw notRunning()
      return await work()
    } finally {
      this.#isHalted = false
      this.#crashes = []
      await this.#startAgain()
    }
  }

  #startAgain(): Promise<void> {
    if (this.#isStopping) return Promise.resolve()
    return new Promise((done) => {
      this.#whenSettled = done
      void this.start()
    })
  }

  get #isEnding(): boolean {
    return this.#isStopping || this.#isHalted
  }

  #ask<T>(waiting: Waiting<T>, message: (id: number) => ToEngine): Promise<Result<T>> {
    if (this.#status.kind !== 'ready' || this.#isStopping || !this.#child) {
      return Promise.resolve(fail(notRunning().error))
    }
    const id = this.#nextQuestion++
    return new Promise((done) => {
      waiting.set(id, done)
      this.#send(message(id))
    })
  }

  async stop(): Promise<void> {
    this.#isStopping = true
    await this.#end()
  }

  /** In order where it answers in time, else by force. */
  async #end(): Promise<void> {
    const child = this.#child
    if (!child) return
    const gone = new Promise<void>((done) => child.once('exit', () => done()))
    await new Promise<void>((done) => {
      this.#whenStopped = done
      void gone.then(done)
      this.#send({ kind: 'stop' })
      setTimeout(done, STOP_WITHIN_MS)
    })
    child.kill()
    await Promise.race([gone, new Promise((done) => setTimeout(done, GONE_WITHIN_MS))])
  }

  #send(message: ToEngine): void {
    this.#child?.postMessage(message)
  }

  #receive(message: unknown): void {
    const parsed = fromEngineSchema.safeParse(message)
    if (!parsed.success) {
      this.#options.log('error', 'A message of the engine was not understood')
      return
    }
    this.#handle(parsed.data)
  }

  #handle(message: FromEngine): void {
    switch (message.kind) {
      case 'ready':
        this.#setStatus({
          kind: 'ready',
          restarts: this.#restarts,
          ...(this.#isCautious ? { isCautious: true } : {}),
        })
        this.#options.onReady()
        break
      case 'refused':
        this.#isHalted = true
        this.#setStatus({
          kind: 'stopped',
          message: [message.error.message, message.error.nextStep ?? ''].join(' ').trim(),
        })
        break
      case 'seen':
        this.#options.onSeen(message.seen, message.shopName)
        break
      case 'imported':
        answer(this.#imports, message)
        break
      case 'catalog-opened':
        answer(this.#openings, message)
        break
      case 'exported':
        answer(this.#exports, message)
        break
      case 'catalog-exported':
        answer(this.#catalogExports, message)
        break
      case 'state-copied':
        answer(this.#copies, message)
        break
      case 'facts':
        answer(this.#facts, message)
        break
      case 'diagnosed':
        answer(this.#diagnoses, message)
        break
      case 'state-file-done':
        // Only a process of its own is asked for it.
        break
      case 'notice':
        this.#options.log('info', `Notice: ${message.title}. ${message.body}`)
        this.#options.onNotice(message)
        break
      case 'log':
        this.#options.log(message.level, message.text)
        break
      case 'stopped':
        this.#whenStopped?.()
        break
    }
  }

  #ended(child: UtilityProcess, code: number): void {
    if (this.#child !== child) return
    this.#child = null
    for (const waiting of this.#allWaiting()) {
      for (const done of waiting.values()) done(fail(engineStopped().error))
      waiting.clear()
    }
    if (this.#isEnding) return
    this.#options.log('error', `The engine process ended with code ${code}`)
    const now = Date.now()
    this.#crashes = [...this.#crashes.filter((at) => now - at < CAUTION_WINDOW_MS), now]
    const justNow = this.#crashes.filter((at) => now - at < CRASH_WINDOW_MS)
    if (justNow.length >= CRASHES_IN_WINDOW) {
      this.#setStatus({
        kind: 'stopped',
        message: t`Concord's engine stopped again and again. Your decisions are safe in the state file. Restart Concord; if it comes back, send the log file: Help > Show Log File.`,
      })
      return
    }
    this.#restarts++
    this.#setStatus({ kind: 'restarting', restarts: this.#restarts })
    setTimeout(() => void this.start(), RESTART_AFTER_MS)
  }

  /** What every question is answered with when the engine ends is the same, so its kind does not matter. */
  #allWaiting(): readonly Map<number, (result: Result<never>) => void>[] {
    return [
      this.#imports,
      this.#openings,
      this.#exports,
      this.#catalogExports,
      this.#copies,
      this.#facts,
      this.#diagnoses,
    ]
  }

  #setStatus(status: EngineStatus): void {
    this.#status = status
    this.#options.onStatus(status)
    if (status.kind !== 'ready' && status.kind !== 'stopped') return
    this.#whenSettled?.()
    this.#whenSettled = null
  }
}

function answer<T>(
  waiting: Waiting<T>,
  { id, result }: { readonly id: number; readonly result: Result<T> },
): void {
  waiting.get(id)?.(result)
  waiting.delete(id)
}

function notRunning(): ConcordError {
  return new ConcordError({
    code: 'engine-stopped',
    message: t`The engine is not running. Nothing was changed.`,
    nextStep: t`Try again in a moment.`,
    retryable: true,
  })
}

/** It may have stopped after it had saved what it did. */
function engineStopped(): ConcordError {
  return new ConcordError({
    code: 'engine-stopped',
    message: t`The engine stopped before it answered. Look at the screen again: what was done is shown there.`,
    nextStep: t`If it was not done, try again in a moment.`,
    retryable: true,
  })
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
