import { type UtilityProcess, utilityProcess } from 'electron'
import { fromSampleStoreSchema, type StartSampleStore } from './sample-store-messages'

export type SampleStoreHostOptions = {
  /** Path of the sample store's bundle. */
  readonly entry: string
  readonly log: (level: 'info' | 'error', text: string) => void
}

type StoreOptions = Omit<StartSampleStore, 'kind'>

const READY_WITHIN_MS = 30_000
const RESTART_AFTER_MS = 250
/** More ends than this within the window mean that restarting does not help. */
const RESTARTS_IN_WINDOW = 3
const RESTART_WINDOW_MS = 60_000

/** The sample store in a process of its own, on loopback only, started again when it dies. */
export class SampleStoreHost {
  readonly #options: SampleStoreHostOptions
  #child: UtilityProcess | null = null
  #url: Promise<string> | null = null
  #isStopping = false
  #restarts: number[] = []

  constructor(options: SampleStoreHostOptions) {
    this.#options = options
  }

  /** The URL of the store, which is started when it does not run. Rejects when it can't start. */
  start(store: StoreOptions): Promise<string> {
    if (this.#url) return this.#url
    const url = this.#launch(store)
    this.#url = url
    url.catch(() => {
      if (this.#url === url) this.#url = null
    })
    return url
  }

  stop(): void {
    this.#isStopping = true
    this.#child?.kill()
  }

  /** Ends it until it is started again. */
  rest(): void {
    const child = this.#child
    this.#child = null
    this.#url = null
    child?.kill()
  }

  #launch(store: StoreOptions): Promise<string> {
    const child = utilityProcess.fork(this.#options.entry, [], {
      serviceName: 'Concord sample store',
    })
    this.#child = child
    return new Promise((done, refuse) => {
      let url: string | null = null
      const giveUp = (why: string): void => {
        refuse(new Error(why))
        child.kill()
      }
      const timer = setTimeout(
        () => giveUp('The sample store did not start in time'),
        READY_WITHIN_MS,
      )
      child.once('spawn', () => {
        child.postMessage({ kind: 'start', ...store } satisfies StartSampleStore)
      })
      child.once('exit', (code) => {
        clearTimeout(timer)
        refuse(new Error(`The sample store ended with code ${code}`))
        // One that was put to rest is not missed.
        if (url !== null && this.#child === child) {
          this.#ended(code, { ...store, port: Number(new URL(url).port) })
        }
      })
      child.once('message', (message: unknown) => {
        clearTimeout(timer)
        const parsed = fromSampleStoreSchema.safeParse(message)
        if (!parsed.success) giveUp('The sample store said something that was not understood')
        else if (parsed.data.kind === 'failed') giveUp(parsed.data.message)
        else {
          url = parsed.data.url
          done(url)
        }
      })
    })
  }

  #ended(code: number, store: StoreOptions): void {
    this.#url = null
    if (this.#isStopping) return
    this.#options.log('error', `The sample store ended with code ${code}`)
    this.#startAgain(store)
  }

  /** On the port that it had, so that the engine reaches it under the address it knows. */
  #startAgain(store: StoreOptions): void {
    const now = Date.now()
    this.#restarts = [...this.#restarts.filter((at) => now - at < RESTART_WINDOW_MS), now]
    if (this.#restarts.length > RESTARTS_IN_WINDOW) {
      this.#options.log('error', 'The sample store ended again and again and is left alone')
      return
    }
    setTimeout(() => {
      if (this.#isStopping) return
      this.start(store).then(
        () => this.#options.log('info', 'The sample store was started again'),
        (error: unknown) => {
          this.#options.log('error', `The sample store was not started again: ${String(error)}`)
          this.#startAgain(store)
        },
      )
    }, RESTART_AFTER_MS)
  }
}
