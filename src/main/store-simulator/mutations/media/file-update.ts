import { z } from 'zod'
import type { FieldCall } from '../../endpoint/object-type'
import type { RequestContext } from '../../endpoint/request-context'
import { findFile } from '../../queries/files'
import { findProduct } from '../../queries/lookup'
import { mediaGid } from '../../queries/media'
import { accessDenied, invalidId } from '../../schema/errors'
import { parseGid } from '../../schema/gid'
import type { MediaRecord } from '../../state/media-record'
import type { ProductRecord } from '../../state/records'
import type { StoreState } from '../../state/store-state'
import { parseInput, type UserError, userError } from '../user-error'
import { checkAlt } from './file-create'

const updateInput = z.strictObject({
  id: z.string(),
  alt: z.string().nullish(),
  filename: z.string().nullish(),
  originalSource: z.string().nullish(),
  referencesToAdd: z.array(z.string()).nullish(),
  referencesToRemove: z.array(z.string()).nullish(),
})
type Row = z.infer<typeof updateInput>

type Payload = {
  readonly files: readonly MediaRecord[]
  readonly userErrors: readonly UserError[]
}

/**
 * `fileUpdate`: alt text, name, content, and which products show a file. Most refusals concern the whole
 * call; an alt text that is too long only its own row.
 */
export function fileUpdate(call: FieldCall, context: RequestContext): Payload {
  const { store } = context
  const inputs = z.array(z.unknown()).parse(call.args['files'])
  const rows = inputs.map((input) => parseInput(updateInput, 'FileUpdateInput', input))
  requireProductAccess(rows, context)
  const whole = checkWhole(store, rows)
  if (whole !== null) return { files: [], userErrors: [whole] }
  const results = rows.map((row, index) => ({ row, errors: checkRow(store, row, index) }))
  const userErrors = results.flatMap(({ errors }) => errors)
  const files = results.flatMap(({ row, errors }) => {
    const file = findFile(store, row.id)
    if (file === null || errors.length > 0) return []
    write(context, file, row)
    return [file]
  })
  if (files.length > 0) {
    context.effects.push({ mutation: 'fileUpdate', changed: files.map(mediaGid) })
  }
  return { files, userErrors }
}

/** Putting a file on a product or taking it off asks for more than write access to files. */
function requireProductAccess(rows: readonly Row[], { grantedScopes }: RequestContext): void {
  const isNeeded = rows.some((row) => row.referencesToAdd != null || row.referencesToRemove != null)
  if (isNeeded && !grantedScopes.has('write_products')) {
    throw accessDenied('fileUpdate', '`write_products` access scope.')
  }
}

/** What refuses the call as a whole. */
function checkWhole(store: StoreState, rows: readonly Row[]): UserError | null {
  const refuse = (message: string, code: string): UserError => userError(['files'], message, code)
  const missing = rows.map(({ id }) => id).filter((id) => findFile(store, id) === null)
  if (missing.length > 0) {
    const ids = JSON.stringify(missing)
    const [verb, end] = missing.length === 1 ? ['id', 'does'] : ['ids', 'do']
    return refuse(`File ${verb} ${ids} ${end} not exist.`, 'FILE_DOES_NOT_EXIST')
  }
  const now = store.nowMs()
  if (rows.some(({ id }) => findFile(store, id)?.statusAt(now) !== 'READY')) {
    return refuse('Non-ready files cannot be updated.', 'NON_READY_STATE')
  }
  const targets = rows.flatMap((row) => [
    ...(row.referencesToAdd ?? []),
    ...(row.referencesToRemove ?? []),
  ])
  if (targets.some((gid) => productOf(store, gid) === null)) {
    const code = 'REFERENCE_TARGET_DOES_NOT_EXIST'
    return refuse('The reference target does not exist', code)
  }
  for (const row of rows) {
    const file = findFile(store, row.id)
    if (row.filename == null || file === null) continue
    if (file.kind !== 'IMAGE' && file.kind !== 'FILE') {
      const message = 'Updating the filename is only supported on images and generic files'
      return refuse(message, 'UNSUPPORTED_MEDIA_TYPE_FOR_FILENAME_UPDATE')
    }
    if (extensionOf(row.filename) !== extensionOf(file.filename)) {
      const message = 'The filename extension provided must match the original filename.'
      return refuse(message, 'INVALID_FILENAME_EXTENSION')
    }
    const { filename } = row
    if (filename !== file.filename && hasName(store, filename)) {
      return refuse('The filename already exists.', 'FILENAME_ALREADY_EXISTS')
    }
  }
  return null
}

function checkRow(store: StoreState, row: Row, index: number): UserError[] {
  const kind = findFile(store, row.id)?.kind
  if (row.originalSource != null && kind !== 'IMAGE' && kind !== 'FILE') {
    const path = ['files', String(index), 'originalSource']
    const message = 'Updating the original source is not supported for this media type.'
    return [userError(path, message, 'INVALID')]
  }
  return checkAlt(row.alt, ['files', String(index), 'alt'])
}

function write(context: RequestContext, file: MediaRecord, row: Row): void {
  const { store, media } = context
  if (row.alt != null) file.alt = row.alt
  if (row.filename != null) file.filename = row.filename
  if (row.originalSource != null) media.replace(file, row.originalSource)
  file.updatedAt = store.now()
  for (const gid of row.referencesToAdd ?? []) {
    const product = productOf(store, gid)
    if (product === null || product.media.includes(file)) continue
    product.media = [...product.media, file]
    store.touch(product)
  }
  for (const gid of row.referencesToRemove ?? []) {
    const product = productOf(store, gid)
    if (product?.media.includes(file) === true) store.detachFile(product, file)
  }
  // Products tell a changed image by their own time.
  for (const product of store.products.values()) {
    if (product.media.includes(file)) store.touch(product)
  }
}

function productOf(store: StoreState, gid: string): ProductRecord | null {
  if (parseGid(gid) === null) throw invalidId(gid)
  return findProduct(store, gid)
}

function hasName(store: StoreState, name: string): boolean {
  return [...store.files.values()].some(({ filename }) => filename === name)
}

function extensionOf(filename: string): string {
  return /\.[^.]+$/.exec(filename)?.[0].toLowerCase() ?? ''
}
