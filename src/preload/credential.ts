import { contextBridge, ipcRenderer } from 'electron'

/** Kept by main's credential window under the same name. */
const SECRET_CHANNEL = 'concord:secret'

contextBridge.exposeInMainWorld('concordSecret', {
  /** Hands over what was typed; null: nothing. The window is closed then. */
  give: (typed: string | null): Promise<void> => ipcRenderer.invoke(SECRET_CHANNEL, typed),
})
