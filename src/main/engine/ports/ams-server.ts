import type { AmsProduct } from '@shared/catalog/product'
import { type AppError, ConcordError } from '@shared/contract/app-error'

/** A product as an AMS server has it. */
export type ServedAmsProduct = { readonly version: string; readonly product: AmsProduct }

export type ServedChange =
  | ({ readonly kind: 'served' } & ServedAmsProduct)
  | { readonly kind: 'deleted'; readonly id: string; readonly version: string }

export type AmsServerFacts = {
  /** Of its catalog: another one under the same address has another id. */
  readonly id: string
  readonly name: string
  readonly currencyCode: string
  readonly products: number
}

export type ServedPage = {
  readonly changes: readonly ServedChange[]
  readonly cursor: string
  /** Nothing comes after it. */
  readonly isComplete: boolean
  /** Products that the server has at this moment. */
  readonly products: number
}

/** `body` goes out exactly as it is, so that what is sent again is the same to a byte. */
export type AmsProductWrite = {
  readonly productId: string
  /** The version that was seen; null for a product that must not be there yet. */
  readonly expected: string | null
  readonly key: string
  readonly body: string
}

export type AmsWritten =
  | ({ readonly kind: 'written' } & ServedAmsProduct)
  /** Somebody wrote meanwhile, and nothing was overwritten. `current`: null where there is none any more. */
  | { readonly kind: 'moved'; readonly current: ServedAmsProduct | null }

export type AmsRemoved =
  | { readonly kind: 'removed' }
  /** Somebody wrote meanwhile, and it is still there. */
  | { readonly kind: 'moved'; readonly current: ServedAmsProduct }

/**
 * An AMS server (docs/ams-http.md). Every method is one request and rejects with an `AmsFailure`, or with the
 * signal's reason when aborted.
 */
export type AmsServer = {
  facts(signal: AbortSignal): Promise<AmsServerFacts>
  /** Null for a cursor that does not hold any more. */
  changes(since: string | null, signal: AbortSignal): Promise<ServedPage | null>
  /** Null where there is no such product. */
  product(id: string, signal: AbortSignal): Promise<ServedAmsProduct | null>
  write(write: AmsProductWrite, signal: AbortSignal): Promise<AmsWritten>
  /** `expected`: the version that was seen. One that is gone already is removed. */
  remove(
    removal: { readonly productId: string; readonly expected: string },
    signal: AbortSignal,
  ): Promise<AmsRemoved>
  /** Gives the product as it is then. Asked for again it does nothing more. */
  move(id: string, body: string, signal: AbortSignal): Promise<ServedAmsProduct>
  /** The product of a movement that has arrived; null where it has not. */
  moved(id: string, signal: AbortSignal): Promise<ServedAmsProduct | null>
  hasImage(sha256: string, signal: AbortSignal): Promise<boolean>
  /** Bytes that have this SHA-256; null where the server has none. */
  image(sha256: string, signal: AbortSignal): Promise<Uint8Array | null>
  sendImage(sha256: string, bytes: Uint8Array, signal: AbortSignal): Promise<void>
}

/**
 * Why a request did not do. `effect`: whether it may have been carried out all the same. `retryAfterMs`: how
 * long the server wants to be left alone, bounded.
 */
export class AmsFailure extends ConcordError {
  readonly effect: 'none' | 'unknown'
  readonly retryAfterMs: number | null

  constructor(
    error: AppError,
    effect: 'none' | 'unknown' = 'none',
    retryAfterMs: number | null = null,
  ) {
    super(error)
    this.effect = effect
    this.retryAfterMs = retryAfterMs
  }

  /** The server answers and takes other requests; only this one is not to be sent again as it is. */
  get isAboutRequest(): boolean {
    return this.error.code === 'ams-rejected'
  }
}
