import { z } from 'zod'
import { productSelectionSchema } from './products'

/** Which AMS product is which Shopify product, as a person says it. */
export const productPairSchema = z.object({
  amsProductId: z.string(),
  shopifyProductId: z.string(),
})
export type ProductPair = z.infer<typeof productPairSchema>

/** So many pairs are looked through, and linked, at once. */
export const MOST_PAIRS = 200

export const suggestedLinksInputSchema = z.object({ selection: productSelectionSchema })

/** What the matching would have a person look at for the products that are meant and linked to nothing. */
export const suggestedLinksSchema = z.object({
  unlinked: z.number().int(),
  /** Those with one counterpart that is free and that no other AMS product may be. */
  clear: z.number().int(),
  /** The first of them by name, at most `MOST_PAIRS`. */
  pairs: z.array(
    productPairSchema.extend({
      name: z.string(),
      sku: z.string(),
      title: z.string(),
      /** What speaks for it: "A similar name". */
      evidence: z.string(),
    }),
  ),
})
export type SuggestedLinks = z.infer<typeof suggestedLinksSchema>

export const linkManyInputSchema = z.object({
  pairs: z.array(productPairSchema).min(1).max(MOST_PAIRS),
})

/** `refused`: pairs that were not linked, each with why. The others are. */
export const linkedManySchema = z.object({
  linked: z.number().int(),
  refused: z.array(z.object({ amsProductId: z.string(), reason: z.string() })),
})
export type LinkedMany = z.infer<typeof linkedManySchema>
