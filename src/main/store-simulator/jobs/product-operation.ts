import type { Effect } from '../endpoint/effect'
import type { UserError } from '../mutations/user-error'
import type { ProductRecord } from '../state/records'

/** What an asynchronous product mutation came to. */
export type OperationOutcome = {
  readonly product: ProductRecord | null
  readonly deletedProductId: string | null
  readonly userErrors: readonly UserError[]
  readonly effects: readonly Effect[]
}

/** Phases of an operation: `ACTIVE` before and right after the effect, then `COMPLETE`. */
export type OperationStatus = 'CREATED' | 'ACTIVE' | 'COMPLETE'

/**
 * A `productSet` or `productDelete` that runs later
 * (shopify.dev/docs/api/admin-graphql/latest/objects/ProductSetOperation). Times are ms since 1970.
 */
export class ProductOperationRecord {
  readonly id: number
  readonly type: 'ProductSetOperation' | 'ProductDeleteOperation'
  /** The product it works on, when that exists already. */
  readonly target: ProductRecord | null
  readonly startedAtMs: number
  readonly effectAtMs: number
  readonly completeAtMs: number
  outcome: OperationOutcome | null = null

  constructor(init: {
    id: number
    type: ProductOperationRecord['type']
    target: ProductRecord | null
    startedAtMs: number
    delayMs: number
  }) {
    this.id = init.id
    this.type = init.type
    this.target = init.target
    this.startedAtMs = init.startedAtMs
    this.effectAtMs = init.startedAtMs + init.delayMs
    this.completeAtMs = this.effectAtMs + init.delayMs / 4
  }

  statusAt(nowMs: number): OperationStatus {
    if (nowMs <= this.startedAtMs) return 'CREATED'
    return nowMs < this.completeAtMs ? 'ACTIVE' : 'COMPLETE'
  }
}
