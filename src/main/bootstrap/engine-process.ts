import { basename } from 'node:path'
import { ConcordError, toAppError } from '@shared/contract/app-error'
import type { StateFacts } from '@shared/contract/backups'
import { fail, type Result, succeed } from '@shared/contract/result'
import type { ImportResult } from '@shared/contract/store'
import type { ExportResult } from '@shared/contract/sync'
import { prepareRestore, sealBackup } from '../database'
import type { Log } from '../engine/ports'
import { notWritten } from '../exports'
import { readCatalogFile } from '../merchant-catalog'
import {
  type FromEngine,
  type OpenStore,
  type StateFileOrder,
  type ToEngine,
  toEngineSchema,
} from '../processes/engine-messages'
import { describeError } from './describe-error'
import { type ExportOrder, type OpenedStore, openStore } from './opened-store'
import { Redaction } from './redaction'

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
      case 'ams-access':
        opened?.useAmsServer(message.amsServer)
        break
      case 'woke':
        opened?.woke()
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
      case 'open-catalog':
        void answer(opened, log, 'A catalog file was not opened', (store) =>
          store.openCatalog(message.path, message.isAsked),
        ).then((result) => say({ kind: 'catalog-opened', id: message.id, result }))
        break
      case 'export-decisions':
      case 'export-push-log':
        void exportFile(opened, message, log).then((result) => {
          say({ kind: 'exported', id: message.id, result })
        })
        break
      case 'export-catalog':
        void answer(opened, log, 'The AMS catalog was not exported', (store) =>
          store.exportCatalog(message.path, message.what),
        ).then((result) => say({ kind: 'catalog-exported', id: message.id, result }))
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

function importInto(
  opened: OpenedStore | null,
  { path, sourceName }: Extract<ToEngine, { kind: 'import' }>,
  log: Log,
): Promise<Result<ImportResult>> {
  return answer(opened, log, 'A catalog file was not imported', ({ engine }) =>
    engine.importCatalog({ ...readCatalogFile(path), sourceName }, false),
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
