import type { RequestContext } from '../../endpoint/request-context'
import { findFile } from '../../queries/files'
import { mediaGid } from '../../queries/media'
import type { MediaRecord } from '../../state/media-record'
import type { ProductRecord } from '../../state/records'
import type { StoreState } from '../../state/store-state'
import { checkAlt, checkFile, createFile, type FileInput } from '../media/file-create'
import { type UserError, userError } from '../user-error'
import type { ProductSetInput } from './product-set-input'

/** What is wrong with the files of a product and of its variants, which have to be among the former. */
export function checkFiles(store: StoreState, { files, variants }: ProductSetInput): UserError[] {
  const errors = (files ?? []).flatMap((input, index) => {
    const at = (name: string): string[] => ['input', 'files', String(index), name]
    return checkOne(store, input, at)
  })
  const known = new Set((files ?? []).map(nameOf))
  for (const [index, { file }] of (variants ?? []).entries()) {
    if (file == null || known.has(nameOf(file))) continue
    const path = ['input', 'variants', String(index), 'file']
    const message = 'The file of a variant must be among the files of the product'
    errors.push(userError(path, message, 'INVALID_INPUT'))
  }
  return errors
}

function checkOne(
  store: StoreState,
  input: FileInput,
  at: (name: string) => string[],
): UserError[] {
  const found =
    input.id == null
      ? checkFile(input, at)
      : findFile(store, input.id) === null
        ? [userError(at('id'), `File id ${input.id} does not exist.`)]
        : checkAlt(input.alt, at('alt'))
  return found.map((error) => ({ ...error, code: 'INVALID_INPUT' }))
}

/** Brings the product's files to the given list, in its order; who isn't in there is taken off. */
export function writeFiles(
  context: RequestContext,
  product: ProductRecord,
  { files, variants }: ProductSetInput,
): boolean {
  if (files == null) return false
  const byName = new Map<string, MediaRecord>()
  for (const input of files) {
    const existing = input.id == null ? null : findFile(context.store, input.id)
    if (existing !== null && input.alt != null) existing.alt = input.alt
    byName.set(nameOf(input), existing ?? createFile(context, input))
  }
  const media = [...byName.values()]
  const before = product.media.map(mediaGid).join()
  product.media = media
  for (const variant of product.variants) {
    if (!media.some(({ id }) => id === variant.mediaId)) variant.mediaId = null
  }
  for (const [index, { file }] of (variants ?? []).entries()) {
    const variant = product.variants[index]
    const record = file == null ? undefined : byName.get(nameOf(file))
    if (variant !== undefined && record !== undefined) variant.mediaId = record.id
  }
  return media.map(mediaGid).join() !== before
}

/** A file is the same when it has the same id or comes from the same source. */
function nameOf({ id, originalSource }: FileInput): string {
  return id ?? originalSource ?? ''
}
