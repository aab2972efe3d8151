import { setTimeout } from 'node:timers/promises'
import { BulkOperations } from './bulk/bulk-operations'
import { createRandom, randomFrom } from './catalogs/seeded-random'
import { contentsOf, type StoreCatalog } from './catalogs/store-catalog'
import { ControlRoute } from './control/control-route'
import { Faults } from './control/fault-rules'
import { Bucket, STANDARD_BUCKET } from './cost/bucket'
import { AdminEndpoint } from './endpoint/admin-endpoint'
import { ALL_TYPES } from './endpoint/all-types'
import type { Effect } from './endpoint/effect'
import { ImplementedTypes } from './endpoint/implemented-types'
import type { StoreParts } from './endpoint/request-context'
import { type Folder, KeptFolder, TemporaryFolder } from './files/temporary-folder'
import { Access } from './http/access'
import { AdminRoute } from './http/admin-route'
import { type Exchange, exchangeWith } from './http/in-process'
import { MEDIA_PATH, MediaRoute } from './http/media-route'
import { type MutationLogEntry, RequestLog, type RequestLogEntry } from './http/request-log'
import { closeServer, createStoreServer, handlerOf, listen, type Routes } from './http/store-server'
import { TokenRoute } from './http/token-route'
import { Jobs } from './jobs/jobs'
import { MediaPipeline } from './media/media-pipeline'
import { IdempotencyKeys } from './mutations/idempotency/idempotency-keys'
import { readStateFile, StateFile } from './persistence/state-file'
import { loadAdminSchema } from './schema/load-schema'
import { SearchIndex } from './search/search-index'
import type { Wait } from './state/clock'
import { StoreClock } from './state/store-clock'
import { StoreState } from './state/store-state'
import { StagedUploads } from './uploads/staged-uploads'
import { UPLOAD_PATH, UploadRoute } from './uploads/upload-route'

export type { StoreCatalog } from './catalogs/store-catalog'
export type { Exchange, StoreAnswer } from './http/in-process'
export type { MutationLogEntry, RequestLogEntry } from './http/request-log'
export { SERVED_VERSION } from './schema/versions'

export type StoreOptions = {
  readonly catalog: StoreCatalog
  /** The one accepted `X-Shopify-Access-Token`. */
  readonly token: string
  /** Path of the official schema (`admin_2026-10.json.gz`). */
  readonly schemaFile: string
  /** Serves `/control/*` when true. */
  readonly control: boolean
  /** The store's state is read from here when the file exists (instead of the catalog), and kept up to date. */
  readonly stateFile?: string
  /** Milliseconds since 1970. */
  readonly now?: () => number
  /** Seed of the store's chance (ids of uploads, probable faults); 1 if not given. */
  readonly seed?: number
  /** Chance from outside, from 0 up to but not including 1; `seed` counts for nothing then. */
  readonly random?: () => number
  /** How a slow answer waits; real time if not given. */
  readonly wait?: Wait
}

export type StoreSimulatorOptions = StoreOptions & {
  /** 0 takes any free port. Only loopback is served. */
  readonly port: number
}

/** What is seen of a store, however it is reached. */
export type StoreView = {
  readonly store: StoreState
  requests(): readonly RequestLogEntry[]
  mutationsApplied(): readonly MutationLogEntry[]
  close(): Promise<void>
}

export type StoreSimulator = StoreView & {
  /** Base URL, e.g. `http://127.0.0.1:4010`; the API is at `{url}/admin/api/2026-10/graphql.json`. */
  readonly url: string
}

export type StoreInProcess = StoreView & {
  /** One request through the handler that serves real HTTP. */
  readonly exchange: Exchange
}

/**
 * A store that behaves like Shopify's Admin GraphQL API 2026-10 over real HTTP. Rejects when the schema can't
 * be read, the shop file is wrong (`ShopFileError`) or the port is taken.
 */
export async function startStoreSimulator(options: StoreSimulatorOptions): Promise<StoreSimulator> {
  const { routes, view, servedAt } = await openStore(options)
  const server = createStoreServer(routes)
  const url = await listen(server, options.port)
  servedAt(url)
  const close = async (): Promise<void> => {
    await closeServer(server)
    await view.close()
  }
  return { ...view, url, close }
}

