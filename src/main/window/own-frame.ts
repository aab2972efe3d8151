import type { BrowserWindow, IpcMainInvokeEvent } from 'electron'
import { isOwnAddress } from './app-protocol'

/** Whether a message comes from the main frame of this window, and the window shows Concord's own page. */
export function isFromOwnFrame(
  { senderFrame }: Pick<IpcMainInvokeEvent, 'senderFrame'>,
  window: BrowserWindow | null,
): boolean {
  if (!window || window.isDestroyed() || !senderFrame) return false
  return senderFrame === window.webContents.mainFrame && isOwnAddress(senderFrame.url)
}
