import { type ImageType, imageTypeOf } from '@shared/catalog/image-type'
import { type AppError, toAppError } from '@shared/contract/app-error'
import { t } from '@shared/words/words'
import { MOST_BYTES, type NewPicture } from '../../engine/ports'
import type { AdminClient } from '../admin-client'
import { stageImages } from '../operations'
import { failureReason } from './media-failure'
import type { PictureTools } from './picture-tools'
import { NO_PICTURE, NOT_HERE, unsendable } from './unsendable'
import { withEnding } from './with-ending'

/** A picture with the address that Shopify fetches it from. */
export type StagedPicture = { readonly picture: NewPicture; readonly source: string }

export type FailedPicture = { readonly picture: NewPicture; readonly reason: string }

export type Staging =
  /** Together all that were asked for, each list in their order. */
  | {
      readonly kind: 'staged'
      readonly staged: readonly StagedPicture[]
      readonly failed: readonly FailedPicture[]
    }
  /** Nothing was changed: a file alone changes nothing. */
  | { readonly kind: 'not-sent'; readonly error: AppError; readonly requestId: string }

type Upload = {
  readonly picture: NewPicture
  readonly sha256: string
  readonly path: string | undefined
  readonly fileName: string
  readonly type: ImageType
  readonly bytes: number
}

/**
 * Uploads the pictures that only this computer has, and leaves those with a public address to Shopify. Bytes are
 * held of one picture at a time.
 */
export async function stagePictures(
  client: AdminClient,
  pictures: readonly NewPicture[],
  tools: PictureTools,
): Promise<Staging> {
  const sources = new Map<NewPicture, string>()
  const failed = new Map<NewPicture, string>()
  const uploads: Upload[] = []
  for (const picture of pictures) {
    const reason = unsendable(picture)
    if (reason !== null) failed.set(picture, reason)
    else if (picture.source.kind === 'address') sources.set(picture, picture.source.url)
    else {
      const upload = await look(picture, picture.source, tools)
      if (typeof upload === 'string') failed.set(picture, upload)
      else uploads.push(upload)
    }
  }
  const stopped =
    uploads.length === 0
      ? null
      : await tools.progress.uploading(uploads.length, (arrived) =>
          send(client, uploads, tools, sources, failed, arrived),
        )
  if (stopped) return { kind: 'not-sent', ...stopped }
  return {
    kind: 'staged',
    staged: pictures.flatMap((picture) => {
      const source = sources.get(picture)
      return source === undefined ? [] : [{ picture, source }]
    }),
    failed: pictures.flatMap((picture) => {
      const reason = failed.get(picture)
      return reason === undefined ? [] : [{ picture, reason }]
    }),
  }
}

/** What is to be told of a file before it is sent, or why it need not be. */
async function look(
  picture: NewPicture,
  { sha256, fileName, path }: Extract<NewPicture['source'], { kind: 'upload' }>,
  { imageBytes }: PictureTools,
): Promise<Upload | string> {
  const bytes = await imageBytes(sha256, path)
  if (bytes === null) return NOT_HERE
  const type = imageTypeOf(bytes)
  if (type === null) return NO_PICTURE
  if (bytes.length > MOST_BYTES) {
    return failureReason([{ code: 'INVALID_IMAGE_FILE_SIZE', message: '' }])
  }
  return { picture, sha256, path, type, bytes: bytes.length, fileName: withEnding(fileName, type) }
}

type Stopped = { readonly error: AppError; readonly requestId: string }

async function send(
  client: AdminClient,
  uploads: readonly Upload[],
  tools: PictureTools,
  sources: Map<NewPicture, string>,
  failed: Map<NewPicture, string>,
  arrived: () => void,
): Promise<Stopped | null> {
  const answer = await client.mutate(stageImages, {
    input: uploads.map(({ fileName, type, bytes }) => ({
      resource: 'IMAGE' as const,
      filename: fileName,
      mimeType: type,
      httpMethod: 'PUT' as const,
      fileSize: String(bytes),
    })),
  })
  if (answer.kind !== 'ok') return answer
  const { stagedTargets, userErrors } = stageImages.data.parse(answer.data).stagedUploadsCreate
  for (const [index, { picture, sha256, path, type }] of uploads.entries()) {
    const target = stagedTargets?.[index]
    if (!target || target.url === null || target.resourceUrl === null) {
      const own = userErrors.find(({ field }) => field?.[1] === String(index)) ?? userErrors[0]
      const why = own?.message ?? t`no reason given`
      failed.set(picture, t`Shopify takes no upload of this picture: ${why}`)
      continue
    }
    const bytes = await tools.imageBytes(sha256, path)
    if (bytes === null) {
      failed.set(picture, NOT_HERE)
      continue
    }
    const error = await uploadOnce(client, target.url, { contentType: type, bytes }, tools)
    if (error) return { error, requestId: answer.requestId }
    sources.set(picture, target.resourceUrl)
    arrived()
  }
  return null
}

const TRIES = 3

/** Tries again after a passing failure: the same bytes at the same place are one file. */
async function uploadOnce(
  client: AdminClient,
  url: string,
  file: { readonly contentType: string; readonly bytes: Uint8Array },
  { scheduler }: PictureTools,
): Promise<AppError | null> {
  for (let tryNumber = 1; ; tryNumber++) {
    try {
      await client.uploadBytes(url, file)
      return null
    } catch (thrown) {
      const error = toAppError(thrown)
      if (!error.retryable || tryNumber === TRIES) return error
      await scheduler.wait(tryNumber * 1000)
    }
  }
}
