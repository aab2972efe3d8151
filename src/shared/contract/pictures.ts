import { z } from 'zod'

/** Why there is nothing to show, for who has room for a word or two. */
const PICTURE_CAUSES = [
  'host-not-allowed',
  'address-refused',
  'unreachable',
  'gone',
  'too-large',
  'too-many-pixels',
  'not-a-picture',
  'broken',
  'no-file',
  'disk',
] as const
export type PictureCause = (typeof PICTURE_CAUSES)[number]

/** What this computer has of a picture's content. */
const pictureContentSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('here'),
    /** Its bytes are at `app://concord/image/<sha256>`. */
    sha256: z.string(),
    bytes: z.number().int(),
    width: z.number().int(),
    height: z.number().int(),
    mediaType: z.string(),
  }),
  /** It is about to be fetched. */
  z.object({ kind: z.literal('waiting') }),
  /** Nothing to show, and why: a whole sentence for people. `host`: one that a person may allow. */
  z.object({
    kind: z.literal('absent'),
    reason: z.string(),
    /** Null where nothing was tried. */
    cause: z.enum(PICTURE_CAUSES).nullable(),
    host: z.string().nullable(),
  }),
])
export type PictureContent = z.infer<typeof pictureContentSchema>

const pictureSchema = z.object({
  /** Two pictures are the same exactly when their labels are equal. */
  label: z.string(),
  /** File name, for people. */
  name: z.string(),
  alt: z.string(),
  content: pictureContentSchema,
  /** Names of the variants that it shows: "Red / S". */
  variants: z.array(z.string()),
  /** The same by the ids of its side. */
  variantIds: z.array(z.string()),
})
export type Picture = z.infer<typeof pictureSchema>

/** The pictures of both sides of a product, in their order. A side that has no such product has null. */
export const productPicturesSchema = z.object({
  ours: z.array(pictureSchema).nullable(),
  theirs: z.array(pictureSchema).nullable(),
})
export type ProductPictures = z.infer<typeof productPicturesSchema>

/** What Settings and the status line tell of pictures. */
export const imagesOverviewSchema = z.object({
  /** Every host that a picture of either side names, with the number of pictures there. */
  hosts: z.array(
    z.object({
      host: z.string(),
      pictures: z.number().int(),
      /** `always`: Shopify's own, and the sample store's. */
      allowed: z.enum(['always', 'yes', 'no']),
    }),
  ),
  /** On this computer. */
  kept: z.object({ pictures: z.number().int(), bytes: z.number().int() }),
  /** The oldest ones go when more would be kept. */
  mostBytes: z.number().int(),
  /** Pictures that are still to be fetched; 0 when nothing is under way. */
  left: z.number().int(),
  /** Fetched since the queue was last empty, with their bytes. */
  fetched: z.object({ pictures: z.number().int(), bytes: z.number().int() }),
  /** Pictures that can't be had, for reasons other than a host that is not allowed. */
  failed: z.number().int(),
})
export type ImagesOverview = z.infer<typeof imagesOverviewSchema>
