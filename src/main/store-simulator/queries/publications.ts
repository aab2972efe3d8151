import { z } from 'zod'
import { Connection } from '../connections/connection'
import { type FieldCall, objectType } from '../endpoint/object-type'
import { toGid } from '../schema/gid'
import { toDateTime } from '../state/clock'
import type { ProductRecord, PublicationRecord } from '../state/records'
import type { StoreState } from '../state/store-state'
import { idOfType } from './lookup'

/** A sales channel's publication. */
export class Publication {
  readonly record: PublicationRecord

  constructor(record: PublicationRecord) {
    this.record = record
  }
}

const listArguments = z.object({ reverse: z.boolean().nullish() })
const resourceArguments = z.object({ onlyPublished: z.boolean().nullish() })

export function publicationList(store: StoreState, call: FieldCall): Connection<Publication> {
  const reversed = listArguments.parse(call.args).reverse ?? false
  const all = store.publications.map((record) => new Publication(record))
  if (reversed) all.reverse()
  return new Connection(
    () => all,
    ({ record }) => ({ value: record.id, id: record.id }),
    { reversed },
  )
}

/** `null` when it doesn't exist, an error when the gid is of another type. */
export function findPublication(store: StoreState, gid: string): Publication | null {
  const { id } = idOfType('Publication', gid)
  const record = store.publications.find((publication) => publication.id === id)
  return record === undefined ? null : new Publication(record)
}

/** Where a product is published: an active product is on no channel by itself. */
export function resourcePublications(
  product: ProductRecord,
  store: StoreState,
  call: FieldCall,
): Connection<Record<string, unknown>> {
  const { onlyPublished } = resourceArguments.parse(call.args)
  const entries = store.publications.flatMap((record) => {
    const entry = product.publications.find(({ id }) => id === record.id)
    if (entry === undefined) return []
    // Drafts and archived products are on a channel's list without being shown there.
    const isPublished = product.status === 'ACTIVE' || product.status === 'UNLISTED'
    if (!isPublished && onlyPublished !== false) return []
    const publication = new Publication(record)
    const publishDate = toDateTime(entry.since)
    return [{ isPublished, publishDate, publication, publishable: product, id: record.id }]
  })
  return new Connection<Record<string, unknown>>(
    () => entries,
    (entry) => ({ value: Number(entry['id']), id: Number(entry['id']) }),
  )
}

export const publicationType = objectType(
  'Publication',
  (value): value is Publication => value instanceof Publication,
  {
    id: ({ record }) => toGid('Publication', record.id),
    name: ({ record }) => record.name,
    autoPublish: () => false,
    supportsFuturePublishing: () => false,
  },
)
