import type { AppError } from '@shared/contract/app-error'
import type { Deletion } from '@shared/contract/review'
import { t } from '@shared/words/words'
import type {
  PointsShare,
  ProductWrite,
  ShopifyGateway,
  StateStore,
  WriteOutcome,
  WriteTerms,
} from '../ports'
import type { PlannedWrite } from './planned-write'

/** What carries out the decisions about a product needs of Shopify, with points that are set aside. */
export type PushGateway = Pick<ShopifyGateway, 'findByAmsId' | 'stockLocation' | 'picturesReady'> &
  Pick<PointsShare, 'readProduct' | 'readParts' | 'write' | 'readyForProduct'>

export type PushContext = {
  readonly store: StateStore
  readonly gateway: PushGateway
  /** UTC time as ISO text. */
  readonly now: () => string
  /** A new random idempotency key. */
  readonly newKey: () => string
  /** Deletions as a person saw them listed and confirmed them, by entry; no other one is carried out. */
  readonly listed: ReadonlyMap<number, Deletion>
}

/**
 * One try at one write: the attempt with its exact payload is committed before the first byte leaves,
 * and its ending right after the answer. A process that dies between leaves entries in flight, which
 * the next start reads back.
 */
export async function sendAttempt(
  { store, gateway, now }: PushContext,
  productKey: string,
  { write, entries }: Pick<PlannedWrite, 'write' | 'entries'>,
  terms?: WriteTerms,
): Promise<WriteOutcome> {
  const attempt = store.outbox.claim({
    productKey,
    entryIds: entries.map(({ id }) => id),
    operation: write.kind,
    payload: JSON.stringify(write satisfies ProductWrite),
    at: now(),
  })
  const outcome = await outcomeOf(gateway, write, terms)
  store.outbox.settleAttempt(attempt, {
    outcome: outcome.kind === 'too-late' ? 'not-sent' : outcome.kind,
    requestId: outcome.requestId,
    message: messageOf(outcome),
    at: now(),
  })
  return outcome
}

/** What is thrown after sending says nothing about the effect, so it is an unknown outcome too. */
async function outcomeOf(
  gateway: PushGateway,
  write: ProductWrite,
  terms: WriteTerms | undefined,
): Promise<WriteOutcome> {
  try {
    return await gateway.write(write, terms)
  } catch (thrown) {
    const error: AppError = {
      code: 'store-unexpected-answer',
      message: thrown instanceof Error ? thrown.message : t`The answer could not be read`,
      retryable: true,
    }
    return { kind: 'unknown', error, requestId: '' }
  }
}

function messageOf(outcome: WriteOutcome): string {
  switch (outcome.kind) {
    case 'done':
      return ''
    case 'refused':
      return outcome.refusals.map(({ message }) => message).join('; ')
    case 'too-late':
      return t`Held back for longer than a write may follow its read. Nothing was sent.`
    case 'not-sent':
    case 'unknown':
      return outcome.error.message
  }
}
