import type { Session } from 'electron'
import { isOwnAddress } from './app-protocol'

/** The one thing that a screen may do beyond showing itself: put a text on the clipboard. */
const ALLOWED = 'clipboard-sanitized-write'

/** Every address that leads out of the app. Data and blob addresses are left to the pages' policy. */
const OUTSIDE = ['http://*/*', 'https://*/*', 'ws://*/*', 'wss://*/*', 'ftp://*/*', 'file://*/*']

/** A session's pages get no permission, no device, no download, and nothing from any network or disk. */
export function guardSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, answer, { requestingUrl }) => {
    answer(permission === ALLOWED && isOwnAddress(requestingUrl))
  })
  session.setPermissionCheckHandler(
    (_contents, permission, origin) => permission === ALLOWED && isOwnAddress(origin),
  )
  session.setDevicePermissionHandler(() => false)
  session.on('select-hid-device', (event, _details, choose) => {
    event.preventDefault()
    choose(null)
  })
  session.on('select-usb-device', (event, _details, choose) => {
    event.preventDefault()
    choose()
  })
  session.on('select-serial-port', (event, _ports, _contents, choose) => {
    event.preventDefault()
    choose('')
  })
  session.on('will-download', (event) => event.preventDefault())
  // What main itself asks for has no page, and is not concerned.
  session.webRequest.onBeforeRequest({ urls: OUTSIDE }, ({ webContentsId }, go) => {
    go({ cancel: webContentsId !== undefined })
  })
}
