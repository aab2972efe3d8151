import { z } from 'zod'
import type { RequestContext } from '../../endpoint/request-context'
import { isSourceUrl } from '../../media/source-content'
import type { MediaRecord } from '../../state/media-record'
import type { ProductRecord } from '../../state/records'
import { type UserError, userError } from '../user-error'

/** `CreateMediaInput`: what a product's new media are made of. */
const createMediaInput = z.strictObject({
  alt: z.string().nullish(),
  mediaContentType: z.enum(['IMAGE', 'EXTERNAL_VIDEO', 'VIDEO', 'MODEL_3D']),
  originalSource: z.string(),
})
export type CreateMediaInput = z.infer<typeof createMediaInput>

const MAX_MEDIA = 250

/** The `media` argument of a mutation; missing and `null` mean none. */
export function mediaArgument(value: unknown): readonly CreateMediaInput[] {
  return z.array(createMediaInput).nullish().parse(value) ?? []
}

/** What is wrong with new media, each at its place in the argument. */
export function checkMedia(
  inputs: readonly CreateMediaInput[],
  product: ProductRecord | null,
): UserError[] {
  const count = (product?.media.length ?? 0) + inputs.length
  if (inputs.length > 0 && count > MAX_MEDIA) {
    const message = `Exceeded ${MAX_MEDIA} media limit per product`
    return [userError(['media'], message, 'PRODUCT_MEDIA_LIMIT_EXCEEDED')]
  }
  return inputs.flatMap((input, index) => checkOne(input, index) ?? [])
}

export function checkOne(input: CreateMediaInput, index: number): UserError | null {
  if (isSourceUrl(input.originalSource)) return null
  const name = input.mediaContentType === 'IMAGE' ? 'Image' : 'Video'
  const path = ['media', String(index), 'originalSource']
  return userError(path, `${name} URL is invalid`, 'INVALID')
}

/** Adds media behind those the product has. A repeat makes a second one: nothing tells them apart. */
export function appendMedia(
  { media, store }: RequestContext,
  product: ProductRecord,
  inputs: readonly CreateMediaInput[],
): MediaRecord[] {
  const created = inputs.map(({ alt, mediaContentType, originalSource }) =>
    media.create({
      kind: mediaContentType,
      alt: alt ?? '',
      filename: null,
      source: originalSource,
    }),
  )
  if (created.length === 0) return []
  product.media = [...product.media, ...created]
  store.touch(product)
  return created
}

/** Where the schema gives user errors no code, none is served. */
export function withoutCode({ field, message }: UserError): UserError {
  return { field, message }
}
