import { z } from 'zod'
import type { FieldCall } from '../../endpoint/object-type'
import type { RequestContext } from '../../endpoint/request-context'
import { findFile } from '../../queries/files'
import { type UserError, userError } from '../user-error'

const deleteArguments = z.object({ fileIds: z.array(z.string()) })

type Payload = {
  readonly deletedFileIds: readonly string[] | null
  readonly userErrors: readonly UserError[]
}

/** `fileDelete`: gone everywhere, from every product that shows it; all or none. */
export function fileDelete(call: FieldCall, { store, effects }: RequestContext): Payload {
  const { fileIds } = deleteArguments.parse(call.args)
  const missing = fileIds.filter((gid) => findFile(store, gid) === null)
  if (missing.length > 0) {
    const message = `File id ${JSON.stringify(missing)} does not exist.`
    const error = userError(['fileIds'], message, 'FILE_DOES_NOT_EXIST')
    return { deletedFileIds: null, userErrors: [error] }
  }
  for (const gid of fileIds) {
    const file = findFile(store, gid)
    if (file !== null) store.deleteFile(file)
  }
  effects.push({ mutation: 'fileDelete', changed: fileIds })
  return { deletedFileIds: fileIds, userErrors: [] }
}
