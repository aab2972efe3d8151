import { ENGINE_PORT_CHANNEL, ENGINE_STATUS_CHANNEL } from '@shared/contract/main-contract'
import { storeOfUrl } from '@shared/contract/page-store'
import { type BrowserWindow, MessageChannelMain } from 'electron'
import type { StoreSession } from './store-session'

/** Main's way to the page, which may not be there yet, or not be there any more. */
export class PageLink {
  #window: BrowserWindow | null = null

  /** From now on this is the window. */
  use(window: BrowserWindow): void {
    this.#window = window
  }

  get window(): BrowserWindow | null {
    return this.#window && !this.#window.isDestroyed() ? this.#window : null
  }

  send(channel: string, message: unknown): void {
    this.window?.webContents.send(channel, message)
  }

  /** One end of a new channel goes to the engine, the other to its screens. */
  connect({ engine, id }: StoreSession): void {
    const { window } = this
    // A page of another store, about to be replaced, must not get this one's engine.
    if (!window || storeOfUrl(window.webContents.mainFrame.url) !== id) return
    const { port1, port2 } = new MessageChannelMain()
    engine.connectScreens(port1)
    window.webContents.postMessage(ENGINE_PORT_CHANNEL, null, [port2])
  }

  /** For a page that was loaded after the engine was ready. */
  connectAgain(session: StoreSession): void {
    const { status } = session.engine
    this.send(ENGINE_STATUS_CHANNEL, status)
    if (status.kind === 'ready') this.connect(session)
  }
}
