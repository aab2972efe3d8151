import { z } from 'zod'
import { AMS_ONLY_KEYS } from '../fields/field-registry'
import { appErrorSchema } from './app-error'
import { badgeSchema } from './products'
import { reachSchema } from './reach'
import {
  changedBySchema,
  differenceRowSchema,
  evidenceSchema,
  fieldKeySchema,
  fieldValueSchema,
  stockFactsSchema,
} from './review'
import { outboxCountsSchema, pushStateSchema, syncStateSchema, syncSummarySchema } from './sync'

/** The store as a whole: connection, catalog, badges, products. */

export const connectionSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('unknown') }),
  z.object({
    kind: z.literal('connected'),
    at: z.string(),
    shopName: z.string(),
    address: z.string(),
    apiVersion: z.string(),
    currencyCode: z.string(),
    scopes: z.array(z.string()),
    /** Last four characters of the credential; never more. */
    credentialEndsIn: z.string(),
    credentialKeptIn: z.enum(['keychain', 'session']),
    pointsFree: z.number().nullable(),
    pointsMaximum: z.number().nullable(),
  }),
  z.object({ kind: z.literal('failed'), at: z.string(), error: appErrorSchema }),
])
export type Connection = z.infer<typeof connectionSchema>

export const amsCatalogInfoSchema = z.object({
  /** "Sample catalog" or the file's name. */
  sourceName: z.string(),
  importedAt: z.string(),
  products: z.number().int(),
  variants: z.number().int(),
})

export const overviewSchema = z.object({
  storeName: z.string(),
  connection: connectionSchema,
  reach: reachSchema,
  /** The shop's currency as last seen, also while it can't be reached; null before the first connection. */
  currencyCode: z.string().nullable(),
  /** UTC time at which Shopify was last read; null when it never was. */
  shopifyReadAt: z.string().nullable(),
  amsCatalog: amsCatalogInfoSchema.nullable(),
  sync: syncStateSchema,
  lastSync: syncSummarySchema.nullable(),
  push: pushStateSchema,
  /** Why what may be sent by itself waits for a person: a brake, another currency. Null when it does not. */
  heldBack: appErrorSchema.nullable(),
  badges: z.object({
    synced: z.number().int(),
    outOfSync: z.number().int(),
    syncError: z.number().int(),
    onlyAms: z.number().int(),
    onlyShopify: z.number().int(),
    unsure: z.number().int(),
  }),
  conflicts: z.number().int(),
  outbox: outboxCountsSchema,
  savedAt: z.string().nullable(),
})
export type Overview = z.infer<typeof overviewSchema>

export const productDetailSchema = z.object({
  amsProductId: z.string(),
  shopifyProductId: z.string().nullable(),
  name: z.string(),
  badge: badgeSchema,
  /** Null when it is linked to nothing. */
  linkedBy: evidenceSchema.nullable(),
  fields: z.array(
    z.object({
      key: fieldKeySchema,
      label: z.string(),
      ours: fieldValueSchema,
      theirs: fieldValueSchema,
      base: fieldValueSchema,
      baseAgreedAt: z.string().nullable(),
      changedBy: changedBySchema.nullable(),
      differs: z.boolean(),
    }),
  ),
  variants: z.array(
    z.object({
      id: z.string(),
      label: z.string(),
      optionValues: z.array(z.string()),
      sku: z.string(),
      /** Other variants of AMS with this SKU; 0 where it has none. */
      sameSku: z.number().int(),
      priceOurs: z.string().nullable(),
      priceTheirs: z.string().nullable(),
      stock: stockFactsSchema,
      /** Its change that follows by itself, while it is not there yet; null when nothing is under way. */
      follows: z
        .object({ state: z.enum(['waiting', 'held', 'parked']), reason: z.string() })
        .nullable(),
      /** The last agreed retail price; null when there is none. */
      priceBase: z.string().nullable(),
      differs: z.array(fieldKeySchema),
      /** Values that only AMS has, by the key of their field. */
      amsOnly: z.record(z.string(), z.string()),
    }),
  ),
  /** Of a field of variants the value that all of them share; null where they differ. */
  amsOnly: z.array(
    z.object({
      key: z.enum(AMS_ONLY_KEYS),
      label: z.string(),
      level: z.enum(['product', 'variant']),
      value: z.string().nullable(),
    }),
  ),
  /** Every row of the review about this product, with where its decision stands. */
  differences: z.array(
    differenceRowSchema.extend({
      /** "" for a row of the product, and for a variant that only Shopify has. */
      amsVariantId: z.string(),
    }),
  ),
})
export type ProductDetail = z.infer<typeof productDetailSchema>

export const importResultSchema = z.object({
  sourceName: z.string(),
  products: z.number().int(),
  variants: z.number().int(),
  added: z.number().int(),
  changed: z.number().int(),
  unchanged: z.number().int(),
  missing: z.number().int(),
  notes: z.array(z.string()),
})
export type ImportResult = z.infer<typeof importResultSchema>
