import { type BrowserWindow, Notification } from 'electron'

/** A desktop notification, where the system has them; a click on it brings the window to the front. */
export function showNotice(
  notice: { readonly title: string; readonly body: string },
  window: () => BrowserWindow | null,
): void {
  const open = (): BrowserWindow | null => {
    const found = window()
    return found && !found.isDestroyed() ? found : null
  }
  // Who looks at the window sees it there.
  if (!Notification.isSupported() || open()?.isFocused()) return
  const notification = new Notification(notice)
  notification.on('click', () => {
    const shown = open()
    if (shown?.isMinimized()) shown.restore()
    shown?.focus()
  })
  notification.show()
}
