import { existsSync, realpathSync, rmSync } from 'node:fs'
import { release, totalmem } from 'node:os'
import { basename, dirname, resolve, sep } from 'node:path'
import { ConcordError } from '@shared/contract/app-error'
import type { RestorePreview, SavedFile } from '@shared/contract/backups'
import { valueOf } from '@shared/contract/result'
import { t } from '@shared/words/words'
import { app, type BrowserWindow, shell } from 'electron'
import { removeState } from '../database'
import { writeWholeFile } from '../exports'
import { type EngineHost, workOnStateFile } from '../processes'
import { lookAtPlace } from '../stores'
import { diagnosticsText, readLogTail } from './diagnostics'
import { exchangeStateFile, fileTime, moveIntoPlace } from './exchange-state-file'
import { chooseFile, chooseNewFile } from './file-dialogs'
import type { WriteLog } from './file-log'
import type { MainHandlers } from './main-handlers'

export type DataRequestParts = {
  readonly window: () => BrowserWindow | null
  /** The open store. Throws the `ConcordError` of none. */
  readonly store: () => { readonly engine: EngineHost; readonly stateFile: string }
  /** The engine's bundle, for looking through files apart from it. */
  readonly engineEntry: string
  readonly sqliteBinding: string | undefined
  readonly dataFolder: string
  /** Where the stores lie: Concord's own files, which no backup is written over. */
  readonly storesFolder: string
  readonly logFile: string
  /** Takes credentials out of a text. */
  readonly redact: (text: string) => string
  readonly log: WriteLog
}

type DataChannel = Extract<keyof MainHandlers, `data.${string}`>

/** A chosen backup as it waits beside the state file, checked and brought to this version. */
const PREPARED = '.restore'
const STATE_FILE = { name: t`Concord backup`, extensions: ['sqlite'] } as const
const DIAGNOSTICS = { name: 'JSON', extensions: ['json'] } as const

/** What main does with a store's data as files. Their paths stay here. */
export function dataHandlers(parts: DataRequestParts): Pick<MainHandlers, DataChannel> {
  const { store, window, sqliteBinding } = parts
  /** The state file that a checked backup waits to replace: another store's is not replaced by it. */
  let preparedFor: string | null = null
  const drop = (): void => {
    if (preparedFor !== null) removeState(preparedFor + PREPARED)
    preparedFor = null
  }
  return {
    'data.back-up': async () => {
      const { engine } = store()
      const path = await chooseNewFile(window(), t`Back up`, 'concord-backup', STATE_FILE)
      if (path === null) return null
      refuseInside(path, parts.storesFolder)
      return backUp(engine, parts, path)
    },
    'data.choose-backup': async () => {
      const { engine, stateFile } = store()
      const prepared = stateFile + PREPARED
      // What Concord keeps by itself lies there.
      const folder = dirname(stateFile)
      const path = await chooseFile(window(), t`Choose a backup`, STATE_FILE, folder)
      if (path === null) return null
      refuseOwnFile(path, stateFile)
      drop()
      removeState(prepared)
      const facts = await workOnStateFile(parts.engineEntry, {
        kind: 'prepare-restore',
        path,
        prepared,
        sqliteBinding,
      })
      try {
        const madeAt = facts.backedUpAt ?? fileTime(path)
        const now = await engine.stateFacts(madeAt)
        const shopId = now.ok ? now.value.facts.shopId : null
        if (shopId !== null && facts.shopId !== null && shopId !== facts.shopId) throw otherShop()
        preparedFor = stateFile
        return {
          name: basename(path),
          madeAt,
          backup: facts.counts,
          now: now.ok ? now.value.facts.counts : null,
          since: now.ok ? now.value.since : null,
        } satisfies RestorePreview
      } catch (thrown) {
        removeState(prepared)
        throw thrown
      }
    },
    'data.restore': async () => {
      const { engine, stateFile } = store()
      if (preparedFor !== stateFile) throw nothingChosen()
      preparedFor = null
      parts.log('info', 'A backup takes the place of the state file')
      return { keptAs: await exchangeStateFile(engine, stateFile, stateFile + PREPARED) }
    },
    'data.drop-backup': async () => {
      drop()
      return null
    },
    'data.place': async () => lookAtPlace(parts.dataFolder),
    'data.open-folder': async () => {
      const trouble = await shell.openPath(parts.dataFolder)
      if (trouble !== '') throw noFolder(trouble)
      return null
    },
    'data.save-diagnostics': async () => {
      // Of the store that is open now, whichever one is when the dialog is answered.
      const { engine } = store()
      const path = await chooseNewFile(
        window(),
        t`Save diagnostics`,
        'concord-diagnostics',
        DIAGNOSTICS,
      )
      if (path === null) return null
      const diagnosis = await engine.diagnose()
      return writeWholeFile(
        path,
        diagnosticsText({
          madeAt: new Date().toISOString(),
          versions: { concord: app.getVersion(), ...versions() },
          system: systemFacts(),
          engine: engine.status.kind,
          diagnosis: diagnosis.ok ? diagnosis.value : { notMade: diagnosis.error.code },
          log: readLogTail(parts.logFile),
          home: app.getPath('home'),
          redact: parts.redact,
        }),
      )
    },
  }
}

