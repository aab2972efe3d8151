import { z } from 'zod'
import { appErrorSchema } from './app-error'

/** The stores of this computer, and the set-up of the one that is open. A path or a credential is in none of it. */

/** What an open store said of itself last. Times are UTC, ISO 8601. */
export const storeSeenSchema = z.object({
  at: z.string(),
  reach: z.enum(['unknown', 'online', 'offline']),
  /** Why it can't be reached, in words; null where it can. */
  trouble: z.string().nullable(),
  /** When it was last compared; null: never. */
  comparedAt: z.string().nullable(),
  inAgreement: z.number().int(),
  differ: z.number().int(),
  /** Decisions that wait to be carried out. */
  waiting: z.number().int(),
  /** Decisions that came back, and products whose match is unsure. */
  needPerson: z.number().int(),
  /** Products with an error. */
  failed: z.number().int(),
})
export type StoreSeen = z.infer<typeof storeSeenSchema>

/**
 * `open`: Concord works with it now · `closed`: connected, and not open · `set-up`: the Setup Wizard was not
 * finished · `disconnected`: its credential was deleted, its data kept · `unreadable`: its details on the disk
 * can't be read; nothing of it was touched.
 */
export const STORE_STANDINGS = ['open', 'closed', 'set-up', 'disconnected', 'unreadable'] as const

export const storeIdSchema = z.string().regex(/^[a-z0-9][a-z0-9-]{0,79}$/)

export const storeTileSchema = z.object({
  id: storeIdSchema,
  name: z.string(),
  kind: z.enum(['sample', 'shopify']),
  /** Host of the store; "" where it is not known. */
  address: z.string(),
  standing: z.enum(STORE_STANDINGS),
  /** True for the open one, whose set-up may be unfinished as well. */
  isOpen: z.boolean(),
  seen: storeSeenSchema.nullable(),
})
export type StoreTile = z.infer<typeof storeTileSchema>

export const storesSchema = z.object({
  /** Id of the store that is open; null at the first start and after it was disconnected. */
  open: storeIdSchema.nullable(),
  stores: z.array(storeTileSchema),
  /** What did not end well after the page that asked for it was gone. */
  problem: appErrorSchema.nullable(),
})
export type Stores = z.infer<typeof storesSchema>

/** `token`: access token of an older custom app · `client`: id and secret of a Dev Dashboard app. */
export const credentialKindSchema = z.enum(['token', 'client'])
export type CredentialKind = z.infer<typeof credentialKindSchema>

/**
 * How the keychain stands. `works` · `missing`: the system has none, or it can't be reached · `locked`: it is
 * locked, or asking for it was denied · `silent`: it does not answer · `garbled`: what it holds for this store
 * is not what Concord put there.
 */
export const KEYCHAIN_STANDINGS = ['works', 'missing', 'locked', 'silent', 'garbled'] as const
export const keychainStandingSchema = z.enum(KEYCHAIN_STANDINGS)
export type KeychainStanding = z.infer<typeof keychainStandingSchema>

export const storeSetupSchema = z.object({
  storeId: storeIdSchema,
  name: z.string(),
  kind: z.enum(['sample', 'shopify']),
  address: z.string(),
  /** Which kind of app a person said to have; null before. */
  app: credentialKindSchema.nullable(),
  credential: z
    .object({
      kind: credentialKindSchema,
      /** The client id, which is no secret; null for a token. */
      clientId: z.string().nullable(),
      /** Last four characters of the secret part. */
      endsIn: z.string(),
      keptIn: z.enum(['keychain', 'session']),
      savedAt: z.string(),
    })
    .nullable(),
  keychain: keychainStandingSchema,
  /** Last four characters of what was pasted and the keychain did not take: it may be kept for this session. */
  unkept: z.string().nullable(),
  /** Why there is no credential to work with, in words; null where there is one. */
  problem: appErrorSchema.nullable(),
  finishedAt: z.string().nullable(),
})
export type StoreSetup = z.infer<typeof storeSetupSchema>

/** What a person is about to hand over. A client id is no secret and is typed into the page. */
export const credentialPartSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('token') }),
  z.object({ kind: z.literal('client'), clientId: z.string().trim().min(1).max(200) }),
])
export type CredentialPart = z.infer<typeof credentialPartSchema>

/** The live checks of the Setup Wizard, in their order. Each only reads. */
export const SETUP_CHECKS = [
  'address',
  'token',
  'store',
  'version',
  'scopes',
  'locations',
  'product',
] as const
export type SetupCheckName = (typeof SETUP_CHECKS)[number]

const tookMs = z.number().int().min(0)

/** What a check found. One that fails is answered with an error instead. */
export const setupCheckSchema = z.discriminatedUnion('check', [
  z.object({ check: z.literal('address'), tookMs, host: z.string() }),
  z.object({
    check: z.literal('token'),
    tookMs,
    endsIn: z.string(),
    /** When Concord asks for a new one by itself; null for a token that does not expire. */
    expiresAt: z.string().nullable(),
  }),
  z.object({
    check: z.literal('store'),
    tookMs,
    shopName: z.string(),
    /** The shop's own `*.myshopify.com`. */
    domain: z.string(),
    currencyCode: z.string(),
    plan: z.string(),
    timezone: z.string(),
  }),
  z.object({
    check: z.literal('version'),
    tookMs,
    asked: z.string(),
    /** What Shopify answered with: another one than asked where that is no longer supported. */
    served: z.string(),
  }),
  z.object({
    check: z.literal('scopes'),
    tookMs,
    granted: z.array(z.string()),
    /** Wanted and not granted; `isNeeded` ones stop everything. */
    missing: z.array(z.object({ scope: z.string(), isNeeded: z.boolean() })),
  }),
  z.object({ check: z.literal('locations'), tookMs, names: z.array(z.string()) }),
  z.object({
    check: z.literal('product'),
    tookMs,
    /** Title of one product; null where the shop has none. */
    title: z.string().nullable(),
    products: z.number().int(),
  }),
])
export type SetupCheck = z.infer<typeof setupCheckSchema>
