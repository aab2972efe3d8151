import { rmSync } from 'node:fs'

/** What SQLite puts beside a file (sqlite.org/tempfiles.html). */
export const LOGS = ['-journal', '-wal', '-shm'] as const

/** Removes a state file with all that SQLite puts beside it. */
export function removeState(path: string): void {
  for (const end of ['', ...LOGS]) rmSync(path + end, { force: true })
}
