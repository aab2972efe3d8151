import { existsSync, renameSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { ConcordError } from '@shared/contract/app-error'
import type { SavedFile } from '@shared/contract/backups'
import { t } from '@shared/words/words'
import { LOGS, removeState } from '../database'
import { notWritten } from '../exports'
import type { EngineHost } from '../processes'

/**
 * Puts the prepared file in the place of the state file, which is kept beside it. Where the engine does not open it,
 * or the files can't be moved, the former one is put back. Returns the name of the kept file. Throws a
 * `ConcordError`; the former state is in place then.
 */
export async function exchangeStateFile(
  engine: Pick<EngineHost, 'whileStopped' | 'status'>,
  stateFile: string,
  prepared: string,
): Promise<string> {
  const kept = freeName(stateFile)
  try {
    await engine.whileStopped(() => exchange(stateFile, kept, prepared))
    if (engine.status.kind === 'ready') return basename(kept)
    const { status } = engine
    await engine.whileStopped(() => putBack(stateFile, kept))
    throw notOpened(status.kind === 'stopped' ? status.message : '')
  } finally {
    removeState(prepared)
  }
}

/** Renames a file that is whole. Throws a `ConcordError` (`file-not-written`). */
export function moveIntoPlace(unfinished: string, path: string): SavedFile {
  try {
    renameSync(unfinished, path)
    return { name: basename(path), bytes: statSync(path).size }
  } catch (thrown) {
    throw notWritten(thrown)
  }
}

/** When a file was written last: all that is known of a copy that Concord did not make. */
export function fileTime(path: string): string {
  return statSync(path).mtime.toISOString()
}

function exchange(stateFile: string, kept: string, prepared: string): void {
  try {
    moveState(stateFile, kept)
    try {
      // It has nothing beside it: it was closed in order.
      renameSync(prepared, stateFile)
    } catch (thrown) {
      moveState(kept, stateFile)
      throw thrown
    }
  } catch (thrown) {
    throw notWritten(thrown)
  }
}

function putBack(stateFile: string, kept: string): void {
  // The file itself is overwritten, so that there is one at any moment.
  for (const end of LOGS) rmSync(stateFile + end, { force: true })
  moveState(kept, stateFile)
}

/**
 * All of it or nothing: a log without its file is nothing, a file without its log may lack what was saved last.
 */
function moveState(from: string, to: string): void {
  const moved: string[] = []
  try {
    // What SQLite left beside a file whose process did not end in order belongs to that file.
    for (const end of ['', ...LOGS]) {
      if (!existsSync(from + end)) continue
      renameSync(from + end, to + end)
      moved.push(end)
    }
  } catch (thrown) {
    for (const end of moved.reverse()) renameSync(to + end, from + end)
    throw thrown
  }
}

/** "state-before-restore-2026-11-26-140501.sqlite". */
function freeName(stateFile: string): string {
  const [day = '', time = ''] = new Date().toISOString().split('T')
  const stamp = `${day}-${time.slice(0, 8).replaceAll(':', '')}`
  const name = (more: string): string =>
    join(dirname(stateFile), `state-before-restore-${stamp}${more}.sqlite`)
  for (let copy = 2; ; copy++) {
    const path = name(copy === 2 ? '' : `-${copy - 1}`)
    if (!existsSync(path)) return path
  }
}

function notOpened(why: string): ConcordError {
  return new ConcordError({
    code: 'state-file-damaged',
    message: [
      t`The backup could not be opened and was taken out again. What you had before is in place.`,
      why,
    ]
      .filter(Boolean)
      .join(' '),
    nextStep: t`Choose another backup.`,
    retryable: false,
  })
}
