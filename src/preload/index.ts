import type { ConcordBridge } from '@shared/contract/main-contract'
import { contextBridge, ipcRenderer } from 'electron'

/*
 * Only types come from the contract: a sandboxed preload may load nothing but Electron, and the
 * schemas are checked on arrival, in main and in the engine.
 */
const MAIN_REQUEST_CHANNEL = 'concord:request'
const ENGINE_STATUS_CHANNEL = 'concord:engine-status'
const ENGINE_PORT_CHANNEL = 'concord:engine-port'
const MENU_COMMAND_CHANNEL = 'concord:menu-command'
const STORES_CHANGED_CHANNEL = 'concord:stores-changed'

function listen(channel: string, listener: (message: unknown) => void): () => void {
  const forward = (_event: unknown, message: unknown): void => listener(message)
  ipcRenderer.on(channel, forward)
  return () => {
    ipcRenderer.removeListener(channel, forward)
  }
}

const bridge: ConcordBridge = {
  request: (channel, input) => ipcRenderer.invoke(MAIN_REQUEST_CHANNEL, channel, input),
  onEngineStatus: (listener) => listen(ENGINE_STATUS_CHANNEL, listener),
  onMenuCommand: (listener) => listen(MENU_COMMAND_CHANNEL, listener),
  onStoresChanged: (listener) => listen(STORES_CHANGED_CHANNEL, () => listener()),
}

contextBridge.exposeInMainWorld('concord', bridge)

// A MessagePort can't cross the context bridge; it goes on to the page as a transferred object.
ipcRenderer.on(ENGINE_PORT_CHANNEL, (event) => {
  window.postMessage({ type: ENGINE_PORT_CHANNEL }, window.location.origin, [...event.ports])
})
