import type { AmsProduct, ShopProduct } from '@shared/catalog/product'
import type { Answer, Choice, CompareFilter, DifferenceKind } from '@shared/contract/review'
import type { OutboxCounts } from '@shared/contract/sync'
import type { FieldKey, FieldValue } from '@shared/fields/field-registry'
import type { PairReview } from '../planning'
import type { NewLink } from './comparison-store'

/** What a person decided. Each method is one transaction: decision, outbox entry, undo record, audit. */
export type DecisionStore = {
  decide(input: DecideInput): DecidedCount
  acceptAll(input: AcceptAllDecision): DecidedCount
  /** Every row under the filter with the choice that Accept All would make for it; changes nothing. */
  acceptable(filter: CompareFilter, choice: Choice | 'suggestion'): AcceptableRow[]
  clear(input: Omit<DecideInput, 'choice'>): DecidedCount
  /** The batch that undo (`done`) or redo (`undone`) takes next; null when there is none. */
  next(state: 'done' | 'undone'): { readonly id: number; readonly label: string } | null
  /** Takes back the newest batch that still waits; null when there is none. */
  undo(at: string): DecidedCount | null
  redo(at: string): DecidedCount | null
}

export type AcceptableRow = {
  readonly productKey: string
  readonly kind: DifferenceKind
  readonly field: FieldKey | null
  /** Null: the row is decided already, or stays open. */
  readonly accepted: Choice | null
  readonly isDecided: boolean
  /** Taking AMS sets a count of 0. */
  readonly sellsOut: boolean
  readonly ours: FieldValue
  readonly theirs: FieldValue
}

export type DecideInput = {
  readonly keys: readonly string[]
  readonly choice: Answer
  readonly label: string
  readonly at: string
  /** Makes the idempotency key of each outbox entry. */
  readonly newKey: () => string
}

export type AcceptAllDecision = {
  readonly filter: CompareFilter
  readonly choice: Answer | 'suggestion'
  readonly label: string
  readonly at: string
  readonly newKey: () => string
  /** The rule that decides; absent when a person does. What a person took back, a rule leaves open. */
  readonly ruleId?: number
}

export type DecidedCount = {
  readonly decided: number
  readonly skipped: number
  readonly label: string
}

/**
 * Which of the waiting entries a push may take by itself. `asked`: what a person wants sent as soon as the
 * store is back; `automatic`: what automatic push decided.
 */
export type OwnScope = { readonly asked: boolean; readonly automatic: boolean }

/**
 * Which of the waiting entries are meant. `confirmed`: those that waited when the push of this number began,
 * which are the ones whose figures a person or a brake has seen.
 */
export type PushScope = 'everything' | OwnScope | { readonly confirmed: number }

/** Decisions on their way. */
export type OutboxStore = {
  /** The same outbox, in which nothing waits but what is in the scope. */
  only(scope: PushScope): OutboxStore
  /** Marks what waits in this outbox as seen for a push that begins now; returns the number of that push. */
  confirm(): number
  /** What waits in this outbox is asked for: it may be sent without another word. Returns how many entries. */
  ask(at: string): number
  /** Nothing is asked for any more; it goes on waiting for a person. */
  forgetAsked(): void
  counts(sentSince: string): OutboxCounts
  /** Product keys with something to send, in the order in which they were first decided. */
  waitingProducts(): string[]
  waitingEntries(productKey: string): OutboxEntry[]
  /**
   * The waiting entries of a product, put in flight in the same transaction: from here on neither
   * undo nor another decision reaches them.
   */
  take(productKey: string): OutboxEntry[]
  /**
   * What is in flight and was never sent waits again, or comes back where a value moved meanwhile; what may
   * have arrived becomes unknown.
   */
  release(productKey: string, at: string): void
  /** Ids of a product's entries that are in flight. */
  inFlight(productKey: string): number[]
  /** Every waiting entry, for the preview. */
  allWaiting(): OutboxEntry[]
  /** How many entries {@link allWaiting} would give. */
  waitingCount(): number
  /** Committed before the first byte is sent: entries in flight, attempt with its exact payload. */
  claim(input: ClaimInput): number
  /** The ending of one attempt; entries it leaves out stay in flight until `settleProduct`. */
  settleAttempt(attemptId: number, ending: AttemptEnding): void
  /** Everything that an ending means, in one transaction. */
  settleProduct(settlement: Settlement): void
  /**
   * Entries that an earlier push left in flight, as its process died or the disk was full: what may have
   * arrived becomes unknown, the rest waits again. Returns how many entries.
   */
  recoverInFlight(at: string): number
  /**
   * To be called before {@link recoverInFlight} where process after process died: parks with the reason what was on
   * its way, but for a bulk operation, which goes on without Concord. Returns how many entries.
   */
  setAsideInFlight(at: string, reason: string): number
  /** Ends a decision that came back and has no difference any more. False when there is none with this id. */
  dismiss(entryId: number): boolean
  /** A parked or refused entry waits again. False when there is none with this id. */
  tryAgain(entryId: number): boolean
}

export type OutboxEntry = {
  readonly id: number
  readonly differenceKey: string
  readonly productKey: string
  readonly state: 'pending' | 'unknown'
  readonly choice: Choice
  readonly kind: 'field' | 'product' | 'variant'
  readonly field: FieldKey | null
  readonly amsProductId: string | null
  readonly amsVariantId: string
  readonly shopifyProductId: string | null
  readonly shopifyVariantId: string | null
  readonly productName: string
  /** Both values as the person saw them. */
  readonly ours: FieldValue
  readonly theirs: FieldValue
  /** Set for a roll back: it gives the receiving side an earlier value instead of the other side's. */
  readonly restores?: Restoring | undefined
}

export type Restoring = {
  /** What the receiving side gets: its value from before a push. */
  readonly value: FieldValue
  /** What that push gave it. Anything else there by now was changed since and is spared. */
  readonly since: FieldValue
}

export type ClaimInput = {
  readonly productKey: string
  readonly entryIds: readonly number[]
  readonly operation: string
  /** JSON of the request's variables: the exact values that travel. */
  readonly payload: string
  readonly at: string
}

export type AttemptEnding = {
  readonly outcome: 'done' | 'refused' | 'not-sent' | 'unknown'
  readonly requestId: string
  readonly message: string
  readonly at: string
}

export type EntryOutcome = {
  readonly entryId: number
  readonly state: 'done' | 'refused' | 'unknown' | 'parked' | 'returned' | 'pending'
  readonly reason: string
  /** Of a field that was changed: what the receiving side held before, and what it got. */
  readonly values?: { readonly before: FieldValue; readonly after: FieldValue } | undefined
  /** What the history says of it beside: it replaced somebody else's value. */
  readonly note?: string
}

/** One field of a pair; `variantId` is AMS's, "" for a field of the product. */
export type FieldPlace = { readonly field: FieldKey; readonly variantId: string }

export type Settlement = {
  readonly at: string
  readonly productKey: string
  readonly outcomes: readonly EntryOutcome[]
  /** The pair as it stands afterwards; the rows of `productKey` are replaced by its review. */
  readonly pair: {
    readonly ours: AmsProduct
    readonly theirs: ShopProduct
    readonly review: PairReview
    readonly newLink: NewLink | null
    /** Fields on which a roll back ended the agreement of the two sides. */
    readonly disagreed?: readonly FieldPlace[]
    /** AMS variants that the push made in Shopify: AMS's count follows there by itself. */
    readonly created?: readonly string[]
  } | null
  readonly audit: readonly { readonly action: string; readonly detail: string }[]
}
