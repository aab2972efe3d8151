import { z } from 'zod'
import type { FieldCall } from '../../endpoint/object-type'
import type { RequestContext } from '../../endpoint/request-context'
import { accessDeniedPlainly, notImplemented } from '../../schema/errors'
import type { StagedTarget } from '../../uploads/staged-target'
import { type UserError, userError } from '../user-error'

const uploadInput = z.object({
  resource: z.enum([
    'BULK_MUTATION_VARIABLES',
    'COLLECTION_IMAGE',
    'DISPUTE_FILE_UPLOAD',
    'FILE',
    'IMAGE',
    'MODEL_3D',
    'PRODUCT_IMAGE',
    'RETURN_LABEL',
    'SHOP_IMAGE',
    'URL_REDIRECT_IMPORT',
    'VIDEO',
  ]),
  filename: z.string(),
  mimeType: z.string(),
  httpMethod: z.enum(['PUT', 'POST']).nullish(),
  fileSize: z.union([z.string(), z.number()]).nullish(),
})
type Input = z.infer<typeof uploadInput>
const createArguments = z.object({ input: z.array(uploadInput) })

/** A place that isn't given has no addresses. */
type Target = StagedTarget | { url: null; resourceUrl: null; parameters: [] }
const NO_TARGET: Target = { url: null, resourceUrl: null, parameters: [] }

type Payload = { readonly stagedTargets: readonly Target[]; readonly userErrors: UserError[] }

const IMAGE_TYPES = /^image\/(jpe?g|png|gif|webp|heic)$/
/** The kinds whose size has to be known beforehand, as messages name them. */
const SIZED: Readonly<Partial<Record<Input['resource'], string>>> = {
  VIDEO: 'video',
  MODEL_3D: '3D model',
}

/** `stagedUploadsCreate`: one place for each file; a refused one has no address, the others have. */
export function stagedUploadsCreate(call: FieldCall, context: RequestContext): Payload {
  const { input } = createArguments.parse(call.args)
  const userErrors: UserError[] = []
  const stagedTargets = input.map((entry, index) => {
    const errors = check(entry, index)
    userErrors.push(...errors)
    return errors.length > 0 ? NO_TARGET : create(entry, context)
  })
  return { stagedTargets, userErrors }
}

function check({ resource, filename, mimeType, fileSize }: Input, index: number): UserError[] {
  const at = (name: string): string[] => ['input', String(index), name]
  const sized = SIZED[resource]
  if (sized !== undefined && fileSize == null) {
    return [userError(at('fileSize'), `file size is required for ${sized} resources`)]
  }
  const isImage = resource === 'IMAGE' || resource === 'PRODUCT_IMAGE'
  if (!isImage || IMAGE_TYPES.test(mimeType)) return []
  return [userError(at('mimeType'), `${filename}: (${mimeType}) is not a recognized format`)]
}

function create(
  { resource, filename, mimeType, httpMethod }: Input,
  { uploads, store }: RequestContext,
): Target {
  // The shop's own images belong to its settings, which apps of our kind have no access to.
  if (resource === 'SHOP_IMAGE') throw accessDeniedPlainly('stagedUploadsCreate')
  if (resource === 'COLLECTION_IMAGE')
    throw notImplemented('StagedUploadInput.resource COLLECTION_IMAGE')
  const method = httpMethod ?? 'PUT'
  return uploads.create({ resource, filename, mimeType, method }, store.shop.id)
}
