import { basename, dirname, join } from 'node:path'
import type { CatalogExport, CatalogExported } from '@shared/contract/catalog-export'
import { t } from '@shared/words/words'
import type { MessagePortMain } from 'electron'
import {
  copyState,
  doneSince,
  enterEpoch,
  holdInPlace,
  openStateFile,
  putForeignLogAside,
  renewEpoch,
  restoreIsSettled,
  stateFacts,
  stateStoreIn,
} from '../database'
import { Engine, rememberAgreement, stockSettings } from '../engine'
import { isoNow, type Log, type StateStore } from '../engine/ports'
import { notWritten, writeDecisionsFile, writePushLogFile } from '../exports'
import { ImageFiles, loopbackOrigin } from '../images'
import { engineHandlers, type ServedPort, servePort } from '../ipc'
import { openCatalogFile, readCatalogFile } from '../merchant-catalog'
import type {
  AmsOrder,
  CredentialOrder,
  Diagnosis,
  FactsSince,
  FromEngine,
  OpenStore,
  ToEngine,
} from '../processes/engine-messages'
import { AccessTokens, shopifyGateway } from '../shopify'
import { diagnosisOf } from './engine-diagnosis'
import { realEnvironment } from './environment'
import { exportCatalog } from './export-catalog'
import { imageFolder } from './image-folder'
import { openAmsServer } from './open-ams-server'
import { processHttp } from './process-http'
import type { Redaction } from './redaction'
import { SeenTeller } from './seen-teller'

export type ExportOrder = Extract<ToEngine, { kind: 'export-decisions' | 'export-push-log' }>

/** One store with all that is open of it: its state file, its engine, its screens' ports. */
export type OpenedStore = {
  readonly engine: Engine
  /** Has a file read that a person chose; the screens are told what comes of it. */
  openCatalog(path: string, isAsked: boolean): null
  /** Writes the whole file; gives its rows. */
  exportFile(order: ExportOrder): Promise<number>
  /** Writes the whole file, or nothing; null where the person canceled. */
  exportCatalog(path: string, what: CatalogExport): Promise<CatalogExported | null>
  copyState(path: string): Promise<void>
  facts(since: string | null): FactsSince
  diagnose(): Diagnosis
  connect(port: MessagePortMain): void
  useCredential(access: CredentialOrder): void
  useAmsServer(amsServer: AmsOrder | null): void
  /** The computer was asleep until now. */
  woke(): void
  close(): Promise<void>
}

