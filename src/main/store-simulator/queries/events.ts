import { Connection } from '../connections/connection'
import { type FieldCall, objectType } from '../endpoint/object-type'
import type { RequestContext } from '../endpoint/request-context'
import { toGid } from '../schema/gid'
import { exactText, numeric, type SearchFields, time } from '../search/search-fields'
import { toDateTime } from '../state/clock'
import type { EventRecord } from '../state/records'
import { listConnection } from './lists'

/** An entry of the shop's history as the API sees it. */
class StoreEvent {
  readonly record: EventRecord

  constructor(record: EventRecord) {
    this.record = record
  }
}

/** Searchable fields of `events` (shopify.dev/docs/api/admin-graphql/latest/queries/events). */
const EVENT_SEARCH: SearchFields<StoreEvent> = {
  fields: {
    id: numeric(({ record }) => [record.id]),
    action: exactText(({ record }) => [record.action]),
    subject_type: exactText(({ record }) => [record.subjectType]),
    created_at: time(({ record }) => record.createdAt),
  },
  timestamps: ['created_at'],
  fallback: () => false,
}

const KEPT_FOR_SECONDS = 365 * 24 * 60 * 60

/** Events of the last year; older ones are gone. */
export function eventList(call: FieldCall, context: RequestContext): Connection<StoreEvent> {
  const { store } = context
  const since = store.now() - KEPT_FOR_SECONDS
  return listConnection(call, context, {
    all: () =>
      store.events
        .filter((record) => record.createdAt >= since)
        .map((record) => new StoreEvent(record)),
    search: EVENT_SEARCH,
    keyOf: (sortKey, { record }) => ({
      value: sortKey === 'CREATED_AT' ? record.createdAt : record.id,
      id: record.id,
    }),
  })
}

const SUBJECT_TYPES = { PRODUCT: 'Product', PRODUCT_VARIANT: 'ProductVariant' } as const

export const basicEventType = objectType(
  'BasicEvent',
  (value): value is StoreEvent => value instanceof StoreEvent,
  {
    id: ({ record }) => toGid('BasicEvent', record.id),
    action: ({ record }) => record.action,
    message: ({ record }) => record.message,
    createdAt: ({ record }) => toDateTime(record.createdAt),
    subjectType: ({ record }) => record.subjectType,
    subjectId: ({ record }) => toGid(SUBJECT_TYPES[record.subjectType], record.subjectId),
    subject: ({ record }, _call, { store }) => store.products.get(record.subjectId) ?? null,
    appTitle: () => null,
    author: () => null,
    attributeToApp: () => false,
    attributeToUser: () => false,
    criticalAlert: () => false,
    hasAdditionalContent: () => false,
  },
)
