import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { type StoreSeen, storeIdSchema, storeSeenSchema } from '@shared/contract/stores'
import { z } from 'zod'
import { type StoreRecord, storeRecordSchema } from './store-record'

export type FoundStore =
  | { readonly kind: 'known'; readonly record: StoreRecord; readonly seen: StoreSeen | null }
  /** A folder of a store whose record is damaged, or of a newer version. */
  | { readonly kind: 'unreadable'; readonly id: string }

const sessionSchema = z.object({ open: storeIdSchema.nullable() })

const RECORD = 'store.json'
const SEEN = 'seen.json'

/**
 * The stores of this computer: a folder each, with everything of that store in it, so that one damaged file
 * harms no other. The list is what lies there.
 */
export class StoreFolders {
  readonly #root: string
  readonly #sessionFile: string

  /** @param root folder of all stores @param sessionFile file that remembers which one was open */
  constructor(root: string, sessionFile: string) {
    this.#root = root
    this.#sessionFile = sessionFile
  }

  folder(id: string): string {
    return join(this.#root, storeIdSchema.parse(id))
  }

  /** All stores, the oldest first; unreadable ones last. */
  list(): readonly FoundStore[] {
    if (!existsSync(this.#root)) return []
    const found = readdirSync(this.#root, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && storeIdSchema.safeParse(entry.name).success)
      .map(({ name }) => this.find(name))
      .filter((store) => store !== null)
    return found.sort((a, b) => (ageOf(a) < ageOf(b) ? -1 : 1))
  }

  /** Null where there is no folder of that name, or nothing in it that is a store's. */
  find(id: string): FoundStore | null {
    const folder = this.folder(id)
    if (!existsSync(folder)) return null
    const file = join(folder, RECORD)
    if (!existsSync(file)) {
      return existsSync(join(folder, 'state.sqlite')) ? { kind: 'unreadable', id } : null
    }
    const record = readJson(file, storeRecordSchema)
    return record?.id === id
      ? { kind: 'known', record, seen: readJson(join(folder, SEEN), storeSeenSchema) }
      : { kind: 'unreadable', id }
  }

  write(record: StoreRecord): void {
    const folder = this.folder(record.id)
    mkdirSync(folder, { recursive: true })
    replaceFile(join(folder, RECORD), record)
  }

  /** What an open store says of itself, for the list while it is not open. */
  writeSeen(id: string, seen: StoreSeen): void {
    replaceFile(join(this.folder(id), SEEN), seen)
  }

  /** Id of the store that was open last; null when none was. */
  lastOpen(): string | null {
    return readJson(this.#sessionFile, sessionSchema)?.open ?? null
  }

  rememberOpen(open: string | null): void {
    replaceFile(this.#sessionFile, { open })
  }

  /** A folder name that is free and not among the `taken`, as near to `wanted` as can be. */
  freeId(wanted: string, taken: readonly string[] = []): string {
    const plain = wanted
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
    const base = plain.slice(0, 60) || 'store'
    for (let number = 1; ; number++) {
      const id = number === 1 ? base : `${base}-${number}`
      if (!taken.includes(id) && !existsSync(this.folder(id))) return id
    }
  }
}

function ageOf(store: FoundStore): string {
  // After every date.
  return store.kind === 'known' ? store.record.addedAt : `~${store.id}`
}

function readJson<S extends z.ZodType>(file: string, schema: S): z.output<S> | null {
  try {
    return schema.safeParse(JSON.parse(readFileSync(file, 'utf8'))).data ?? null
  } catch {
    // Not there, or no JSON: nothing can be told from it.
    return null
  }
}

/** Whole or not at all, whatever happens meanwhile. */
function replaceFile(file: string, content: unknown): void {
  writeFileSync(`${file}.new`, `${JSON.stringify(content, null, 2)}\n`)
  renameSync(`${file}.new`, file)
}
