import type { AmsProduct } from '@shared/catalog/product'
import type { AppError } from '@shared/contract/app-error'
import type { ServedAmsProduct, ServedChange } from './ams-server'

/** The AMS server that a person set. */
export type AmsLine = {
  readonly baseUrl: string
  /** Of the server's catalog; null before it was asked for the first time. */
  readonly catalogId: string | null
  readonly name: string
  /** From where changes are read; null where everything is to be read. */
  readonly cursor: string | null
  /** UTC time at which a read last ended well. */
  readonly readAt: string | null
}

/** A read under way. `cursor`: from where its next page comes; null for the first one of a whole read. */
export type AmsReading = {
  readonly kind: 'whole' | 'changes'
  readonly cursor: string | null
  /** All of it is here and proven; it only has to be taken over. */
  readonly isProven: boolean
}

/** Where a value stands; `variantId` is "" for the product itself. */
export type AmsPlace = { readonly variantId: string; readonly field: string }

/** One side has the product no more. */
export const REMOVED_WHOLE: AmsPlace = { variantId: '', field: 'removed' }
/** Option names with the values of all variants: one without the others makes no sense. */
export const OPTIONS_WHOLE: AmsPlace = { variantId: '', field: 'options' }

export type AmsConflict = AmsPlace & { readonly productId: string; readonly foundAt: string }

/** What conflicts have in common that are decided together: the field of their values, or what is gone and where. */
export type AmsConflictKind = string
export const REMOVED_HERE = 'removed-here'
export const REMOVED_THERE = 'removed-there'
export const VARIANT_REMOVED_THERE = 'variant-removed-there'

/** Open conflicts: all of a kind, or those at the given places. */
export type AmsConflictScope =
  | { readonly of: 'kind'; readonly kind: AmsConflictKind }
  | {
      readonly of: 'places'
      readonly places: readonly (AmsPlace & { readonly productId: string })[]
    }

/** Open conflicts of a kind. */
export type AmsConflictCounts = {
  readonly kind: AmsConflictKind
  readonly values: number
  readonly products: number
}

export type AmsScopeCounts = {
  /** Those of the scope, the most frequent kind first. */
  readonly kinds: readonly AmsConflictCounts[]
  readonly products: number
  /** Products of which a value is in conflict, and that are gone on neither side by that. */
  readonly ofValues: number
}

export type AmsRefusal = {
  readonly productId: string
  readonly error: AppError
  readonly refusedAt: string
}

/** One request that changes something, kept before its first byte leaves. */
export type AmsAttempt = {
  /** Idempotency key of a product's content, id of a movement of stock. */
  readonly key: string
  readonly kind: 'content' | 'stock' | 'removal'
  readonly productId: string
  /** The version that was seen; null for a product that was to be made, and for stock. */
  readonly expected: string | null
  /** As it goes out; empty for a removal. */
  readonly body: string
  /** The product as the server has it when this was carried out and nothing else was; of a removal, before it. */
  readonly after: AmsProduct
}

/** `confirmed`: its answer was lost, and reading showed that it was carried out. */
export type AmsOutcome = 'done' | 'confirmed' | 'moved' | 'refused' | 'not-there' | 'not-sent'

/** `held`: what differs needs a person first. */
export type AmsWaits = 'no' | 'yes' | 'held'

/** What became of a product after the server said something of it. */
export type AmsSettlement = {
  readonly productId: string
  readonly at: string
  /** Null where the server has it no more. */
  readonly base: ServedAmsProduct | null
  /** Where it changed: the product as Concord has it now, or that it is gone; absent where nothing did. */
  readonly live?: AmsProduct | 'gone'
  readonly conflicts: readonly AmsPlace[]
  readonly waits: AmsWaits
  /** In the stock queue and the ledger, for changes of stock that came along. */
  readonly sourceName: string
  /** It came with the first catalog of all, which is no change. */
  readonly isFirstCatalog?: boolean
}

/**
 * The line to an AMS server: what the server had last, what waits for it, what a person has to decide. Each method
 * that writes is one transaction.
 */
export type AmsServerStore = {
  line(): AmsLine | null
  /** Another server: everything that was known of an earlier one is forgotten. */
  connect(baseUrl: string): void
  /** The catalog stays as it is; what the server had is forgotten. */
  disconnect(): void
  identify(facts: { readonly catalogId: string; readonly name: string }): void

  reading(): AmsReading | null
  beginReading(kind: AmsReading['kind'], cursor: string | null): void
  /** A page with the cursor of the next one. */
  stage(changes: readonly ServedChange[], cursor: string): void
  /** Products that the server has by the read under way. */
  countAfterReading(): number
  /** It is whole: from here on it is taken over, also by a later process. */
  proven(): void
  /** Up to `limit` staged changes after an id. */
  staged(after: string, limit: number): readonly ServedChange[]
  /** Products that the server does not have any more by a whole read; the first one also ends what files brought. */
  missing(): readonly string[]
  dropReading(): void
  /** An empty catalog, for a store that has none yet. */
  beginCatalog(sourceName: string, at: string): void
  endReading(at: string, sourceName: string): void
  /** Everything is read anew the next time. */
  forgetCursor(): void

  /** What the server had last; null where it never had it. */
  served(productId: string): ServedAmsProduct | null
  conflictsOf(productId: string): readonly AmsPlace[]
  settle(settlement: AmsSettlement): void

  /** Up to `limit` products after an id that may differ from what the server has, and may go by themselves. */
  waiting(after: string, limit: number): readonly string[]
  /** The same with those that are held. */
  everyWaiting(after: string, limit: number): readonly string[]
  hold(productId: string): void
  /** It does not differ after all. */
  notWaiting(productId: string): void
  /** Every product that the server never had waits. */
  markUnknown(): void
  counts(): { readonly waiting: number; readonly conflicts: number; readonly refused: number }

  openAttempts(): readonly AmsAttempt[]
  claim(attempt: AmsAttempt, at: string): void
  /** With what follows from it for the catalog. */
  endWith(key: string, outcome: AmsOutcome, at: string, effects: () => void): void
  /** Newest first. */
  attempts(limit: number): readonly (Pick<AmsAttempt, 'key' | 'kind' | 'productId'> & {
    readonly outcome: AmsOutcome | null
  })[]

  /** The oldest first. */
  conflicts(limit: number): readonly AmsConflict[]
  /** The kinds of all conflicts, the most frequent first. */
  conflictKinds(): readonly AmsConflictCounts[]
  conflictCounts(scope: AmsConflictScope): AmsScopeCounts
  /** In the order of `conflicts`. */
  conflictsIn(scope: AmsConflictScope, limit: number): readonly AmsConflict[]
  /** Up to `limit` products after an id with conflicts of the scope, each with those. */
  conflictedProducts(
    scope: AmsConflictScope,
    after: string,
    limit: number,
  ): readonly { readonly productId: string; readonly places: readonly AmsPlace[] }[]
  /** Products with a conflict of the scope of which nothing is sent because of one that is not. */
  heldByOthers(scope: AmsConflictScope): number
  /** Changes with what is in conflict in the scope, and with what the server has of it. */
  conflictMark(scope: AmsConflictScope): string
  /** A person decided many at once: said in the audit, and everything before it is on the disk. */
  noteDecided(what: string, at: string): void
  refusals(limit: number): readonly AmsRefusal[]
  /** The body that the server did not take; null where it took the last one. */
  refusedBody(productId: string): string | null
  refuse(refusal: AmsRefusal, body: string): void
  forgetRefusals(): void
}
