import { existsSync } from 'node:fs'
import { readFile, rename, writeFile } from 'node:fs/promises'
import type { StoreContents, StoreState } from '../state/store-state'
import { fromStored, toStored } from './store-codec'
import { storedState } from './stored-state'

/** How long changes are gathered before they are written. */
const WRITE_AFTER_MS = 200

/** The state of an earlier run, or `null` when there is none. Throws when the file is no state file. */
export async function readStateFile(path: string): Promise<StoreContents | null> {
  if (!existsSync(path)) return null
  return fromStored(storedState.parse(JSON.parse(await readFile(path, 'utf8'))))
}

/**
 * Keeps a file equal to the store: written a moment after a change and when closed, always whole (a new file
 * takes the old one's place), so that a killed process leaves the last written state.
 */
export class StateFile {
  readonly #path: string
  readonly #store: StoreState
  #timer: NodeJS.Timeout | null = null
  #writing: Promise<void> = Promise.resolve()
  #writtenVersion = -1

  constructor(path: string, store: StoreState) {
    this.#path = path
    this.#store = store
    store.onChange(() => this.#schedule())
  }

  /** Writes what is still unwritten; rejects when the disk refuses. */
  async close(): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = null
    await this.#write()
  }

  #schedule(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = null
      this.#write().catch((error: unknown) => {
        process.stderr.write(`Store simulator: state not written: ${String(error)}\n`)
      })
    }, WRITE_AFTER_MS)
  }

  #write(): Promise<void> {
    this.#writing = this.#writing.then(async () => {
      const { version } = this.#store
      if (version === this.#writtenVersion) return
      const temporary = `${this.#path}.new`
      await writeFile(temporary, JSON.stringify(toStored(this.#store)))
      await rename(temporary, this.#path)
      this.#writtenVersion = version
    })
    return this.#writing
  }
}
