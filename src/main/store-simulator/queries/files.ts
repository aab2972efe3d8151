import type { SortKey } from '../connections/connection'
import { Connection } from '../connections/connection'
import type { FieldCall } from '../endpoint/object-type'
import type { RequestContext } from '../endpoint/request-context'
import { notImplemented } from '../schema/errors'
import { parseGid } from '../schema/gid'
import { exactText, numeric, type SearchFields, time } from '../search/search-fields'
import { GID_TYPES, type MediaRecord } from '../state/media-record'
import type { StoreState } from '../state/store-state'
import { listConnection } from './lists'

/** Searchable fields of `files` (shopify.dev/docs/api/admin-graphql/latest/queries/files). */
const searchFields = (nowMs: number): SearchFields<MediaRecord> => ({
  fields: {
    id: numeric((file) => [file.id]),
    filename: exactText((file) => [file.filename]),
    media_type: exactText((file) => [file.kind]),
    status: exactText((file) => [file.statusAt(nowMs)]),
    created_at: time((file) => file.createdAt),
    updated_at: time((file) => file.updatedAt),
  },
  timestamps: ['created_at', 'updated_at'],
  fallback: exactText((file) => [file.filename]),
})

function sortKeyOf(sortKey: string | null, file: MediaRecord): SortKey {
  const { id } = file
  switch (sortKey) {
    case null:
    case 'ID':
    case 'RELEVANCE':
      return { value: id, id }
    case 'CREATED_AT':
      return { value: file.createdAt, id }
    case 'UPDATED_AT':
      return { value: file.updatedAt, id }
    case 'FILENAME':
      return { value: file.filename, id }
    case 'ORIGINAL_UPLOAD_SIZE':
      return { value: file.content.fileSize, id }
    default:
      throw notImplemented(`FileSortKeys.${sortKey}`)
  }
}

export function fileList(call: FieldCall, context: RequestContext): Connection<MediaRecord> {
  const { store } = context
  return listConnection(call, context, {
    all: () => store.files.values(),
    search: searchFields(store.nowMs()),
    keyOf: sortKeyOf,
  })
}

/** The file with this gid, or `null` when there is none of that type. */
export function findFile(store: StoreState, gid: string): MediaRecord | null {
  const parts = parseGid(gid)
  const file = parts === null ? undefined : store.files.get(parts.id)
  return file !== undefined && GID_TYPES[file.kind] === parts?.type ? file : null
}
