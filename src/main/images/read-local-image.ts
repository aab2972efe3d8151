import { constants } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { isAbsolute } from 'node:path'
import { t } from '@shared/words/words'
import { MOST_BYTES } from '../engine/ports'
import { ImageError, notNow, refused, systemCode } from './image-failures'
import { tooLarge } from './inspect-image'

/** Never waits for a pipe to get a writer. Windows has no such flag, and no such pipes. */
const NO_WAIT = constants.O_NONBLOCK ?? 0

/** The bytes of a file of this computer. Throws an `ImageError` where it is no regular file or too large. */
export async function readLocalImage(path: string, signal: AbortSignal): Promise<Buffer> {
  // `\\host\share` would ask another computer, and `\\.\` a device.
  if (!isAbsolute(path) || /^[\\/]{2}/.test(path)) {
    throw new ImageError(refused('no-file', t`The path leads to no file of this computer.`))
  }
  let file: FileHandle | null = null
  try {
    file = await open(path, constants.O_RDONLY | NO_WAIT)
    const facts = await file.stat()
    if (!facts.isFile()) {
      throw new ImageError(refused('no-file', t`The path leads to no regular file.`))
    }
    if (facts.size > MOST_BYTES) throw new ImageError(tooLarge())
    const bytes = await readUpTo(file, MOST_BYTES + 1, signal)
    // It grew meanwhile.
    if (bytes.length > MOST_BYTES) throw new ImageError(tooLarge())
    return bytes
  } catch (thrown) {
    signal.throwIfAborted()
    if (thrown instanceof ImageError) throw thrown
    throw new ImageError(notNow('no-file', notRead(systemCode(thrown))), thrown)
  } finally {
    await file?.close()
  }
}

async function readUpTo(file: FileHandle, most: number, signal: AbortSignal): Promise<Buffer> {
  const parts: Buffer[] = []
  let length = 0
  while (length < most) {
    signal.throwIfAborted()
    const part = Buffer.alloc(Math.min(1_000_000, most - length))
    const { bytesRead } = await file.read(part, 0, part.length)
    if (bytesRead === 0) break
    parts.push(part.subarray(0, bytesRead))
    length += bytesRead
  }
  return Buffer.concat(parts, length)
}

function notRead(code: string): string {
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    return t`The file is not there. Put it back, or import the catalog again.`
  }
  if (code === 'EACCES' || code === 'EPERM') return t`Concord may not read the file.`
  return t`The file could not be read. The system answered ${code}.`
}
