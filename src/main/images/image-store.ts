import { createHash, randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, open, readdir, readFile, rename, rm, stat, utimes } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { systemCode } from './image-failures'

const TWO_GIGABYTES = 2_000_000_000
/** Room is made for more than one picture at a time, as it is found by looking at every file. */
const KEPT_OF_FULL = 0.95
const NAME = /^[0-9a-f]{64}$/
const SHARD = /^[0-9a-f]{2}$/
const BEING_WRITTEN = /^writing-/

export type ImageStoreOptions = {
  /** It is made when there is something to put into it, and may go away at any time. */
  readonly folder: string
  /** 2 GB where it is absent. */
  readonly mostBytes?: number | undefined
}

/** Whether a text can be the name of a picture's content. */
export function isContentName(text: string): boolean {
  return NAME.test(text)
}

/**
 * The bytes of a picture from its folder, proven to be those; null where they are not there. A file that is not what
 * its name says is deleted. Reading counts as use.
 */
export async function readKeptImage(folder: string, sha256: string): Promise<Buffer | null> {
  if (!isContentName(sha256)) return null
  const path = pathOf(folder, sha256)
  try {
    const bytes = await readFile(path)
    if (nameOf(bytes) === sha256) {
      const now = new Date()
      // Where the folder can only be read, use is not remembered.
      await utimes(path, now, now).catch(() => undefined)
      return bytes
    }
    await rm(path, { force: true })
    return null
  } catch {
    return null
  }
}

/**
 * Files that are named by the SHA-256 of what is in them, in folders by its first two digits. Each is written whole
 * under another name first. When they are more bytes than wanted, those that were not used for the longest time go.
 */
export class ImageStore {
  readonly mostBytes: number
  readonly #folder: string
  /** Bytes of each file, as far as this process knows: others may delete what they like. */
  readonly #sizes = new Map<string, number>()
  #bytes = 0
  /** Changes of the folder are made one after the other. */
  #turn: Promise<unknown>

  constructor({ folder, mostBytes = TWO_GIGABYTES }: ImageStoreOptions) {
    this.#folder = folder
    this.mostBytes = mostBytes
    this.#turn = this.#begin().catch(() => undefined)
  }

  kept(): { readonly pictures: number; readonly bytes: number } {
    return { pictures: this.#sizes.size, bytes: this.#bytes }
  }

  has(sha256: string): boolean {
    if (isContentName(sha256) && existsSync(pathOf(this.#folder, sha256))) return true
    this.#forget(sha256)
    return false
  }

  async read(sha256: string): Promise<Buffer | null> {
    const bytes = await readKeptImage(this.#folder, sha256)
    if (bytes === null) this.#forget(sha256)
    return bytes
  }

  /** Gives the name. Rejects with the error of the system when the disk does not take it. */
  put(bytes: Buffer): Promise<string> {
    return this.#inTurn(async () => {
      const name = nameOf(bytes)
      const path = pathOf(this.#folder, name)
      try {
        await writeWhole(path, bytes)
      } catch (thrown) {
        // Somebody deletes the folder at this moment.
        if (systemCode(thrown) !== 'ENOENT') throw thrown
        await writeWhole(path, bytes)
      }
      this.#remember(name, bytes.length)
      if (this.#bytes > this.mostBytes) await this.#makeRoom(name)
      return name
    })
  }

  clear(): Promise<void> {
    return this.#inTurn(async () => {
      await rm(this.#folder, { recursive: true, force: true })
      this.#sizes.clear()
      this.#bytes = 0
    })
  }

  async #begin(): Promise<void> {
    for (const { name, path, bytes } of await this.#look()) {
      if (bytes === null) await rm(path, { force: true }).catch(() => undefined)
      else this.#remember(name, bytes)
    }
  }

  async #makeRoom(justWritten: string): Promise<void> {
    const files: { name: string; path: string; bytes: number; usedAt: number }[] = []
    for (const { name, path, bytes, usedAt } of await this.#look()) {
      if (bytes !== null) files.push({ name, path, bytes, usedAt })
    }
    this.#sizes.clear()
    this.#bytes = 0
    for (const { name, bytes } of files) this.#remember(name, bytes)
    files.sort((left, right) => left.usedAt - right.usedAt)
    for (const { name, path } of files) {
      if (this.#bytes <= this.mostBytes * KEPT_OF_FULL) return
      if (name === justWritten) continue
      await rm(path, { force: true })
      this.#forget(name)
    }
  }

  /** Every file there is; `bytes` is null for one that was never written to its end. */
  async #look() {
    const found: { name: string; path: string; bytes: number | null; usedAt: number }[] = []
    for (const shard of await namesIn(this.#folder)) {
      if (!SHARD.test(shard)) continue
      for (const name of await namesIn(join(this.#folder, shard))) {
        const path = join(this.#folder, shard, name)
        const facts = await stat(path).catch(() => null)
        if (!facts?.isFile()) continue
        if (NAME.test(name)) found.push({ name, path, bytes: facts.size, usedAt: facts.mtimeMs })
        else if (BEING_WRITTEN.test(name)) found.push({ name, path, bytes: null, usedAt: 0 })
      }
    }
    return found
  }

  #remember(name: string, bytes: number): void {
    this.#bytes += bytes - (this.#sizes.get(name) ?? 0)
    this.#sizes.set(name, bytes)
  }

  #forget(name: string): void {
    this.#bytes -= this.#sizes.get(name) ?? 0
    this.#sizes.delete(name)
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#turn.then(work)
    this.#turn = turn.catch(() => undefined)
    return turn
  }
}

export function nameOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

function pathOf(folder: string, sha256: string): string {
  return join(folder, sha256.slice(0, 2), sha256)
}

/** Under its name there is the whole file or none, whenever the power fails. */
async function writeWhole(path: string, bytes: Buffer): Promise<void> {
  const folder = dirname(path)
  await mkdir(folder, { recursive: true })
  const written = join(folder, `writing-${randomUUID()}`)
  try {
    const file = await open(written, 'wx')
    try {
      await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(written, path)
  } catch (thrown) {
    await rm(written, { force: true }).catch(() => undefined)
    throw thrown
  }
}

/** None where there is no folder, or none that can be read. */
async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder)
  } catch (thrown) {
    if (systemCode(thrown) === '') throw thrown
    return []
  }
}