/**
 * The same store without a socket, for a caller that holds time itself: its requests go through the handler
 * of real HTTP.
 */
export async function openStoreInProcess(options: StoreOptions): Promise<StoreInProcess> {
  const { routes, view, servedAt } = await openStore(options)
  servedAt(IN_PROCESS_URL)
  return { ...view, exchange: exchangeWith(handlerOf(routes)) }
}

const IN_PROCESS_URL = 'http://store.invalid'

type OpenStore = {
  readonly routes: Routes
  readonly view: StoreView
  /** Tells those who hand out addresses what the base URL is. */
  readonly servedAt: (url: string) => void
}

async function openStore(options: StoreOptions): Promise<OpenStore> {
  const clock = new StoreClock(options.now ?? Date.now)
  const { now } = clock
  let chance = createRandom(options.seed ?? 1)
  const draw = options.random ?? ((): number => chance.next())
  const random = randomFrom(draw)
  const adminSchema = await loadAdminSchema(options.schemaFile)
  const { stateFile } = options
  const earlier = stateFile === undefined ? null : await readStateFile(stateFile)
  const store = new StoreState(earlier ?? contentsOf(options.catalog), now)
  const state = stateFile === undefined ? null : new StateFile(stateFile, store)
  const folder = new TemporaryFolder()
  const uploadFolder = stateFile === undefined ? folder : keptUploads(stateFile, store)
  const bucket = new Bucket(STANDARD_BUCKET, now)
  const access = new Access(options.token, now, random)
  const faults = new Faults(draw)
  const log = new RequestLog()
  const types = new ImplementedTypes(ALL_TYPES, adminSchema.access)
  const endpoint = new AdminEndpoint(adminSchema, types, bucket)
  const uploads = new StagedUploads(uploadFolder, random, now)
  const media = new MediaPipeline(store, uploads, random)
  const index = new SearchIndex(store)
  /** What takes place after its request was answered belongs to no operation name. */
  const onEffects = (effects: readonly Effect[]): void => {
    for (const effect of effects) log.addMutation({ time: now(), operationName: null, ...effect })
  }
  const jobs = new Jobs(now, onEffects)
  const idempotency = new IdempotencyKeys(now)
  const wait: Wait = options.wait ?? (async (delayMs) => setTimeout(delayMs))
  const bulk = new BulkOperations({
    schema: adminSchema.schema,
    types,
    folder,
    now,
    wait,
    execute: (document, variables, context) => endpoint.executeLine(document, variables, context),
    onEffects,
  })
  const parts: StoreParts = { store, bulk, idempotency, index, uploads, media, jobs }
  const reseed = (seed: number): void => {
    chance = createRandom(seed)
  }
  const routes: Routes = {
    admin: new AdminRoute({ endpoint, parts, access, faults, log, now, wait }),
    bulk,
    faults,
    token: new TokenRoute(access, faults),
    uploads: new UploadRoute(uploads, faults),
    media: new MediaRoute(store, () => wait(media.servedMs)),
    control: options.control
      ? new ControlRoute({ ...parts, bulk, bucket, access, faults, log, clock, reseed })
      : null,
  }
  return {
    routes,
    servedAt(url) {
      bulk.servedAt(url)
      uploads.servedAt(`${url}${UPLOAD_PATH}`)
      media.servedAt(`${url}${MEDIA_PATH}`)
    },
    view: {
      store,
      requests: () => log.requests(),
      mutationsApplied: () => log.mutations(),
      close: async () => {
        await bulk.close()
        await folder.close()
        await state?.close()
      },
    },
  }
}

/** Pictures that were uploaded belong to the state as much as what the file says of them. */
function keptUploads(stateFile: string, store: StoreState): Folder {
  const inUse = [...store.files.values()].flatMap(({ content }) => content.url ?? [])
  return new KeptFolder(`${stateFile}.uploads`, new Set(inUse))
}
