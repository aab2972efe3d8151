import { readdir, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Result } from '@shared/contract/result'
import { describeError } from './describe-error'
import type { WriteLog } from './file-log'

/** The folder that a person has watched for the open store, and where its new files go. */
export type Watched = {
  readonly storeId: string
  readonly folder: string
  readonly openCatalog: (path: string) => Promise<Result<null>>
}

/** What a file was when it was looked at: it is another one where size or time differ. */
type Stamps = ReadonlyMap<string, string>

const LOOK_EVERY_MS = 10_000
const CATALOG = /^[^.~].*\.(?:csv|tsv|txt|xlsx|xlsm)$/i

/**
 * Looks every few seconds whether a catalog file has come into a folder, and has it shown when nobody writes to it any
 * more; it is never taken unseen. What lay there when the watch began is not new. By looking, not by being told: on
 * network drives nobody is told reliably.
 */
export class WatchedFolder {
  readonly #watched: () => Watched | null
  readonly #log: WriteLog
  #of = ''
  #seen: Stamps = new Map()
  #waiting: Stamps = new Map()
  #isLooking = false

  constructor(watched: () => Watched | null, log: WriteLog) {
    this.#watched = watched
    this.#log = log
  }

  start(): void {
    setInterval(() => void this.look(), LOOK_EVERY_MS)
  }

  async look(): Promise<void> {
    const watched = this.#watched()
    if (watched === null || this.#isLooking) return
    this.#isLooking = true
    try {
      await this.#lookInto(watched)
    } catch (error) {
      // A drive that is away may come back; until then there is nothing to show.
      this.#log('info', `The watched folder could not be read: ${describeError(error)}`)
    } finally {
      this.#isLooking = false
    }
  }

  async #lookInto({ storeId, folder, openCatalog }: Watched): Promise<void> {
    const now = await stampsOf(folder)
    const of = `${storeId} ${folder}`
    if (this.#of !== of) {
      this.#of = of
      this.#seen = now
      this.#waiting = new Map()
      return
    }
    const fresh = [...now].filter(([name, stamp]) => this.#seen.get(name) !== stamp)
    const settled = fresh.find(([name, stamp]) => this.#waiting.get(name) === stamp)
    this.#waiting = new Map(fresh)
    if (!settled) return
    const [name, stamp] = settled
    const answer = await openCatalog(join(folder, name))
    // Another file is being looked at: this one waits for its turn.
    if (!answer.ok && answer.error.retryable) return
    this.#seen = new Map([...this.#seen, [name, stamp]])
    this.#log('info', `A new catalog file is shown: ${basename(name)}`)
  }
}

async function stampsOf(folder: string): Promise<Stamps> {
  const names = (await readdir(folder)).filter((name) => CATALOG.test(name))
  const found = await Promise.all(
    names.map(async (name) => {
      const facts = await stat(join(folder, name)).catch(() => null)
      return facts?.isFile() && facts.size > 0
        ? ([name, `${facts.size} ${facts.mtimeMs}`] as const)
        : null
    }),
  )
  return new Map(found.filter((one) => one !== null))
}
