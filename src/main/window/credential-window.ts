import { spokenLanguage, t } from '@shared/words/words'
import { BrowserWindow, nativeTheme, session } from 'electron'
import { z } from 'zod'
import { CREDENTIAL_PAGE, serveApp } from './app-protocol'
import { isFromOwnFrame } from './own-frame'

export type CredentialWindowOptions = {
  readonly parent: BrowserWindow | null
  readonly preload: string
  /** Folder of the built pages. */
  readonly screens: string
  /** What is asked for: "Access token". */
  readonly label: string
  readonly storeName: string
}

/** Kept by the preload of that window under the same name. */
const SECRET_CHANNEL = 'concord:secret'
/** Nothing of it is written to the disk, and its page shares no process with Concord's own. */
const PARTITION = 'credential'
const typedSchema = z.string().max(20_000).nullable()

let isServed = false

/**
 * A window for one field: what is typed goes to main and to nobody else. Resolves with the text, or with null
 * where the window was closed.
 */
export function askForSecret(options: CredentialWindowOptions): Promise<string | null> {
  const { parent, preload, screens, label, storeName } = options
  const own = session.fromPartition(PARTITION, { cache: false })
  if (!isServed) serveApp(screens, { protocol: own.protocol })
  isServed = true
  const window = new BrowserWindow({
    ...(parent ? { parent, modal: true } : {}),
    width: 520,
    height: 300,
    useContentSize: true,
    resizable: false,
    minimizable: false,
    maximizable: false,
    fullscreenable: false,
    show: false,
    title: label,
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#1c1b18' : '#ffffff',
    webPreferences: {
      preload,
      session: own,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      devTools: false,
    },
  })
  window.removeMenu()
  return new Promise((done) => {
    let typed: string | null = null
    window.webContents.ipc.handle(SECRET_CHANNEL, (event, message: unknown) => {
      if (!isFromOwnFrame(event, window)) return
      const parsed = typedSchema.safeParse(message)
      if (!parsed.success) return
      typed = parsed.data
      // After the answer has left, so that the page ends in order.
      setImmediate(() => window.close())
    })
    window.once('ready-to-show', () => window.show())
    window.once('closed', () => done(typed))
    const query = new URLSearchParams({
      language: spokenLanguage(),
      label,
      where: t`For ${storeName}. It goes to the keychain of this system.`,
      'show-label': t`Show what I type`,
      cancel: t`Cancel`,
      keep: t`Keep it`,
    })
    void window.loadURL(`${CREDENTIAL_PAGE}?${query.toString()}`)
  })
}