/** Opens a store's state file and has its engine begin. Throws the `ConcordError` of a file that can't be used. */
export function openStore(
  open: OpenStore,
  redaction: Redaction,
  log: Log,
  say: (message: FromEngine) => void,
): OpenedStore {
  const environment = realEnvironment(log)
  const aside = putForeignLogAside(open.stateFile, isoNow(environment.clock), open.sqliteBinding)
  if (aside !== null) log.info(`A log of an earlier time lay beside the state file; it is ${aside}`)
  const db = openStateFile(open.stateFile, open.sqliteBinding)
  const store = stateStoreIn(db, open.stateFile)
  const isRestored = enterEpochOf(db, open.stateFile, log)
  const network = {
    storeUrl: open.storeUrl,
    http: processHttp(),
    clock: environment.clock,
    scheduler: environment.scheduler,
  }
  const tokens = new AccessTokens({ ...network, onToken: (token) => redaction.know(token) })
  let { keptIn } = open.access
  tokens.use(open.access.credential, open.access.missing)
  const amsServer = openAmsServer({ ...network, order: open.amsServer, redaction })
  const pictures = new ImageFiles({
    folder: imageFolder(dirname(open.stateFile)),
    ownOrigin: loopbackOrigin(open.storeUrl),
    ofServer: async (sha256, signal) => amsServer.client().image(sha256, signal),
  })
  const gateway = shopifyGateway({
    ...network,
    credential: () => tokens.current(),
    refused: (token) => tokens.refused(token),
    tokenEndsAt: () => tokens.expiresAt(),
    imageBytes: (sha256, path) => pictures.bytes(sha256, path),
    amsCountsWebOrders: () => stockSettings(store.runs).amsCountsWebOrders(),
  })
  const ports = new Set<MessagePortMain>()
  let seen: SeenTeller | null = null
  const engine = new Engine({
    environment,
    store,
    gateway,
    storeName: open.storeName,
    credential: () => {
      const endsIn = tokens.endsIn()
      return endsIn === null ? null : { endsIn, keptIn }
    },
    emit: (name, payload) => {
      for (const port of ports) port.postMessage({ kind: 'event', name, payload })
      // Progress comes many times a second, and says nothing that the list of stores shows.
      if (!SAYS_NOTHING_NEW.has(name)) seen?.soon()
    },
    amsServer: {
      server: amsServer.client,
      imageBytes: (sha256, path) => pictures.bytes(sha256, path),
    },
    images: {
      library: pictures,
      hosts: [SHOPIFY_FILES, new URL(open.storeUrl).host],
    },
    isCautious: open.isCautious,
    notify: (notice) => say({ kind: 'notice', ...notice }),
  })
  seen = new SeenTeller(engine, say, log)
  engine.amsLine.use(open.amsServer?.baseUrl ?? null)
  if (isRestored) {
    engine.stateWasRestored()
    restoreIsSettled(db)
  }
  if (open.sample) fillWithSample(engine, store, open.sample)
  const closing = new AbortController()
  if (!open.isCautious) void engine.keepUpToDate(closing.signal)
  const handlers = engineHandlers(engine, store)
  const requireInPlace = holdInPlace(open.stateFile)
  /** Files on their way out. */
  let leaving: Promise<unknown> = Promise.resolve()
  return {
    engine,
    openCatalog(path, isAsked) {
      if (!isAsked) engine.imports.refuseWhileOpen()
      const folder = join(dirname(open.stateFile), CATALOG_FOLDER)
      return engine.imports.begin(basename(path), () => openCatalogFile(path, folder))
    },
    exportFile: (order) => {
      const pause = (): Promise<void> => environment.scheduler.pause()
      if (order.kind === 'export-decisions') {
        return writeDecisionsFile(order.path, store.screens, pause)
      }
      return writePushLogFile(order.path, store.stockSync.log, order.filter, pause)
    },
    exportCatalog(path, what) {
      const written = exportCatalog(path, what, {
        exports: engine.catalogExports,
        pictureBytes: (sha256, file) => pictures.bytes(sha256, file),
        pause: () => environment.scheduler.pause(),
      })
      leaving = Promise.allSettled([leaving, written])
      return written
    },
    async copyState(path) {
      try {
        await copyState(db, path)
      } catch (thrown) {
        throw notWritten(thrown)
      }
    },
    facts: (since) => ({
      facts: stateFacts(db),
      since: since === null ? null : doneSince(db, since),
    }),
    diagnose: () => diagnosisOf(engine, db),
    connect(port) {
      ports.add(port)
      port.on('close', () => ports.delete(port))
      servePort(toServedPort(port), handlers, log, requireInPlace)
      port.start()
    },
    useCredential(access) {
      keptIn = access.keptIn
      tokens.use(access.credential, access.missing)
      void engine.connection.test()
    },
    useAmsServer(order) {
      amsServer.use(order)
      engine.amsLine.use(order?.baseUrl ?? null)
    },
    woke() {
      if (!open.isCautious) void engine.woke()
    },
    async close() {
      closing.abort()
      engine.works.cancel({ work: 'export' })
      await leaving
      await engine.imports.stop()
      await engine.runs.stop()
      seen?.end()
      try {
        renewEpoch(db, open.stateFile)
      } catch (thrown) {
        log.error(NO_MARKER, thrown)
      } finally {
        db.close()
      }
    },
  }
}

/** Progress. */
const SAYS_NOTHING_NEW: ReadonlySet<string> = new Set([
  'sync.progress',
  'push.progress',
  'works.changed',
])

/** Private copy of the file that is imported, while it is. */
const CATALOG_FOLDER = 'import'

/** Where Shopify serves the files of all stores. */
const SHOPIFY_FILES = 'cdn.shopify.com'

const NO_MARKER = 'The marker of the state file could not be written'

/** A marker that can't be written stays behind, and the next start takes the file for a restored one. */
function enterEpochOf(db: ReturnType<typeof openStateFile>, stateFile: string, log: Log): boolean {
  try {
    return enterEpoch(db, stateFile)
  } catch (thrown) {
    log.error(NO_MARKER, thrown)
    return true
  }
}

function toServedPort(port: MessagePortMain): ServedPort {
  return {
    postMessage: (message) => port.postMessage(message),
    onMessage: (listener) => {
      port.on('message', (event) => listener(event.data))
    },
  }
}

/** A sample store's first opening: what both sides agreed on earlier, then the catalog as it is now. */
function fillWithSample(
  engine: Engine,
  store: StateStore,
  { catalogFile, agreedFile, agreedAt }: NonNullable<OpenStore['sample']>,
): void {
  if (store.ams.info() !== null) return
  rememberAgreement(store, readCatalogFile(agreedFile).products, agreedAt)
  engine.importCatalog({ ...readCatalogFile(catalogFile), sourceName: t`Sample catalog` }, true)
}
