import { createReadStream } from 'node:fs'
import { type FileHandle, mkdir, open, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { ConcordError } from '@shared/contract/app-error'
import { changedMeanwhile, refuseLarge, unreadable } from './file-errors'
import { MOST_FILE_BYTES } from './limits'

const COPY = 'catalog-to-import'

/**
 * Copies a file that others may write to into a folder of Concord's own, in place of an earlier copy there. Resolves
 * with the copy's path. Rejects with `file-unreadable` where the file can't be read or changed on the way, with
 * `file-too-large` past the limit.
 */
export async function privateCopy(path: string, fileName: string, folder: string): Promise<string> {
  const copy = join(folder, COPY)
  try {
    await mkdir(folder, { recursive: true })
    const before = await stat(path)
    if (!before.isFile()) throw unreadable(fileName, Object.assign(new Error(), { code: 'EISDIR' }))
    refuseLarge(fileName, before.size)
    const written = await copied(path, copy)
    const after = await stat(path)
    if (written !== after.size || before.size !== after.size || before.mtimeMs !== after.mtimeMs) {
      throw changedMeanwhile(fileName)
    }
    return copy
  } catch (thrown) {
    await rm(copy, { force: true }).catch(() => undefined)
    throw thrown instanceof ConcordError ? thrown : unreadable(fileName, thrown)
  }
}

async function copied(path: string, copy: string): Promise<number> {
  await rm(copy, { force: true })
  const target = await open(copy, 'wx', 0o600)
  try {
    return await copyInto(path, target)
  } finally {
    await target.close()
  }
}

/** Never more than the limit, though the file may grow meanwhile. */
async function copyInto(path: string, target: FileHandle): Promise<number> {
  let written = 0
  for await (const chunk of createReadStream(path, { end: MOST_FILE_BYTES })) {
    if (!(chunk instanceof Uint8Array)) continue
    await target.write(chunk)
    written += chunk.length
  }
  return written
}
