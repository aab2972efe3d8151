import type { PushLine } from '@shared/contract/pushes'
import type { FieldKey, FieldValue } from '@shared/fields/field-registry'
import type { DecidedCount, OutboxEntry } from './review-stores'

/** Past pushes, with what each of them changed. */
export type PushStore = {
  /** Newest first. */
  list(page: { readonly offset: number; readonly limit: number }): {
    readonly total: number
    readonly rows: PushLine[]
  }
  /** UTC time at which a push began; null when there is none with this id. */
  startedAt(run: number): string | null
  /** What a push carried out, product by product. */
  carriedOut(run: number): PushedChange[]
  /** Decisions and entries that take changes back, as one batch, in one transaction. */
  takeBack(input: TakeBackInput): DecidedCount
}

export type PushedChange = Pick<OutboxEntry, 'choice' | 'kind' | 'amsVariantId'> & {
  readonly entryId: number
  readonly field: FieldKey | null
  readonly amsProductId: string | null
  readonly shopifyProductId: string | null
  readonly shopifyVariantId: string | null
  /** Null when the push changed no field: a creation, an import, or the value was there already. */
  readonly values: { readonly before: FieldValue; readonly after: FieldValue } | null
  /** A decision about the same field waits or is on its way. */
  readonly isDecidedAnew: boolean
}

export type TakeBackInput = {
  readonly changes: readonly {
    readonly entryId: number
    /** Both sides' values as they are known now. */
    readonly ours: FieldValue
    readonly theirs: FieldValue
  }[]
  readonly label: string
  readonly at: string
  /** Makes the idempotency key of each outbox entry. */
  readonly newKey: () => string
}
