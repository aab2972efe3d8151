import type { WebContents } from 'electron'
import { isOwnAddress } from './app-protocol'

/** What a frame inside a page may hold: what the page itself wrote into it. */
const FRAME_ADDRESSES = ['about:srcdoc', 'about:blank']

/** A page shows Concord and nothing else: no navigation away, no new windows, no guests, no DevTools. */
export function guardNavigation(contents: WebContents): void {
  contents.on('will-navigate', (event, url) => {
    if (!isOwnAddress(url)) event.preventDefault()
  })
  contents.on('will-redirect', (event, url) => {
    if (!isOwnAddress(url)) event.preventDefault()
  })
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame && !FRAME_ADDRESSES.includes(event.url)) event.preventDefault()
  })
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.on('select-bluetooth-device', (event, _devices, choose) => {
    event.preventDefault()
    choose('')
  })
  contents.on('devtools-opened', () => contents.closeDevTools())
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
}
