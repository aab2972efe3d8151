import { basename } from 'node:path'
import { ConcordError, toAppError } from '@shared/contract/app-error'
import type { StateFacts } from '@shared/contract/backups'
import { fail, type Result, succeed } from '@shared/contract/result'
import type { ImportResult } from '@shared/contract/store'
import type { ExportResult } from '@shared/contract/sync'
import type { MessagePortMain } from 'electron'
import {
  copyState,
  doneSince,
  enterEpoch,
  openStateFile,
  prepareRestore,
  renewEpoch,
  restoreIsSettled,
  sealBackup,
  sqliteStateStore,
  stateFacts,
} from '../database'
import { Engine, rememberAgreement, stockSettings } from '../engine'
import type { Log, StateStore } from '../engine/ports'
import { notWritten, writeDecisionsFile, writePushLogFile } from '../exports'
import { engineHandlers, type ServedPort, servePort } from '../ipc'
import { readCatalogFile } from '../merchant-catalog'
import {
  type CredentialOrder,
  type Diagnosis,
  type FactsSince,
  type FromEngine,
  type OpenStore,
  type StateFileOrder,
  type ToEngine,
  toEngineSchema,
} from '../processes/engine-messages'
import { AccessTokens, shopifyGateway } from '../shopify'
import { describeError } from './describe-error'
import { diagnosisOf } from './engine-diagnosis'
import { realEnvironment } from './environment'
import { processHttp } from './process-http'
import { Redaction } from './redaction'
import { SeenTeller } from './seen-teller'

/** The engine's process: opens one store's state file and serves the screens until told to stop. */
export function startEngineProcess(): void {
  const { parentPort } = process
  const say = (message: FromEngine): void => parentPort.postMessage(message)
  const redaction = new Redaction()
  const log: Log = {
    info: (text) => say({ kind: 'log', level: 'info', text: redaction.in(text) }),
    error: (text, error) =>
      say({
        kind: 'log',
        level: 'error',
        text: redaction.in(`${text}: ${describeError(error)}`),
      }),
  }
  let opened: OpenedStore | null = null

  parentPort.on('message', ({ data, ports }) => {
    const parsed = toEngineSchema.safeParse(data)
    if (!parsed.success) {
      log.info('A message of the main process was not understood and was dropped')
      return
    }
    const message = parsed.data
    switch (message.kind) {
      case 'open':
        opened = openOrRefuse(message, redaction, log, say)
        break
      case 'access':
        opened?.useCredential(message.access)
        break
      case 'rename':
        opened?.engine.rename(message.name)
        break
      case 'screens':
        if (opened && ports[0]) opened.connect(ports[0])
        break
      case 'import':
        void importInto(opened, message, log).then((result) => {
          say({ kind: 'imported', id: message.id, result })
        })
        break
      case 'export-decisions':
      case 'export-push-log':
        void exportFile(opened, message, log).then((result) => {
          say({ kind: 'exported', id: message.id, result })
        })
        break
      case 'copy-state':
        void answer(opened, log, 'The state file was not copied', async (store) => {
          await store.copyState(message.path)
          return null
        }).then((result) => say({ kind: 'state-copied', id: message.id, result }))
        break
      case 'state-facts':
        void answer(opened, log, 'The state file could not be counted', (store) =>
          store.facts(message.since),
        ).then((result) => say({ kind: 'facts', id: message.id, result }))
        break
      case 'diagnose':
        void answer(opened, log, 'No diagnosis was made', (store) => store.diagnose()).then(
          (result) => say({ kind: 'diagnosed', id: message.id, result }),
        )
        break
      case 'seal-backup':
      case 'prepare-restore':
        say({ kind: 'state-file-done', result: workOnFile(message, log) })
        break
      case 'stop':
        void Promise.resolve(opened?.close()).then(() => {
          say({ kind: 'stopped' })
          process.exit(0)
        })
        break
    }
  })
}

type ExportOrder = Extract<ToEngine, { kind: 'export-decisions' | 'export-push-log' }>

type OpenedStore = {
  readonly engine: Engine
  /** Writes the whole file; gives its rows. */
  exportFile(order: ExportOrder): Promise<number>
  copyState(path: string): Promise<void>
  facts(since: string | null): FactsSince
  diagnose(): Diagnosis
  connect(port: MessagePortMain): void
  useCredential(access: CredentialOrder): void
  close(): Promise<void>
}

