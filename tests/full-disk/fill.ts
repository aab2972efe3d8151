import { closeSync, ftruncateSync, openSync, writeSync } from 'node:fs'

const PAGE = 4096

/** Takes all room of the disk on which `filler` lies but so many pages of a state file. */
export function leave(filler: string, pages: number): void {
  const file = openSync(filler, 'w')
  let bytes = 0
  try {
    for (;;) bytes += writeSync(file, Buffer.alloc(PAGE))
  } catch {
    ftruncateSync(file, Math.max(0, bytes - pages * PAGE))
  } finally {
    closeSync(file)
  }
}
