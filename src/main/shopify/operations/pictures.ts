import { z } from 'zod'
import { enumValueSchema } from './later-words'
import { PICTURE } from './media-fields'
import { operation } from './operation'
import { userErrorsSchema } from './product-fields'

/** Refusals of files and media, which have a code. */
const codedErrorsSchema = z.array(
  z.object({
    field: z.array(z.string()).nullable(),
    message: z.string(),
    code: z.string().nullable(),
  }),
)
export type CodedErrors = z.infer<typeof codedErrorsSchema>

/** Places for the bytes of pictures, one for each; a refused one has no address, the others have. */
export const stageImages = operation<{
  input: {
    resource: 'IMAGE'
    filename: string
    mimeType: string
    httpMethod: 'PUT'
    fileSize: string
  }[]
}>()(
  'StageImages',
  'export',
  `mutation StageImages($input: [StagedUploadInput!]!) {
    stagedUploadsCreate(input: $input) {
      stagedTargets { url resourceUrl } userErrors { field message }
    }
  }`,
  z.object({
    stagedUploadsCreate: z.object({
      stagedTargets: z
        .array(z.object({ url: z.string().nullable(), resourceUrl: z.string().nullable() }))
        .nullable(),
      userErrors: userErrorsSchema,
    }),
  }),
)

/** All that a product can have (shopify.dev/docs/apps/build/online-store/product-media). */
const MEDIA_IDS = 'media(first: 250, sortKey: POSITION) { nodes { id } }'
const mediaIdsSchema = z.object({
  media: z.object({ nodes: z.array(z.object({ id: z.string() })) }),
})

export const mediaIds = operation<{ id: string }>()(
  'MediaIds',
  'query',
  `query MediaIds($id: ID!) { product(id: $id) { ${MEDIA_IDS} } }`,
  z.object({ product: mediaIdsSchema.nullable() }),
)

/** Appends; the payload has no list of what is new, so it is told from all that the product has now. */
export const attachImages = operation<{
  product: { id: string }
  media: { originalSource: string; alt: string; mediaContentType: 'IMAGE' }[]
}>()(
  'AttachImages',
  'mutation',
  `mutation AttachImages($product: ProductUpdateInput!, $media: [CreateMediaInput!]!) {
    productUpdate(product: $product, media: $media) {
      product { ${MEDIA_IDS} } userErrors { field message }
    }
  }`,
  z.object({
    productUpdate: z.object({ product: mediaIdsSchema.nullable(), userErrors: userErrorsSchema }),
  }),
)

const mediaStateSchema = z.object({
  id: z.string(),
  status: enumValueSchema,
  mediaErrors: z.array(z.object({ code: z.string(), message: z.string() })),
})
export type MediaStateData = z.infer<typeof mediaStateSchema>

/** How far Shopify is with each picture; null for one that is gone. */
export const mediaStates = operation<{ ids: readonly string[] }>()(
  'MediaStates',
  'query',
  `query MediaStates($ids: [ID!]!) {
    nodes(ids: $ids) { ... on ${PICTURE} { id status mediaErrors { code message } } }
  }`,
  z.object({ nodes: z.array(mediaStateSchema.nullable()) }),
)

/**
 * Alt texts of files, and from which products they are taken. A row whose alt text is too long is refused
 * alone; any other refusal concerns the whole request.
 */
export const updateFiles = operation<{
  files: { id: string; alt?: string; referencesToRemove?: string[] }[]
}>()(
  'UpdateFiles',
  'mutation',
  `mutation UpdateFiles($files: [FileUpdateInput!]!) {
    fileUpdate(files: $files) { files { id } userErrors { field message code } }
  }`,
  z.object({ fileUpdate: z.object({ userErrors: codedErrorsSchema }) }),
)

/** Destroys them everywhere, so only ever for files of which Shopify could make no picture. */
export const deleteFiles = operation<{ ids: string[] }>()(
  'DeleteFiles',
  'mutation',
  `mutation DeleteFiles($ids: [ID!]!) {
    fileDelete(fileIds: $ids) { deletedFileIds userErrors { field message code } }
  }`,
  z.object({ fileDelete: z.object({ userErrors: codedErrorsSchema }) }),
)

/** Positions count from 0 and are text (`UnsignedInt64`); it is carried out after the answer. */
export const reorderMedia = operation<{
  id: string
  moves: { id: string; newPosition: string }[]
}>()(
  'ReorderMedia',
  'mutation',
  `mutation ReorderMedia($id: ID!, $moves: [MoveInput!]!) {
    productReorderMedia(id: $id, moves: $moves) {
      job { id done } mediaUserErrors { field message code }
    }
  }`,
  z.object({
    productReorderMedia: z.object({
      job: z.object({ id: z.string(), done: z.boolean() }).nullable(),
      mediaUserErrors: codedErrorsSchema,
    }),
  }),
)

/** Null: Shopify has forgotten the job. */
export const jobState = operation<{ id: string }>()(
  'JobState',
  'query',
  `query JobState($id: ID!) { job(id: $id) { done } }`,
  z.object({ job: z.object({ done: z.boolean() }).nullable() }),
)

/** Which picture shows each variant; null for a variant that is gone. */
export const variantPictures = operation<{ ids: readonly string[] }>()(
  'VariantPictures',
  'query',
  `query VariantPictures($ids: [ID!]!) {
    nodes(ids: $ids) { ... on ProductVariant { id media(first: 1) { nodes { id } } } }
  }`,
  z.object({
    nodes: z.array(
      z
        .object({
          id: z.string(),
          media: z.object({ nodes: z.array(z.object({ id: z.string() })) }),
        })
        .nullable(),
    ),
  }),
)

type VariantMedia = {
  productId: string
  variantMedia: { variantId: string; mediaIds: [string] }[]
}
const variantMediaData = z.object({ changed: z.object({ userErrors: codedErrorsSchema }) })

/** All pairs or none; refused for a variant that has a picture (productVariantAppendMedia). */
export const appendVariantMedia = operation<VariantMedia>()(
  'AppendVariantMedia',
  'mutation',
  `mutation AppendVariantMedia($productId: ID!, $variantMedia: [ProductVariantAppendMediaInput!]!) {
    changed: productVariantAppendMedia(productId: $productId, variantMedia: $variantMedia) {
      userErrors { field message code }
    }
  }`,
  variantMediaData,
)

/** All pairs or none; the pictures stay on the product. */
export const detachVariantMedia = operation<VariantMedia>()(
  'DetachVariantMedia',
  'mutation',
  `mutation DetachVariantMedia($productId: ID!, $variantMedia: [ProductVariantDetachMediaInput!]!) {
    changed: productVariantDetachMedia(productId: $productId, variantMedia: $variantMedia) {
      userErrors { field message code }
    }
  }`,
  variantMediaData,
)
