import type { OutboxRow } from '@shared/contract/sync'
import { requestsOfOne } from './estimate-requests'

type Row = Pick<OutboxRow, 'direction' | 'kind' | 'field' | 'now' | 'willBe'>

/**
 * What one row of the outbox takes in Shopify when nothing else is sent with it; the read before it is not
 * counted, many products share one. Null where nothing is sent.
 */
export function costOfRow({ direction, kind, field, now, willBe }: Row): OutboxRow['cost'] {
  if (direction === 'to-ams') return null
  return requestsOfOne({
    productKey: '',
    kind,
    field,
    ours: willBe,
    theirs: now,
    deletes: kind === 'variant' && willBe === null,
  })
}
