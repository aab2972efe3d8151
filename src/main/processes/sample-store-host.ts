import { type UtilityProcess, utilityProcess } from 'electron'
import { fromSampleStoreSchema, type StartSampleStore } from './sample-store-messages'

const READY_WITHIN_MS = 30_000

/** The sample store in a process of its own, on loopback only. */
export class SampleStoreHost {
  #child: UtilityProcess | null = null

  /** Starts the store and resolves with its URL. Rejects with the reason when it can't start. */
  start(entry: string, start: Omit<StartSampleStore, 'kind'>): Promise<string> {
    const child = utilityProcess.fork(entry, [], { serviceName: 'Concord sample store' })
    this.#child = child
    return new Promise((done, refuse) => {
      const timer = setTimeout(
        () => refuse(new Error('The sample store did not start in time')),
        READY_WITHIN_MS,
      )
      child.once('spawn', () => {
        child.postMessage({ kind: 'start', ...start } satisfies StartSampleStore)
      })
      child.once('exit', (code) => refuse(new Error(`The sample store ended with code ${code}`)))
      child.on('message', (message: unknown) => {
        clearTimeout(timer)
        const parsed = fromSampleStoreSchema.safeParse(message)
        if (parsed.success && parsed.data.kind === 'ready') done(parsed.data.url)
        else refuse(new Error(parsed.success ? JSON.stringify(parsed.data) : 'Unknown message'))
      })
    })
  }

  stop(): void {
    this.#child?.kill()
  }
}
