import { appErrorSchema } from '@shared/contract/app-error'
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
    /** Files that fill a store that has no catalog yet. */
    sample: z
      .object({ catalogFile: z.string(), agreedFile: z.string(), agreedAt: z.string() })
      .optional(),
  }),
  z.object({ kind: z.literal('screens') }),
  /** Another credential from now on, or none. */
  z.object({ kind: z.literal('access'), access: credentialOrderSchema }),
  z.object({ kind: z.literal('rename'), name: z.string() }),
  z.object({
    kind: z.literal('import'),
    id: z.number().int(),
    path: z.string(),
    allowShrunken: z.boolean(),
    /** What the catalog is called instead of by its file. */
    sourceName: z.string().optional(),
  }),
  z.object({ kind: z.literal('export-decisions'), id: z.number().int(), path: z.string() }),
  z.object({
    kind: z.literal('export-push-log'),
    id: z.number().int(),
    path: z.string(),
    filter: pushLogFilterSchema,
  }),
  z.object({ kind: z.literal('stop') }),
])
export type ToEngine = z.infer<typeof toEngineSchema>
export type OpenStore = Extract<ToEngine, { kind: 'open' }>

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
    kind: z.literal('exported'),
    id: z.number().int(),
    result: resultOf(exportResultSchema),
  }),
  z.object({ kind: z.literal('notice'), title: z.string(), body: z.string() }),
  z.object({ kind: z.literal('log'), level: z.enum(['info', 'error']), text: z.string() }),
  z.object({ kind: z.literal('stopped') }),
])
export type FromEngine = z.infer<typeof fromEngineSchema>