/** The engine copies, a process apart proves the copy; it gets its name when it is whole. */
async function backUp(
  engine: EngineHost,
  parts: DataRequestParts,
  path: string,
): Promise<SavedFile> {
  const unfinished = `${path}.${process.pid}.part`
  try {
    rmSync(unfinished, { force: true })
    valueOf(await engine.copyState(unfinished))
    await workOnStateFile(parts.engineEntry, {
      kind: 'seal-backup',
      path: unfinished,
      at: new Date().toISOString(),
      sqliteBinding: parts.sqliteBinding,
    })
    return moveIntoPlace(unfinished, path)
  } finally {
    removeState(unfinished)
  }
}

/** A copy over the file that is being copied would destroy both; that one is no backup of itself either. */
function refuseOwnFile(path: string, stateFile: string): void {
  if (realPath(path) === realPath(stateFile)) throw ownFile()
}

/** The state file of another store, or one that was kept, would be gone. */
function refuseInside(path: string, folder: string): void {
  if (`${realPath(dirname(path))}${sep}`.startsWith(`${realPath(folder)}${sep}`)) throw ownFile()
}

/** Without links on the way; a file that is not there yet is where it says. */
function realPath(path: string): string {
  return existsSync(path) ? realpathSync(path) : resolve(path)
}

function ownFile(): ConcordError {
  return new ConcordError({
    code: 'invalid-input',
    message: t`This is a place that Concord works in. Nothing was changed.`,
    nextStep: t`Choose another name or folder.`,
    retryable: false,
  })
}

function versions(): Record<string, string> {
  const { electron, node, v8 } = process.versions
  return { electron, chromium: process.versions['chrome'] ?? '', node, v8 }
}

function systemFacts(): Record<string, string | number> {
  const { platform, arch } = process
  const memoryMb = Math.round(totalmem() / 1024 / 1024)
  return { platform, arch, release: release(), memoryMb, locale: app.getLocale() }
}

function otherShop(): ConcordError {
  return new ConcordError({
    code: 'store-mismatch',
    message: t`This backup is of another shop. Nothing was changed.`,
    nextStep: t`Choose a backup of this store.`,
    retryable: false,
  })
}

function nothingChosen(): ConcordError {
  return new ConcordError({
    code: 'not-found',
    message: t`No backup is chosen. Nothing was changed.`,
    nextStep: t`Choose a backup first.`,
    retryable: false,
  })
}

function noFolder(trouble: string): ConcordError {
  return new ConcordError({
    code: 'file-unreadable',
    message: t`The system could not show the folder. It answered: ${trouble}`,
    nextStep: t`Install a file manager, or ask who looks after this computer.`,
    retryable: true,
  })
}
