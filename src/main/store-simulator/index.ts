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
import { TemporaryFolder } from './files/temporary-folder'
import { Access } from './http/access'
import { AdminRoute } from './http/admin-route'
import { MEDIA_PATH, MediaRoute } from './http/media-route'
import { type MutationLogEntry, RequestLog, type RequestLogEntry } from './http/request-log'
import { closeServer, createStoreServer, listen } from './http/store-server'
import { TokenRoute } from './http/token-route'
import { Jobs } from './jobs/jobs'
import { MediaPipeline } from './media/media-pipeline'
import { IdempotencyKeys } from './mutations/idempotency/idempotency-keys'
import { readStateFile, StateFile } from './persistence/state-file'
import { loadAdminSchema } from './schema/load-schema'
import { SearchIndex } from './search/search-index'
import { StoreClock } from './state/store-clock'
import { StoreState } from './state/store-state'
import { StagedUploads } from './uploads/staged-uploads'
import { UPLOAD_PATH, UploadRoute } from './uploads/upload-route'

export type { StoreCatalog } from './catalogs/store-catalog'
export type { MutationLogEntry, RequestLogEntry } from './http/request-log'
export { SERVED_VERSION } from './schema/versions'

export type StoreSimulatorOptions = {
  /** 0 takes any free port. Only loopback is served. */
  readonly port: number
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
}

export type StoreSimulator = {
  /** Base URL, e.g. `http://127.0.0.1:4010`; the API is at `{url}/admin/api/2026-10/graphql.json`. */
  readonly url: string
  readonly store: StoreState
  requests(): readonly RequestLogEntry[]
  mutationsApplied(): readonly MutationLogEntry[]
  close(): Promise<void>
}

/**
 * A store that behaves like Shopify's Admin GraphQL API 2026-10 over real HTTP. Rejects when the schema can't
 * be read, the shop file is wrong (`ShopFileError`) or the port is taken.
 */
export async function startStoreSimulator(options: StoreSimulatorOptions): Promise<StoreSimulator> {
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
  const bucket = new Bucket(STANDARD_BUCKET, now)
  const access = new Access(options.token, now, random)
  const faults = new Faults(draw)
  const log = new RequestLog()
  const types = new ImplementedTypes(ALL_TYPES, adminSchema.access)
  const endpoint = new AdminEndpoint(adminSchema, types, bucket)
  const uploads = new StagedUploads(folder, random, now)
  const media = new MediaPipeline(store, uploads)
  const index = new SearchIndex(store)
  /** What takes place after its request was answered belongs to no operation name. */
  const onEffects = (effects: readonly Effect[]): void => {
    for (const effect of effects) log.addMutation({ time: now(), operationName: null, ...effect })
  }
  const jobs = new Jobs(now, onEffects)
  const idempotency = new IdempotencyKeys(now)
  const bulk = new BulkOperations({
    schema: adminSchema.schema,
    types,
    folder,
    now,
    execute: (document, variables, context) => endpoint.executeLine(document, variables, context),
    onEffects,
  })
  const parts: StoreParts = { store, bulk, idempotency, index, uploads, media, jobs }
  const reseed = (seed: number): void => {
    chance = createRandom(seed)
  }
  const server = createStoreServer({
    admin: new AdminRoute({ endpoint, parts, access, faults, log, now }),
    bulk,
    faults,
    token: new TokenRoute(access, faults),
    uploads: new UploadRoute(uploads, faults),
    media: new MediaRoute(store),
    control: options.control
      ? new ControlRoute({ ...parts, bulk, bucket, access, faults, log, clock, reseed })
      : null,
  })
  const url = await listen(server, options.port)
  bulk.servedAt(url)
  uploads.servedAt(`${url}${UPLOAD_PATH}`)
  media.servedAt(`${url}${MEDIA_PATH}`)
  return {
    url,
    store,
    requests: () => log.requests(),
    mutationsApplied: () => log.mutations(),
    close: async () => {
      await closeServer(server)
      await bulk.close()
      await folder.close()
      await state?.close()
    },
  }
}
