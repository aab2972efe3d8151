import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Where the store puts files of its own. */
export type Folder = {
  /** Path of a file in the folder. `name` has no slashes. */
  pathOf(name: string): string
  close(): Promise<void>
}

/** A folder of this process for results and uploads; made when first needed, gone when closed. */
export class TemporaryFolder implements Folder {
  #path: string | null = null

  pathOf(name: string): string {
    this.#path ??= mkdtempSync(join(tmpdir(), 'store-simulator-'))
    return join(this.#path, name)
  }

  async close(): Promise<void> {
    if (this.#path !== null) await rm(this.#path, { recursive: true, force: true })
  }
}

/** A folder that stays from one start of the store to the next; made when first needed. */
export class KeptFolder implements Folder {
  readonly #path: string

  /** `inUse`: paths of files that something still needs; the others are what nobody came for. */
  constructor(path: string, inUse: ReadonlySet<string>) {
    this.#path = path
    for (const name of existsSync(path) ? readdirSync(path) : []) {
      if (!inUse.has(join(path, name))) rmSync(join(path, name), { recursive: true })
    }
  }

  pathOf(name: string): string {
    mkdirSync(this.#path, { recursive: true })
    return join(this.#path, name)
  }

  async close(): Promise<void> {
    // Its files are needed by the next start.
  }
}
