import { join } from 'node:path'
import { ConcordError, toAppError } from '@shared/contract/app-error'
import { callHandler, invalidInput } from '@shared/contract/call-handler'
import {
  MAIN_REQUEST_CHANNEL,
  type MainChannel,
  mainRequests,
  type Theme,
} from '@shared/contract/main-contract'
import { fail, type Result, succeed } from '@shared/contract/result'
import type { ExportResult } from '@shared/contract/sync'
import { app, type BrowserWindow, dialog, ipcMain, shell } from 'electron'
import type { EngineHost } from '../processes'
import { APP_ORIGIN, isShopifyAddress } from '../window'
import { describeError } from './describe-error'
import type { WriteLog } from './file-log'
import type { MainHandlers } from './main-handlers'

export type MainRequestParts = {
  readonly window: () => BrowserWindow | null
  readonly engine: EngineHost
  readonly reconnect: () => void
  readonly setTheme: (theme: Theme) => void
  readonly log: WriteLog
  /** Served by files of their own. */
  readonly others: Pick<MainHandlers, Extract<MainChannel, `app.${string}` | `data.${string}`>>
}

/** Serves the few requests that only main can carry out, to its own page's main frame and nobody else. */
export function serveMainRequests(parts: MainRequestParts): void {
  const handlers = mainHandlers(parts)
  ipcMain.handle(
    MAIN_REQUEST_CHANNEL,
    async (event, channel: unknown, input: unknown): Promise<Result<unknown>> => {
      const contents = parts.window()?.webContents
      const isOwnFrame =
        contents !== undefined &&
        event.senderFrame === contents.mainFrame &&
        event.senderFrame.url.startsWith(`${APP_ORIGIN}/`)
      try {
        if (!isOwnFrame || !isChannel(channel))
          throw invalidInput('The request was not understood.')
        return succeed(await callHandler(channel, mainRequests[channel], handlers[channel], input))
      } catch (thrown) {
        if (!(thrown instanceof ConcordError)) {
          parts.log('error', `The request ${String(channel)} failed: ${describeError(thrown)}`)
        }
        return fail(toAppError(thrown))
      }
    },
  )
}

function mainHandlers(parts: MainRequestParts): MainHandlers {
  const { window, engine, reconnect, setTheme } = parts
  /** Kept for the second try after "it lacks most products": the page never learns the path. */
  let lastChosen: string | null = null
  /** Writes a file where the person wants it; null where they do not. */
  const exported = async (
    title: string,
    name: string,
    write: (path: string) => Promise<Result<ExportResult>>,
  ): Promise<ExportResult | null> => {
    const path = await chooseNewFile(window(), title, name)
    if (path === null) return null
    const result = await write(path)
    if (!result.ok) throw new ConcordError(result.error)
    return result.value
  }
  return {
    ...parts.others,
    'catalog.import-file': async ({ allowShrunken }) => {
      const path = allowShrunken ? lastChosen : await chooseFile(window())
      if (path === null) return null
      lastChosen = path
      const result = await engine.importCatalog(path, allowShrunken)
      if (!result.ok) throw new ConcordError(result.error)
      return result.value
    },
    'outbox.export': () =>
      exported('Export decisions', 'concord-decisions', (path) => engine.exportDecisions(path)),
    'push-log.export': (filter) =>
      exported('Export Push Log', 'concord-push-log', (path) => engine.exportPushLog(path, filter)),
    'shopify.open': async ({ url }) => {
      if (!isShopifyAddress(url)) throw invalidInput('Only pages of Shopify are opened.')
      await shell.openExternal(url)
      return null
    },
    'appearance.set-theme': async (theme) => {
      setTheme(theme)
      return null
    },
    'engine.connect': async () => {
      reconnect()
      return null
    },
  }
}

async function chooseFile(window: BrowserWindow | null): Promise<string | null> {
  const options: Electron.OpenDialogOptions = {
    title: 'Choose a catalog file',
    properties: ['openFile'],
    filters: [{ name: 'Catalog (CSV)', extensions: ['csv', 'txt'] }],
  }
  const chosen = window
    ? await dialog.showOpenDialog(window, options)
    : await dialog.showOpenDialog(options)
  return chosen.filePaths[0] ?? null
}

async function chooseNewFile(
  window: BrowserWindow | null,
  title: string,
  name: string,
): Promise<string | null> {
  const day = new Date().toISOString().slice(0, 10)
  const options: Electron.SaveDialogOptions = {
    title,
    defaultPath: join(app.getPath('documents'), `${name}-${day}.csv`),
    filters: [{ name: 'CSV', extensions: ['csv'] }],
  }
  const chosen = window
    ? await dialog.showSaveDialog(window, options)
    : await dialog.showSaveDialog(options)
  return chosen.canceled || chosen.filePath === '' ? null : chosen.filePath
}

function isChannel(channel: unknown): channel is MainChannel {
  return typeof channel === 'string' && Object.hasOwn(mainRequests, channel)
}
