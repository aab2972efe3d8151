import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { ConcordError } from '@shared/contract/app-error'
import { MENU_COMMAND_CHANNEL, STORES_CHANGED_CHANNEL } from '@shared/contract/main-contract'
import { t } from '@shared/words/words'
import { app, nativeTheme, powerMonitor, shell } from 'electron'
import { SampleStoreHost } from '../processes'
import {
  askForSecret,
  closeDebugging,
  guardAllPages,
  openMainWindow,
  registerAppScheme,
  serveApp,
  setApplicationMenu,
  showStore,
} from '../window'
import { aboutHandlers } from './about-requests'
import { amsServerHandlers } from './ams-server-requests'
import { catalogHandlers } from './catalog-requests'
import { dataHandlers } from './data-requests'
import { describeError } from './describe-error'
import { serveDroppedFiles } from './dropped-files'
import { openFileLog } from './file-log'
import { languageHandlers } from './language-requests'
import { serveMainRequests } from './main-requests'
import { openRegistry } from './open-registry'
import { PageLink } from './page-link'
import { findPlaces } from './places'
import { Redaction } from './redaction'
import { SAMPLE_CATALOG_NAME, sampleCatalogFile } from './sample-store'
import { setupHandlers } from './setup-requests'
import type { StoreRegistry } from './store-registry'
import { storeHandlers } from './store-requests'
import { readSwitches, type Switches } from './switches'
import { type Watched, WatchedFolder } from './watched-folder'

/** Main: one window, the open store's engine, the only process that speaks to the keychain. */
export function startMainProcess(): void {
  const switches = readSwitches(process.env)
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
  serveApp(places.screens, {
    picture: async (sha256) => (await registry.session?.picture(sha256)) ?? null,
  })

  const page = new PageLink()
  const sqliteBinding = app.isPackaged ? undefined : switches.CONCORD_SQLITE_BINDING
  const now = (): string => new Date().toISOString()
  const know = (secret: string): void => redaction.know(secret)
  const changed = (): void => page.send(STORES_CHANGED_CHANNEL, null)
  const sampleStore = new SampleStoreHost({ entry: join(places.bundles, 'sample-store.cjs'), log })
  const { registry, keeper } = openRegistry({
    switches,
    places,
    page,
    sampleStore,
    sqliteBinding,
    now,
    know,
    changed,
    log,
  })
  const folderWatch = new WatchedFolder(() => watchedBy(registry), log)

  const ownPage = {
    window: () => page.window,
    openStore: () => registry.session?.id ?? null,
    engine: () => (registry.session ?? noStore()).engine,
    log,
  }
  serveDroppedFiles(ownPage)
  serveMainRequests({
    ...ownPage,
    others: {
      ...aboutHandlers({
        engine: () => registry.session?.engine ?? null,
        builtParts: [places.bundles, places.screens],
      }),
      ...catalogHandlers({
        window: () => page.window,
        store: () => registry.session ?? noStore(),
        sampleCatalog: { file: sampleCatalogFile(places), name: SAMPLE_CATALOG_NAME },
        watchedFolder: (id) => registry.record(id)?.watchedFolder ?? null,
        watchFolder: (id, watchedFolder) => {
          registry.update(id, { watchedFolder })
          // What lies there from this moment on is not new; what comes a second later is.
          void folderWatch.look()
        },
      }),
      ...dataHandlers({
        window: () => page.window,
        store: () => registry.session ?? noStore(),
        engineEntry: join(places.bundles, 'engine.cjs'),
        sqliteBinding,
        dataFolder: places.userData,
        storesFolder: places.stores,
        logFile: places.logFile,
        redact: redaction.in,
        log,
      }),
      ...languageHandlers(),
      ...amsServerHandlers({
        registry,
        keeper,
        know,
        askToken: (host) =>
          askForSecret({
            parent: page.window,
            preload: places.credentialPreload,
            screens: places.screens,
            label: t`Token of the AMS server`,
            storeName: host,
          }),
      }),
      ...storeHandlers(registry),
      ...setupHandlers({
        registry,
        keeper,
        now,
        know,
        changed,
        askSecret: ({ kind }, storeName) =>
          askForSecret({
            parent: page.window,
            preload: places.credentialPreload,
            screens: places.screens,
            label: kind === 'token' ? t`Access token` : t`Client secret`,
            storeName,
          }),
      }),
    },
    reconnect: () => {
      log('info', 'The screens ask for the engine')
      if (registry.session) page.connectAgain(registry.session)
    },
    setTheme: (theme) => {
      nativeTheme.themeSource = theme
    },
  })
  folderWatch.start()
  setApplicationMenu(
    (command) => page.send(MENU_COMMAND_CHANNEL, command),
    () => shell.showItemInFolder(places.logFile),
  )
  const window = openMainWindow({
    preload: places.preload,
    stateFile: join(places.userData, 'window.json'),
  })
  window.once('show', () => log('info', 'The window is shown'))
  page.use(window)
  registry.openLast(switches.CONCORD_FIRST_STORE).catch((error: unknown) => {
    log('error', `No store could be opened: ${describeError(error)}`)
    showStore(window, null)
  })

  app.on('second-instance', () => {
    if (page.window?.isMinimized()) page.window.restore()
    page.window?.focus()
  })
  powerMonitor.on('resume', () => {
    log('info', 'The computer woke up')
    registry.session?.engine.woke()
  })
  app.on('window-all-closed', () => app.quit())
  endCleanly(registry, sampleStore)
}

/** The folder that is watched for the open store. */
function watchedBy(registry: StoreRegistry): Watched | null {
  const { session } = registry
  const folder = session && registry.record(session.id)?.watchedFolder
  if (!session || !folder) return null
  const openCatalog = (path: string) => session.engine.openCatalog(path, { isAsked: false })
  return { storeId: session.id, folder, openCatalog }
}

function noStore(): never {
  throw new ConcordError({
    code: 'not-found',
    message: t`No store is open. Nothing was changed.`,
    nextStep: t`Open a store from Home.`,
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
