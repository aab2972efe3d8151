import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import {
  ENGINE_PORT_CHANNEL,
  ENGINE_STATUS_CHANNEL,
  MENU_COMMAND_CHANNEL,
} from '@shared/contract/main-contract'
import { app, type BrowserWindow, MessageChannelMain, nativeTheme, shell } from 'electron'
import { keychainSecrets } from '../keychain'
import { EngineHost, SampleStoreHost } from '../processes'
import {
  openMainWindow,
  registerAppScheme,
  serveApp,
  setApplicationMenu,
  showNotice,
} from '../window'
import { aboutHandlers } from './about-requests'
import { dataHandlers } from './data-requests'
import { openFileLog, type WriteLog } from './file-log'
import { serveMainRequests } from './main-requests'
import { findPlaces, type Places, storeFolder } from './places'
import { type StoreCredential, sampleCredential } from './sample-credential'
import { readSwitches, type Switches } from './switches'

const SAMPLE_STORE = 'sample'
const SAMPLE_STORE_NAME = 'Fernhill Workshop'
/** When the sample's two sides last agreed, before both went on on their own. */
const SAMPLE_AGREED_AT = '2026-11-14T09:12:00.000Z'

/** Main: one window, the engine's owner, the only process that speaks to the keychain. */
export function startMainProcess(): void {
  const switches = readSwitches(process.env)
  if (switches.CONCORD_DATA_FOLDER) app.setPath('userData', switches.CONCORD_DATA_FOLDER)
  if (!app.requestSingleInstanceLock()) {
    app.quit()
    return
  }
  registerAppScheme()
  void app.whenReady().then(() => open(switches))
}

function open(switches: Switches): void {
  const places = findPlaces()
  const log = openFileLog(places.logFile)
  log('info', `Concord ${app.getVersion()} on Electron ${process.versions.electron ?? ''}`)
  mkdirSync(storeFolder(places, SAMPLE_STORE), { recursive: true })
  serveApp(places.screens)

  let window: BrowserWindow | null = null
  const send = (channel: string, message: unknown): void => {
    if (window && !window.isDestroyed()) window.webContents.send(channel, message)
  }
  const sampleStore = new SampleStoreHost({ entry: join(places.bundles, 'sample-store.cjs'), log })
  const connectScreens = (): void => {
    if (!window || window.isDestroyed()) return
    const { port1, port2 } = new MessageChannelMain()
    engine.connectScreens(port1)
    window.webContents.postMessage(ENGINE_PORT_CHANNEL, null, [port2])
  }
  const credentialAndUrl = sampleStoreAccess(switches, places, sampleStore, log)
  const engine = new EngineHost({
    entry: join(places.bundles, 'engine.cjs'),
    openStore: async () => ({
      kind: 'open',
      storeName: SAMPLE_STORE_NAME,
      stateFile: join(storeFolder(places, SAMPLE_STORE), 'state.sqlite'),
      sqliteBinding: switches.CONCORD_SQLITE_BINDING,
      sample: {
        catalogFile: join(places.resources, 'sample', 'ams-catalog.csv'),
        agreedFile: join(places.resources, 'sample', 'last-agreed.csv'),
        agreedAt: SAMPLE_AGREED_AT,
      },
      ...(await credentialAndUrl()),
    }),
    onStatus: (status) => send(ENGINE_STATUS_CHANNEL, status),
    onReady: connectScreens,
    onNotice: ({ title, body }) => showNotice({ title, body }, () => window),
    log,
  })

  serveMainRequests({
    window: () => window,
    engine,
    reconnect: () => {
      send(ENGINE_STATUS_CHANNEL, engine.status)
      if (engine.status.kind === 'ready') connectScreens()
    },
    setTheme: (theme) => {
      nativeTheme.themeSource = theme
    },
    log,
    others: {
      ...aboutHandlers({ engine, builtParts: [places.bundles, places.screens] }),
      ...dataHandlers({
        window: () => window,
        engine,
        engineEntry: join(places.bundles, 'engine.cjs'),
        sqliteBinding: switches.CONCORD_SQLITE_BINDING,
        stateFile: join(storeFolder(places, SAMPLE_STORE), 'state.sqlite'),
        dataFolder: places.userData,
        logFile: places.logFile,
        log,
      }),
    },
  })
  setApplicationMenu(
    (command) => send(MENU_COMMAND_CHANNEL, command),
    () => shell.showItemInFolder(places.logFile),
  )
  window = openMainWindow({
    preload: places.preload,
    stateFile: join(places.userData, 'window.json'),
  })
  void engine.start()

  app.on('second-instance', () => {
    if (window?.isMinimized()) window.restore()
    window?.focus()
  })
  app.on('window-all-closed', () => app.quit())
  endCleanly(engine, sampleStore)
}

/**
 * The credential is read from the keychain once; the store that accepts it is started with it. Asked
 * again after a failure it tries anew; while the store runs, it answers with what it has.
 */
function sampleStoreAccess(
  switches: Switches,
  places: Places,
  sampleStore: SampleStoreHost,
  log: WriteLog,
): () => Promise<{ credential: StoreCredential; storeUrl: string }> {
  let known: StoreCredential | null = null
  return async () => {
    const credential =
      known ?? (await sampleCredential(keychainSecrets, SAMPLE_STORE, (text) => log('error', text)))
    known = credential
    const storeUrl = await sampleStore.start({
      port: switches.CONCORD_SAMPLE_STORE_PORT,
      token: credential.token,
      schemaFile: join(places.resources, 'shopify-schema', 'admin_2026-10.json.gz'),
      shopFile: join(places.resources, 'sample', 'shop.json'),
      stateFile: join(storeFolder(places, SAMPLE_STORE), 'sample-shop.json'),
      control: switches.CONCORD_SAMPLE_STORE_CONTROL === 'on',
    })
    return { credential, storeUrl }
  }
}

/** Quitting waits until the engine has put everything down. */
function endCleanly(engine: EngineHost, sampleStore: SampleStoreHost): void {
  let isEnded = false
  app.on('before-quit', (event) => {
    if (isEnded) return
    event.preventDefault()
    void engine.stop().finally(() => {
      sampleStore.stop()
      isEnded = true
      app.quit()
    })
  })
}
