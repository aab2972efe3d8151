import { AMS_STATUSES, type AmsProduct, SHOPIFY_STATUSES } from '@shared/catalog/product'
import { z } from 'zod'

export const amsImageSchema = z.object({
  id: z.string(),
  url: z.string().nullable(),
  sha256: z.string().nullable(),
  alt: z.string(),
  file: z.string().exactOptional(),
})

export const amsVariantSchema = z.object({
  id: z.string(),
  sku: z.string(),
  retailPrice: z.string().nullable(),
  optionValues: z.array(z.string()),
  onHand: z.number().int().nullable(),
  wholesaleCommitments: z.number().int(),
  isSoldOut: z.boolean().optional(),
  shopifyVariantId: z.string().nullable(),
  imageId: z.string().nullable().default(null),
  amsOnly: z.record(z.string(), z.string()),
})

/** An AMS product as JSON, parsed on the way out of the file. */
export const amsProductSchema: z.ZodType<AmsProduct> = z.object({
  id: z.string(),
  name: z.string(),
  descriptionHtml: z.string(),
  vendor: z.string(),
  category: z.string(),
  status: z.enum(AMS_STATUSES),
  shopifyStatus: z.enum(SHOPIFY_STATUSES),
  shopifyProductId: z.string().nullable(),
  optionNames: z.array(z.string()),
  amsOnly: z.record(z.string(), z.string()),
  /** Absent in texts that were kept before AMS had images. */
  images: z.array(amsImageSchema).default([]),
  variants: z.array(amsVariantSchema),
})

/** The product of a stored JSON text; null when none is stored. */
export function storedAmsProduct(json: string | undefined): AmsProduct | null {
  return json === undefined ? null : amsProductSchema.parse(JSON.parse(json))
}
