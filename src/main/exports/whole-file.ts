import { closeSync, fsyncSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import type { SavedFile } from '@shared/contract/backups'
import { notWritten } from './not-written'
import { openNew } from './write-in-parts'

/**
 * Writes a text under its name when it is whole; before that a file of that name stays as it was. Throws a
 * `ConcordError` (`file-not-written`).
 */
export function writeWholeFile(path: string, text: string): SavedFile {
  const unfinished = `${path}.${process.pid}.part`
  try {
    const file = openNew(unfinished)
    try {
      writeFileSync(file, text)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    renameSync(unfinished, path)
    return { name: basename(path), bytes: statSync(path).size }
  } catch (thrown) {
    rmSync(unfinished, { force: true })
    throw notWritten(thrown)
  }
}
