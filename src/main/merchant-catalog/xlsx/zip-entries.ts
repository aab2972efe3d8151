import { createReadStream } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { createInflateRaw } from 'node:zlib'
import { t } from '@shared/words/words'

/** What is wrong with a workbook as a whole; `message` goes on after "…can't be read as a catalog: ". */
export class WorkbookBroken extends Error {
  override readonly name = 'WorkbookBroken'
}

/** A part of the archive. Its name is a key and never a path. */
export type ZipEntry = {
  readonly name: string
  readonly method: number
  readonly packedBytes: number
  readonly unpackedBytes: number
  /** Place of its local header. */
  readonly offset: number
}

const MOST_ENTRIES = 10_000
const MOST_DIRECTORY_BYTES = 16 * 1024 * 1024
/** All parts that are read together, unpacked. */
export const MOST_UNPACKED_BYTES = 1024 * 1024 * 1024
const MOST_RATIO = 200
/** Below it no ratio is too high: a part of nothing but blanks is small whatever it becomes. */
const RATIO_MATTERS_FROM_BYTES = 10 * 1024 * 1024

const END_SIGNATURE = 0x06054b50
const ENTRY_SIGNATURE = 0x02014b50
const LOCAL_SIGNATURE = 0x04034b50
const END_BYTES = 22
const LONGEST_COMMENT = 0xffff
const LOCAL_BYTES = 30
const STORED = 0
const DEFLATED = 8

/**
 * A ZIP archive (APPNOTE.TXT 6.3.10) read part by part from a file that nobody changes. Everything that unpacks is
 * counted as it comes, whatever the archive says of itself.
 */
export class ZipFile {
  readonly entries: ReadonlyMap<string, ZipEntry>
  readonly #path: string
  #unpacked = 0

  private constructor(path: string, entries: ReadonlyMap<string, ZipEntry>) {
    this.#path = path
    this.entries = entries
  }

  /** Rejects with `WorkbookBroken`. */
  static async open(path: string): Promise<ZipFile> {
    const file = await open(path)
    try {
      return new ZipFile(path, await readDirectory(file))
    } finally {
      await file.close()
    }
  }

  /** The bytes of a part as they unpack, with how many packed ones were read. Rejects with `WorkbookBroken`. */
  async *bytes(entry: ZipEntry): AsyncGenerator<{ bytes: Uint8Array; readBytes: number }> {
    const from = await this.#dataOf(entry)
    if (entry.packedBytes === 0) return
    const source = createReadStream(this.#path, { start: from, end: from + entry.packedBytes - 1 })
    const unpacking = entry.method === DEFLATED ? source.pipe(createInflateRaw()) : source
    source.on('error', (error) => unpacking.destroy(error))
    let unpacked = 0
    try {
      for await (const bytes of unpacking) {
        if (!(bytes instanceof Uint8Array)) continue
        unpacked += bytes.length
        this.#unpacked += bytes.length
        this.#refuseTooLarge(entry, unpacked)
        yield { bytes, readBytes: source.bytesRead }
      }
    } catch (thrown) {
      if (thrown instanceof WorkbookBroken) throw thrown
      throw new WorkbookBroken(t`it is damaged or cut off`, { cause: thrown })
    } finally {
      source.destroy()
      unpacking.destroy()
    }
  }

  #refuseTooLarge({ packedBytes, unpackedBytes }: ZipEntry, unpacked: number): void {
    const isBomb = unpacked > RATIO_MATTERS_FROM_BYTES && unpacked > packedBytes * MOST_RATIO
    if (isBomb || this.#unpacked > MOST_UNPACKED_BYTES) {
      throw new WorkbookBroken(
        t`it expands beyond the limit (${MOST_UNPACKED_BYTES / 1024 / 1024} MB, and ${MOST_RATIO} times its size)`,
      )
    }
    if (unpacked > unpackedBytes) throw new WorkbookBroken(t`a part of it is larger than it says`)
  }

