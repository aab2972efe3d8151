import { BrowserWindow, nativeTheme } from 'electron'
import { startPage } from './app-protocol'
import { keepWindowState, readWindowState } from './window-state'

export type MainWindowOptions = {
  readonly preload: string
  readonly stateFile: string
}

const GROUND = { dark: '#151412', light: '#f5f4f0' }

/** The one window: sandboxed, isolated, without Node, at the size and place it last had. */
export function openMainWindow({ preload, stateFile }: MainWindowOptions): BrowserWindow {
  const { maximized, ...bounds } = readWindowState(stateFile)
  const window = new BrowserWindow({
    ...bounds,
    minWidth: 1024,
    minHeight: 700,
    show: false,
    title: 'Concord',
    backgroundColor: nativeTheme.shouldUseDarkColors ? GROUND.dark : GROUND.light,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      devTools: false,
    },
  })
  keepWindowState(window, stateFile)
  window.once('ready-to-show', () => {
    if (maximized) window.maximize()
    window.show()
  })
  return window
}

/** Shows the page of a store, or the one that belongs to none. What was shown before is gone. */
export function showStore(window: BrowserWindow, store: string | null): void {
  void window.loadURL(startPage(store))
}