function openOrRefuse(
  open: OpenStore,
  redaction: Redaction,
  log: Log,
  say: (message: FromEngine) => void,
): OpenedStore | null {
  try {
    const opened = openStore(open, redaction, log, say)
    say({ kind: 'ready' })
    return opened
  } catch (thrown) {
    log.error('The store could not be opened', thrown)
    say({ kind: 'refused', error: toAppError(thrown) })
    return null
  }
}

function openStore(
  open: OpenStore,
  redaction: Redaction,
  log: Log,
  say: (message: FromEngine) => void,
): OpenedStore {
  const db = openStateFile(open.stateFile, open.sqliteBinding)
  const isRestored = enterEpochOf(db, open.stateFile, log)
  const store = sqliteStateStore(db)
  const environment = realEnvironment(log)
  const network = {
    storeUrl: open.storeUrl,
    http: processHttp(),
    clock: environment.clock,
    scheduler: environment.scheduler,
  }
  const tokens = new AccessTokens({ ...network, onToken: (token) => redaction.know(token) })
  let { keptIn } = open.access
  tokens.use(open.access.credential, open.access.missing)
  const gateway = shopifyGateway({
    ...network,
    credential: () => tokens.current(),
    refused: (token) => tokens.refused(token),
    tokenEndsAt: () => tokens.expiresAt(),
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
      seen?.soon()
    },
    notify: (notice) => say({ kind: 'notice', ...notice }),
  })
  seen = new SeenTeller(engine, say, log)
  if (isRestored) {
    engine.stateWasRestored()
    restoreIsSettled(db)
  }
  if (open.sample) fillWithSample(engine, store, open.sample)
  const closing = new AbortController()
  void engine.keepUpToDate(closing.signal)
  const handlers = engineHandlers(engine, store)
  return {
    engine,
    exportFile: (order) => {
      const pause = (): Promise<void> => environment.scheduler.pause()
      if (order.kind === 'export-decisions') {
        return writeDecisionsFile(order.path, store.screens, pause)
      }
      return writePushLogFile(order.path, store.stockSync.log, order.filter, pause)
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
      servePort(toServedPort(port), handlers, log)
      port.start()
    },
    useCredential(access) {
      keptIn = access.keptIn
      tokens.use(access.credential, access.missing)
      void engine.connection.test()
    },
    async close() {
      closing.abort()
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
  engine.importCatalog({ ...readCatalogFile(catalogFile), sourceName: 'Sample catalog' }, true)
}

function importInto(
  opened: OpenedStore | null,
  { path, allowShrunken, sourceName }: Extract<ToEngine, { kind: 'import' }>,
  log: Log,
): Promise<Result<ImportResult>> {
  return answer(opened, log, 'A catalog file was not imported', ({ engine }) =>
    engine.importCatalog(
      { ...readCatalogFile(path), ...(sourceName === undefined ? {} : { sourceName }) },
      allowShrunken,
    ),
  )
}

/** For a process of its own: no store is open in it. */
function workOnFile(order: StateFileOrder, log: Log): Result<StateFacts> {
  const { path, sqliteBinding } = order
  try {
    return succeed(
      order.kind === 'seal-backup'
        ? sealBackup(path, order.at, sqliteBinding)
        : prepareRestore(path, order.prepared, sqliteBinding),
    )
  } catch (thrown) {
    if (thrown instanceof ConcordError) return fail(thrown.error)
    log.error('A state file could not be worked on', thrown)
    return fail(notWritten(thrown).error)
  }
}

const NOT_EXPORTED: Readonly<Record<ExportOrder['kind'], string>> = {
  'export-decisions': 'The decisions were not exported',
  'export-push-log': 'The Push Log was not exported',
}

function exportFile(
  opened: OpenedStore | null,
  order: ExportOrder,
  log: Log,
): Promise<Result<ExportResult>> {
  return answer(opened, log, NOT_EXPORTED[order.kind], async (store) => ({
    name: basename(order.path),
    rows: await store.exportFile(order),
  }))
}

/** What the open store makes of a request; `failure` stands in the log before what nobody expected. */
async function answer<T>(
  opened: OpenedStore | null,
  log: Log,
  failure: string,
  work: (opened: OpenedStore) => T | Promise<T>,
): Promise<Result<T>> {
  try {
    if (!opened) throw new Error('No store is open')
    return succeed(await work(opened))
  } catch (thrown) {
    if (!(thrown instanceof ConcordError)) log.error(failure, thrown)
    return fail(toAppError(thrown))
  }
}
