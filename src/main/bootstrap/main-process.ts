import { mkdirSync } from 'node:fs'
import { rename } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { ConcordError } from '@shared/contract/app-error'
import {
  ENGINE_PORT_CHANNEL,
  ENGINE_STATUS_CHANNEL,
  MENU_COMMAND_CHANNEL,
  STORES_CHANGED_CHANNEL,
} from '@shared/contract/main-contract'
import { app, type BrowserWindow, MessageChannelMain, nativeTheme, shell } from 'electron'
import { CredentialKeeper, keychainSecrets } from '../keychain'
import { SampleStoreHost } from '../processes'
import { StoreFolders } from '../stores'
import {
  askForSecret,
  closeDebugging,
  guardAllPages,
  openMainWindow,
  registerAppScheme,
  serveApp,
  setApplicationMenu,
  showNotice,
  showStore,
} from '../window'
import { openFileLog } from './file-log'
import { serveMainRequests } from './main-requests'
import { findPlaces, type Places } from './places'
import { Redaction } from './redaction'
import { SAMPLE_CATALOG_NAME, sampleCatalogFile, sampleStoreAccess } from './sample-store'
import { setupHandlers } from './setup-requests'
import { StoreRegistry } from './store-registry'
import { storeHandlers } from './store-requests'
import { StoreSession } from './store-session'
import { readSwitches, type Switches } from './switches'

/** Main: one window, the open store's engine, the only process that speaks to the keychain. */
export function startMainProcess(): void {
  const switches = readSwitches(process.env)
  if (switches.CONCORD_DATA_FOLDER) app.setPath('userData', switches.CONCORD_DATA_FOLDER)
  if (!app.requestSingleInstanceLock()) {
    app.quit()
    return
  }
  closeDebugging()
  registerAppScheme()
  guardAllPages()
  void app.whenReady().then(() => open(switches))
}

function open(switches: Switches): void {
  const places = findPlaces()
  const redaction = new Redaction()
  const log = openFileLog(places.logFile, redaction)
  log('info', `Concord ${app.getVersion()} on Electron ${process.versions.electron ?? ''}`)
  mkdirSync(places.stores, { recursive: true })
  serveApp(places.screens)

  let window: BrowserWindow | null = null
  const shown = (): BrowserWindow | null => (window && !window.isDestroyed() ? window : null)
  const send = (channel: string, message: unknown): void => {
    shown()?.webContents.send(channel, message)
  }
  const changed = (): void => send(STORES_CHANGED_CHANNEL, null)
  const now = (): string => new Date().toISOString()
  const know = (secret: string): void => redaction.know(secret)
  const sampleStore = new SampleStoreHost({ entry: join(places.bundles, 'sample-store.cjs'), log })
  const sample = sampleStoreAccess(switches, places, sampleStore, know, log)
  const keeper = new CredentialKeeper({
    secrets: keychainSecrets,
    now,
    log: (text) => log('error', text),
    onLate: (id) => {
      if (registry.session?.id === id) registry.session.credentialChanged()
      changed()
    },
  })
  const registry: StoreRegistry = new StoreRegistry({
    folders: new StoreFolders(places.stores, places.sessionFile),
    keeper,
    now,
    openSession: (record, folder) => {
      const { id } = record()
      const session: StoreSession = new StoreSession({
        folder,
        record,
        keeper,
        know,
        sample,
        sqliteBinding: app.isPackaged ? undefined : switches.CONCORD_SQLITE_BINDING,
        entry: join(places.bundles, 'engine.cjs'),
        onStatus: (status) => {
          if (registry.session === session) send(ENGINE_STATUS_CHANNEL, status)
        },
        onReady: () => {
          log('info', 'The engine is ready')
          if (registry.session === session) connectScreens(session, shown())
          changed()
        },
        onNotice: ({ title, body }) => showNotice({ title, body }, () => window),
        onSeen: (seen, shopName) => registry.seen(id, seen, shopName),
        log,
      })
      return session
    },
    showPage: (id) => {
      const page = shown()
      if (page) showStore(page, id)
    },
    changed,
    discard: (folder) => discard(folder, places),
  })

  serveMainRequests({
    window: () => window,
    engine: () => {
      if (registry.session) return registry.session.engine
      throw noStoreOpen()
    },
    sampleCatalog: { file: sampleCatalogFile(places), name: SAMPLE_CATALOG_NAME },
    stores: {
      ...storeHandlers(registry),
      ...setupHandlers({
        registry,
        keeper,
        now,
        know,
        changed,
        askSecret: (part, storeName) =>
          askForSecret({
            parent: shown(),
            preload: places.credentialPreload,
            screens: places.screens,
            label: part.kind === 'token' ? 'Access token' : 'Client secret',
            storeName,
          }),
      }),
    },
    reconnect: () => {
      log('info', 'The screens ask for the engine')
      const { session } = registry
      if (!session) return
      send(ENGINE_STATUS_CHANNEL, session.engine.status)
      if (session.engine.status.kind === 'ready') connectScreens(session, shown())
    },
    setTheme: (theme) => {
      nativeTheme.themeSource = theme
    },
    log,
  })
  setApplicationMenu(
    (command) => send(MENU_COMMAND_CHANNEL, command),
    () => shell.showItemInFolder(places.logFile),
  )
  window = openMainWindow({
    preload: places.preload,
    stateFile: join(places.userData, 'window.json'),
  })
  window.once('show', () => log('info', 'The window is shown'))
  void registry.openLast(switches.CONCORD_FIRST_STORE)

  app.on('second-instance', () => {
    if (window?.isMinimized()) window.restore()
    window?.focus()
  })
  app.on('window-all-closed', () => app.quit())
  endCleanly(registry, sampleStore)
}

/** One end of a new channel goes to the engine, the other to its screens. */
function connectScreens(session: StoreSession, window: BrowserWindow | null): void {
  if (!window) return
  const { port1, port2 } = new MessageChannelMain()
  session.engine.connectScreens(port1)
  window.webContents.postMessage(ENGINE_PORT_CHANNEL, null, [port2])
}

/** To the system's trash; where there is none, beside the stores under a name that says what it is. */
async function discard(folder: string, { userData }: Places): Promise<void> {
  try {
    await shell.trashItem(folder)
  } catch {
    const removed = join(userData, 'removed-stores')
    mkdirSync(removed, { recursive: true })
    const at = new Date().toISOString().replace(/[:.]/g, '-')
    await rename(folder, join(removed, `${basename(folder)}-${at}`))
  }
}

function noStoreOpen(): ConcordError {
  return new ConcordError({
    code: 'not-found',
    message: 'No store is open. Nothing was changed.',
    nextStep: 'Open a store from Home.',
    retryable: false,
  })
}

/** Quitting waits until the engine has put everything down. */
function endCleanly(registry: StoreRegistry, sampleStore: SampleStoreHost): void {
  let isEnded = false
  app.on('before-quit', (event) => {
    if (isEnded) return
    event.preventDefault()
    void registry.stop().finally(() => {
      sampleStore.stop()
      isEnded = true
      app.quit()
    })
  })
}