  async #dataOf({ offset, method }: ZipEntry): Promise<number> {
    if (method !== STORED && method !== DEFLATED) {
      throw new WorkbookBroken(t`it is packed in a way that no spreadsheet program uses`)
    }
    const file = await open(this.#path)
    try {
      const head = await exactly(file, offset, LOCAL_BYTES)
      if (head.readUInt32LE(0) !== LOCAL_SIGNATURE) throw new WorkbookBroken(t`it is damaged`)
      return offset + LOCAL_BYTES + head.readUInt16LE(26) + head.readUInt16LE(28)
    } finally {
      await file.close()
    }
  }
}

async function readDirectory(file: FileHandle): Promise<ReadonlyMap<string, ZipEntry>> {
  const { size } = await file.stat()
  const tailBytes = Math.min(size, END_BYTES + LONGEST_COMMENT)
  const tail = await exactly(file, size - tailBytes, tailBytes)
  const end = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]))
  if (end < 0 || tail.length - end < END_BYTES || tail.readUInt32LE(end) !== END_SIGNATURE) {
    throw new WorkbookBroken(t`it is damaged or cut off`)
  }
  const count = tail.readUInt16LE(end + 10)
  const bytes = tail.readUInt32LE(end + 12)
  const offset = tail.readUInt32LE(end + 16)
  if (count > MOST_ENTRIES || bytes > MOST_DIRECTORY_BYTES) {
    throw new WorkbookBroken(t`it has more than ${MOST_ENTRIES} parts`)
  }
  const directory = await exactly(file, offset, bytes)
  return checked(entriesOf(directory, count))
}

function entriesOf(directory: Buffer, count: number): ZipEntry[] {
  const entries: ZipEntry[] = []
  let at = 0
  while (entries.length < count) {
    if (at + 46 > directory.length || directory.readUInt32LE(at) !== ENTRY_SIGNATURE) {
      throw new WorkbookBroken(t`it is damaged or cut off`)
    }
    const isEncrypted = (directory.readUInt16LE(at + 8) & 1) === 1
    if (isEncrypted) {
      throw new WorkbookBroken(t`it is protected with a password; save it without one`)
    }
    const nameBytes = directory.readUInt16LE(at + 28)
    const moreBytes = directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32)
    entries.push({
      name: directory.toString('utf8', at + 46, at + 46 + nameBytes),
      method: directory.readUInt16LE(at + 10),
      packedBytes: directory.readUInt32LE(at + 20),
      unpackedBytes: directory.readUInt32LE(at + 24),
      offset: directory.readUInt32LE(at + 42),
    })
    at += 46 + nameBytes + moreBytes
  }
  return entries
}

/** Parts that lie over one another or share a name are what a bomb or a forgery has, and no spreadsheet program writes. */
function checked(entries: readonly ZipEntry[]): ReadonlyMap<string, ZipEntry> {
  const byName = new Map<string, ZipEntry>()
  for (const entry of entries) {
    const key = partName(entry.name)
    if (byName.has(key)) throw new WorkbookBroken(t`it holds the same part twice`)
    byName.set(key, entry)
  }
  const inOrder = [...entries].sort((a, b) => a.offset - b.offset)
  for (const [index, entry] of inOrder.entries()) {
    const next = inOrder[index + 1]
    if (next && entry.offset + LOCAL_BYTES + entry.packedBytes > next.offset) {
      throw new WorkbookBroken(t`parts of it lie over one another`)
    }
  }
  return byName
}

/** Part names are the same whatever their case (ECMA-376, part 2). */
export function partName(name: string): string {
  return name.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase()
}

async function exactly(file: FileHandle, position: number, bytes: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(bytes), 0, bytes, position)
  if (bytesRead < bytes) throw new WorkbookBroken(t`it is damaged or cut off`)
  return buffer
}
