import { readAmsAddress } from '@shared/connecting/ams-address'
import { readShopAddress } from '@shared/connecting/shop-address'
import { credentialKindSchema, storeIdSchema } from '@shared/contract/stores'
import { z } from 'zod'

/** What Concord knows of a store beside its state file: `store.json` in the store's folder. No secret is in it. */
export const storeRecordSchema = z.object({
  id: storeIdSchema,
  kind: z.enum(['sample', 'shopify']),
  name: z.string().min(1),
  /** False while the name was made from the address: the shop's own replaces it. */
  isNamed: z.boolean(),
  /**
   * Where requests go, proven anew at every reading: a credential never follows an address that somebody wrote into
   * the file. Null for the sample store, whose port is another at every start.
   */
  origin: z
    .string()
    .refine((text) => {
      const read = readShopAddress(text)
      return read.ok && read.address.origin === text
    })
    .nullable(),
  /** Which kind of app a person said to have; null before. */
  app: credentialKindSchema.nullable(),
  /** A credential was put into the keychain: one that gives none back is locked, was refused, or lost it. */
  hasEntry: z.boolean().default(false),
  /** The AMS server that its catalog comes from; proven anew at every reading, as `origin` is. */
  amsServer: z
    .object({
      baseUrl: z.string().refine((text) => {
        const read = readAmsAddress(text)
        return read.ok && read.address.base === text
      }),
      hasEntry: z.boolean(),
    })
    .nullable()
    .default(null),
  addedAt: z.string(),
  /** When the Setup Wizard was finished; null before. */
  finishedAt: z.string().nullable(),
  disconnectedAt: z.string().nullable(),
  /** Absolute path of the folder that is watched for new catalog files; null while none is. */
  watchedFolder: z.string().nullable().default(null),
})
export type StoreRecord = z.infer<typeof storeRecordSchema>

/** "Fernhill Workshop" of `fernhill-workshop.myshopify.com`; a local store is called by its address. */
export function nameOfHost(host: string): string {
  const shop = /^(.+)\.myshopify\.com$/.exec(host)?.[1]
  if (shop === undefined) return host
  const words = shop.split(/[-_]+/).filter(Boolean)
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(' ')
}
