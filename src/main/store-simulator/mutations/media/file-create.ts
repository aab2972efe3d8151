import { z } from 'zod'
import type { FieldCall } from '../../endpoint/object-type'
import type { RequestContext } from '../../endpoint/request-context'
import { isSourceUrl } from '../../media/source-content'
import { mediaGid } from '../../queries/media'
import type { MediaKind, MediaRecord } from '../../state/media-record'
import { parseInput, type UserError, userError } from '../user-error'

export const fileInput = z.strictObject({
  id: z.string().nullish(),
  alt: z.string().nullish(),
  contentType: z.enum(['IMAGE', 'FILE', 'EXTERNAL_VIDEO', 'VIDEO', 'MODEL_3D']).nullish(),
  filename: z.string().nullish(),
  originalSource: z.string().nullish(),
  // Names may repeat here, as Shopify makes them different by itself.
  duplicateResolutionMode: z.literal('APPEND_UUID').nullish(),
})
export type FileInput = z.infer<typeof fileInput>

export const MAX_ALT_LENGTH = 512
const ALT_TOO_LONG = `The alt value exceeds the maximum limit of ${MAX_ALT_LENGTH} characters.`

type Payload = {
  readonly files: readonly MediaRecord[] | null
  readonly userErrors: readonly UserError[]
}

/** `fileCreate`: files of the shop that belong to no product yet, all or none. */
export function fileCreate(call: FieldCall, context: RequestContext): Payload {
  const inputs = z.array(z.unknown()).parse(call.args['files'])
  const files = inputs.map((input) => parseInput(fileInput, 'FileCreateInput', input))
  const userErrors = files.flatMap((input, index) =>
    checkFile(input, (name) => ['files', String(index), name]),
  )
  if (userErrors.length > 0) return { files: null, userErrors }
  const created = files.map((input) => createFile(context, input))
  context.effects.push({ mutation: 'fileCreate', changed: created.map(mediaGid) })
  return { files: created, userErrors }
}

export function checkFile(input: FileInput, at: (name: string) => string[]): UserError[] {
  if (!isSourceUrl(input.originalSource ?? '')) {
    return [userError(at('originalSource'), 'Image URL is invalid', 'INVALID')]
  }
  return checkAlt(input.alt, at('alt'))
}

export function checkAlt(alt: string | null | undefined, path: string[]): UserError[] {
  if ((alt?.length ?? 0) <= MAX_ALT_LENGTH) return []
  return [userError(path, ALT_TOO_LONG, 'ALT_VALUE_LIMIT_EXCEEDED')]
}

export function createFile(
  { media }: RequestContext,
  { alt, filename, originalSource, contentType }: FileInput,
): MediaRecord {
  const source = originalSource ?? ''
  return media.create({
    kind: contentType ?? kindOf(source),
    alt: alt ?? '',
    filename: filename ?? null,
    source,
  })
}

/** Without a content type the ending of the name decides. */
function kindOf(source: string): MediaKind {
  if (/youtu\.?be|vimeo/.test(source)) return 'EXTERNAL_VIDEO'
  const extension = /\.([a-z0-9]+)(?:[?#].*)?$/i.exec(source)?.[1]?.toLowerCase()
  if (extension === 'mp4' || extension === 'mov') return 'VIDEO'
  if (extension === 'glb' || extension === 'usdz') return 'MODEL_3D'
  return extension === 'pdf' || extension === 'txt' || extension === 'csv' ? 'FILE' : 'IMAGE'
}
