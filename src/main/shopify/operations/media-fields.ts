import { z } from 'zod'
import { enumValueSchema, isTypeName } from './later-words'

/** The type of a medium that is a picture. */
export const PICTURE = 'MediaImage'

/** A medium of a product. Its image is null until Shopify has worked it through. */
export const IMAGE_FIELDS = `__typename id alt status ... on ${PICTURE} { image { url } }`

export const imageSchema = z.object({
  __typename: z.literal(PICTURE),
  id: z.string(),
  alt: z.string().nullable(),
  /** `MediaStatus`: `READY`, `FAILED`, or a word for being worked on. */
  status: enumValueSchema,
  image: z.object({ url: z.string() }).nullable(),
})
export type ImageData = z.infer<typeof imageSchema>

/** Films, models and what else comes are passed over. */
const otherMediumSchema = z
  .object({ __typename: z.string().refine(isOtherMedium), id: z.string() })
  .transform(({ id }) => ({ __typename: 'other' as const, id }))

/** Whether a type is none of the pictures that Concord reads. */
export function isOtherMedium(typeName: string): boolean {
  return typeName !== PICTURE && isTypeName(typeName)
}

export const mediumSchema = z.union([imageSchema, otherMediumSchema])
export type MediumData = z.infer<typeof mediumSchema>
