import type { ConcordBridge } from '@shared/contract/main-contract'
import { contextBridge, ipcRenderer } from 'electron'
import { pathsOfDrop } from './dropped-paths'

/*
 * Only types come from the contract: a sandboxed preload may load nothing but Electron, and the
 * schemas are checked on arrival, in main and in the engine.
 */
const MAIN_REQUEST_CHANNEL = 'concord:request'
const ENGINE_STATUS_CHANNEL = 'concord:engine-status'
const ENGINE_PORT_CHANNEL = 'concord:engine-port'
const MENU_COMMAND_CHANNEL = 'concord:menu-command'
const STORES_CHANGED_CHANNEL = 'concord:stores-changed'
const DROPPED_FILES_CHANNEL = 'concord:dropped-files'

const dropListeners = new Set<(answer: unknown) => void>()

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
  onFilesDropped: (listener) => {
    dropListeners.add(listener)
    return () => {
      dropListeners.delete(listener)
    }
  },
}

contextBridge.exposeInMainWorld('concord', bridge)

// A MessagePort can't cross the context bridge; it goes on to the page as a transferred object.
ipcRenderer.on(ENGINE_PORT_CHANNEL, (event) => {
  window.postMessage({ type: ENGINE_PORT_CHANNEL }, window.location.origin, [...event.ports])
})

// Here and not in the page: what the page could hand over, a page that was taken over could make up.
window.addEventListener('drop', (event) => {
  const paths = pathsOfDrop(event)
  if (paths.length === 0) return
  event.preventDefault()
  void ipcRenderer.invoke(DROPPED_FILES_CHANNEL, paths).then((answer: unknown) => {
    for (const listener of dropListeners) listener(answer)
  })
})
