import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { notWritten } from './not-written'

/**
 * Writes what comes in parts. The file appears under its name when it is whole; before that a file of that name stays
 * as it was, also when the parts end with an error. Throws that error, and a `ConcordError` (`file-not-written`)
 * where the disk refuses.
 */
export async function writeInParts(
  path: string,
  parts: AsyncIterable<string | Uint8Array>,
): Promise<void> {
  const unfinished = `${path}.${process.pid}.part`
  const file = inWords(() => openNew(unfinished))
  try {
    for await (const part of parts) inWords(() => writeFileSync(file, part))
    inWords(() => fsyncSync(file))
    inWords(() => closeSync(file))
    inWords(() => renameSync(unfinished, path))
  } catch (thrown) {
    closeQuietly(file)
    rmSync(unfinished, { force: true })
    throw thrown
  }
}

/** What stands there was left by a process that died and had the same id; through a link nothing is written. */
export function openNew(path: string): number {
  rmSync(path, { force: true })
  return openSync(path, 'wx')
}

function closeQuietly(file: number): void {
  try {
    closeSync(file)
  } catch {
    // It was closed before what failed.
  }
}

function inWords<T>(write: () => T): T {
  try {
    return write()
  } catch (thrown) {
    throw notWritten(thrown)
  }
}
