import type { ThrottleStatus } from '../cost/bucket'
import type { SearchNote } from '../search/search'

/** An error as it goes over the wire. */
export type ErrorBody = {
  readonly message: string
  readonly locations?: readonly { readonly line: number; readonly column: number }[]
  readonly path?: readonly (string | number)[]
  readonly extensions: Readonly<Record<string, unknown>>
}

export type CostBody = {
  readonly requestedQueryCost: number
  readonly actualQueryCost: number | null
  readonly throttleStatus: ThrottleStatus
}

/** The JSON of a GraphQL answer. Without `data` when nothing was executed. */
export type AnswerBody = {
  readonly errors?: readonly ErrorBody[]
  readonly data?: unknown
  readonly extensions?: {
    readonly cost: CostBody & { readonly maxCost?: number }
    readonly search?: readonly SearchNote[]
  }
}
