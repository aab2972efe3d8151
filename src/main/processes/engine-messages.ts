import { appErrorSchema } from '@shared/contract/app-error'
import { doneSinceSchema, stateFactsSchema } from '@shared/contract/backups'
import { catalogExportedSchema, catalogExportSchema } from '@shared/contract/catalog-export'
import { pushLogFilterSchema } from '@shared/contract/stock-sync'
import { importResultSchema } from '@shared/contract/store'
import { storeSeenSchema } from '@shared/contract/stores'
import { exportResultSchema } from '@shared/contract/sync'
import { z } from 'zod'

/** A credential, or the words for why there is none. */
export const credentialOrderSchema = z.object({
  credential: z
    .discriminatedUnion('kind', [
      z.object({ kind: z.literal('token'), token: z.string() }),
      z.object({ kind: z.literal('client'), clientId: z.string(), clientSecret: z.string() }),
    ])
    .nullable(),
  keptIn: z.enum(['keychain', 'session']),
  missing: appErrorSchema.nullable(),
})
export type CredentialOrder = z.infer<typeof credentialOrderSchema>

/** The AMS server of a store, with its token or the words for why there is none. */
export const amsOrderSchema = z.object({
  baseUrl: z.string(),
  token: z.string().nullable(),
  missing: appErrorSchema.nullable(),
})
export type AmsOrder = z.infer<typeof amsOrderSchema>

/**
 * What main and the engine process say to each other over their private port. The credential travels
 * here and nowhere else. The screens' port is handed over with `screens`.
 */
export const toEngineSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('open'),
    storeName: z.string(),
    stateFile: z.string(),
    storeUrl: z.string(),
    sqliteBinding: z.string().optional(),
    access: credentialOrderSchema,
    amsServer: amsOrderSchema.nullable(),
    /** Files that fill a store that has no catalog yet. */
    sample: z
      .object({ catalogFile: z.string(), agreedFile: z.string(), agreedAt: z.string() })
      .optional(),
    /** Earlier engines died again and again: this one sets aside what they sent, and does nothing by itself. */
    isCautious: z.boolean(),
  }),
  z.object({ kind: z.literal('screens') }),
  /** Another credential from now on, or none. */
  z.object({ kind: z.literal('access'), access: credentialOrderSchema }),
  /** Another AMS server or token from now on, or none. */
  z.object({ kind: z.literal('ams-access'), amsServer: amsOrderSchema.nullable() }),
  z.object({ kind: z.literal('rename'), name: z.string() }),
  /** The computer was asleep until now. */
  z.object({ kind: z.literal('woke') }),
  /** A file that comes with Concord becomes the AMS catalog at once. */
  z.object({
    kind: z.literal('import'),
    id: z.number().int(),
    path: z.string(),
    /** What the catalog is called instead of by its file. */
    sourceName: z.string(),
  }),
  /** A file that a person chose is read, and shown before anything changes. */
  z.object({
    kind: z.literal('open-catalog'),
    id: z.number().int(),
    path: z.string(),
    /** False for one that came into a watched folder: it never takes another one's place. */
    isAsked: z.boolean(),
  }),
  z.object({ kind: z.literal('export-decisions'), id: z.number().int(), path: z.string() }),
  z.object({
    kind: z.literal('export-push-log'),
    id: z.number().int(),
    path: z.string(),
    filter: pushLogFilterSchema,
  }),
  z.object({
    kind: z.literal('export-catalog'),
    id: z.number().int(),
    path: z.string(),
    what: catalogExportSchema,
  }),
  /** Copies the open state file to a path where nothing is yet. */
  z.object({ kind: z.literal('copy-state'), id: z.number().int(), path: z.string() }),
  /** What the open state file holds, and what was done in it since a UTC time. */
  z.object({
    kind: z.literal('state-facts'),
    id: z.number().int(),
    since: z.string().nullable(),
  }),
  z.object({ kind: z.literal('diagnose'), id: z.number().int() }),
  z.object({ kind: z.literal('stop') }),
  /** The two for a process of their own, which opens no store and ends after its answer. */
  z.object({
    kind: z.literal('seal-backup'),
    path: z.string(),
    at: z.string(),
    sqliteBinding: z.string().optional(),
  }),
  z.object({
    kind: z.literal('prepare-restore'),
    path: z.string(),
    prepared: z.string(),
    sqliteBinding: z.string().optional(),
  }),
])
export type ToEngine = z.infer<typeof toEngineSchema>
export type OpenStore = Extract<ToEngine, { kind: 'open' }>
/** What is known of a store beforehand; how its engines fared is for their host to say. */
export type StoreToOpen = Omit<OpenStore, 'isCautious'>
export type StateFileOrder = Extract<ToEngine, { kind: 'seal-backup' | 'prepare-restore' }>

const factsSinceSchema = z.object({ facts: stateFactsSchema, since: doneSinceSchema.nullable() })
export type FactsSince = z.infer<typeof factsSinceSchema>

/** Facts for support: no token, and of products nothing but counts. */
const diagnosisSchema = z.record(z.string(), z.unknown())
export type Diagnosis = z.infer<typeof diagnosisSchema>

function resultOf<T extends z.ZodType>(value: T) {
  return z.union([
    z.object({ ok: z.literal(true), value }),
    z.object({ ok: z.literal(false), error: appErrorSchema }),
  ])
}

export const fromEngineSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready') }),
  /** What the list of stores shows of this one; `shopName` once the shop itself said it. */
  z.object({ kind: z.literal('seen'), seen: storeSeenSchema, shopName: z.string().nullable() }),
  z.object({ kind: z.literal('refused'), error: appErrorSchema }),
  z.object({
    kind: z.literal('imported'),
    id: z.number().int(),
    result: resultOf(importResultSchema),
  }),
  z.object({
    kind: z.literal('catalog-opened'),
    id: z.number().int(),
    result: resultOf(z.null()),
  }),
  z.object({
    kind: z.literal('exported'),
    id: z.number().int(),
    result: resultOf(exportResultSchema),
  }),
  z.object({
    kind: z.literal('catalog-exported'),
    id: z.number().int(),
    /** Null where the person canceled. */
    result: resultOf(catalogExportedSchema.nullable()),
  }),
  z.object({
    kind: z.literal('state-copied'),
    id: z.number().int(),
    result: resultOf(z.null()),
  }),
  z.object({
    kind: z.literal('facts'),
    id: z.number().int(),
    result: resultOf(factsSinceSchema),
  }),
  z.object({
    kind: z.literal('diagnosed'),
    id: z.number().int(),
    result: resultOf(diagnosisSchema),
  }),
  z.object({ kind: z.literal('state-file-done'), result: resultOf(stateFactsSchema) }),
  z.object({ kind: z.literal('notice'), title: z.string(), body: z.string() }),
  z.object({ kind: z.literal('log'), level: z.enum(['info', 'error']), text: z.string() }),
  z.object({ kind: z.literal('stopped') }),
])
export type FromEngine = z.infer<typeof fromEngineSchema>
