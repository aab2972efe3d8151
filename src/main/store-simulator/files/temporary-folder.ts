import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A folder of this process for results and uploads; made when first needed, gone when closed. */
export class TemporaryFolder {
  #path: string | null = null

  /** Path of a file in the folder. `name` has no slashes. */
  pathOf(name: string): string {
    this.#path ??= mkdtempSync(join(tmpdir(), 'store-simulator-'))
    return join(this.#path, name)
  }

  async close(): Promise<void> {
    if (this.#path !== null) await rm(this.#path, { recursive: true, force: true })
  }
}
