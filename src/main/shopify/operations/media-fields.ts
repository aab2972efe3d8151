import { z } from 'zod'

/** The type of a medium that is a picture. */
export const PICTURE = 'MediaImage'

/** The other media that a product can have; Concord passes over them. */
export const OTHER_MEDIA = ['ExternalVideo', 'Model3d', 'Video'] as const

/** `MediaStatus` of the Admin API. */
export const MEDIA_STATUSES = ['UPLOADED', 'PROCESSING', 'READY', 'FAILED'] as const

/** A medium of a product. Its image is null until Shopify has worked it through. */
export const IMAGE_FIELDS = `__typename id alt status ... on ${PICTURE} { image { url } }`

export const imageSchema = z.object({
  __typename: z.literal(PICTURE),
  id: z.string(),
  alt: z.string().nullable(),
  status: z.enum(MEDIA_STATUSES),
  image: z.object({ url: z.string() }).nullable(),
})
export type ImageData = z.infer<typeof imageSchema>

export const mediumSchema = z.discriminatedUnion('__typename', [
  imageSchema,
  z.object({ __typename: z.enum(OTHER_MEDIA), id: z.string() }),
])
export type MediumData = z.infer<typeof mediumSchema>
