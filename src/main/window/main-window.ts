import { BrowserWindow, nativeTheme } from 'electron'
import { START_PAGE } from './app-protocol'
import { keepWindowState, readWindowState } from './window-state'

export type MainWindowOptions = {
  readonly preload: string
  readonly stateFile: string
}

/** The one window: sandboxed, isolated, without Node, at the size and place it last had. */
export function openMainWindow({ preload, stateFile }: MainWindowOptions): BrowserWindow {
  const { maximized, ...bounds } = readWindowState(stateFile)
  const window = new BrowserWindow({
    ...bounds,
    minWidth: 1024,
    minHeight: 700,
    show: false,
    title: 'Concord',
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#151412' : '#f5f4f0',
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
  void window.loadURL(START_PAGE)
  return window
}
