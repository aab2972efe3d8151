import { BulkOperations } from './bulk/bulk-operations'
import { contentsOf, type StoreCatalog } from './catalogs/store-catalog'
import { ControlRoute } from './control/control-route'
import { Faults } from './control/fault-rules'
import { Bucket, STANDARD_BUCKET } from './cost/bucket'
import { AdminEndpoint } from './endpoint/admin-endpoint'
import { ALL_TYPES } from './endpoint/all-types'
import { ImplementedTypes } from './endpoint/implemented-types'
import { Access } from './http/access'
import { AdminRoute } from './http/admin-route'
import { type MutationLogEntry, RequestLog, type RequestLogEntry } from './http/request-log'
import { closeServer, createStoreServer, listen } from './http/store-server'
import { IdempotencyKeys } from './mutations/idempotency-keys'
import { readStateFile, StateFile } from './persistence/state-file'
import { loadAdminSchema } from './schema/load-schema'
import { StoreState } from './state/store-state'

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
  const now = options.now ?? Date.now
  const adminSchema = await loadAdminSchema(options.schemaFile)
  const { stateFile } = options
  const earlier = stateFile === undefined ? null : await readStateFile(stateFile)
  const store = new StoreState(earlier ?? contentsOf(options.catalog), now)
  const state = stateFile === undefined ? null : new StateFile(stateFile, store)
  const types = new ImplementedTypes(ALL_TYPES, adminSchema.access)
  const bulk = new BulkOperations(adminSchema.schema, types, now)
  const bucket = new Bucket(STANDARD_BUCKET, now)
  const access = new Access(options.token)
  const faults = new Faults()
  const log = new RequestLog()
  const endpoint = new AdminEndpoint(adminSchema, types, bucket)
  const idempotency = new IdempotencyKeys(now)
  const admin = new AdminRoute({ endpoint, store, bulk, idempotency, access, faults, log, now })
  const control = options.control
    ? new ControlRoute({ store, bulk, bucket, access, faults, log })
    : null
  const server = createStoreServer({ admin, bulk, faults, control })
  const url = await listen(server, options.port)
  bulk.servedAt(url)
  return {
    url,
    store,
    requests: () => log.requests(),
    mutationsApplied: () => log.mutations(),
    close: async () => {
      await closeServer(server)
      await bulk.close()
      await state?.close()
    },
  }
}
