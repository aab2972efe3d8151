import { join } from 'node:path'
import { app, type BrowserWindow, dialog } from 'electron'

export type FileKind = {
  readonly name: string
  readonly extensions: readonly [string, ...string[]]
}

/** Asks for a file that is there, in `folder` first; null where the person closed the dialog. */
export async function chooseFile(
  window: BrowserWindow | null,
  title: string,
  filter: FileKind,
  folder?: string,
): Promise<string | null> {
  const options: Electron.OpenDialogOptions = {
    title,
    properties: ['openFile'],
    filters: [toElectron(filter)],
    ...(folder === undefined ? {} : { defaultPath: folder }),
  }
  const chosen = window
    ? await dialog.showOpenDialog(window, options)
    : await dialog.showOpenDialog(options)
  return chosen.filePaths[0] ?? null
}

/** Asks for a folder that is there; null where the person closed the dialog. */
export async function chooseFolder(
  window: BrowserWindow | null,
  title: string,
): Promise<string | null> {
  const options: Electron.OpenDialogOptions = { title, properties: ['openDirectory'] }
  const chosen = window
    ? await dialog.showOpenDialog(window, options)
    : await dialog.showOpenDialog(options)
  return chosen.filePaths[0] ?? null
}

/** Asks where a new file goes; `name` is offered with today's date. Null where the person closed the dialog. */
export async function chooseNewFile(
  window: BrowserWindow | null,
  title: string,
  name: string,
  filter: FileKind,
): Promise<string | null> {
  const day = new Date().toISOString().slice(0, 10)
  const options: Electron.SaveDialogOptions = {
    title,
    defaultPath: join(app.getPath('documents'), `${name}-${day}.${filter.extensions[0]}`),
    filters: [toElectron(filter)],
  }
  const chosen = window
    ? await dialog.showSaveDialog(window, options)
    : await dialog.showSaveDialog(options)
  return chosen.canceled || chosen.filePath === '' ? null : chosen.filePath
}

function toElectron({ name, extensions }: FileKind): Electron.FileFilter {
  return { name, extensions: [...extensions] }
}
