/** One request to the Admin API as the store saw it. Times are ms since 1970. */
export type RequestLogEntry = {
  readonly time: number
  readonly operationName: string | null
  readonly kind: 'query' | 'mutation' | 'invalid'
  readonly rootFields: readonly string[]
  readonly status: number
  readonly requestedCost: number | null
  readonly durationMs: number
  /** Code of the first top-level error, e.g. `THROTTLED`, or what a fault did to the answer. */
  readonly error: string | null
}

/** One mutation that changed the store; `changed` are gids. */
export type MutationLogEntry = {
  readonly time: number
  readonly operationName: string | null
  readonly mutation: string
  readonly changed: readonly string[]
}

export type RequestCounts = {
  readonly requests: number
  readonly queries: number
  readonly mutations: number
  readonly mutationsApplied: number
}

/** What clients did. Edits made through the control surface never appear here. */
export class RequestLog {
  readonly #requests: RequestLogEntry[] = []
  readonly #mutations: MutationLogEntry[] = []

  addRequest(entry: RequestLogEntry): void {
    this.#requests.push(entry)
  }

  addMutation(entry: MutationLogEntry): void {
    this.#mutations.push(entry)
  }

  requests(): readonly RequestLogEntry[] {
    return [...this.#requests]
  }

  mutations(): readonly MutationLogEntry[] {
    return [...this.#mutations]
  }

  counts(): RequestCounts {
    const ofKind = (kind: RequestLogEntry['kind']): number =>
      this.#requests.filter((entry) => entry.kind === kind).length
    return {
      requests: this.#requests.length,
      queries: ofKind('query'),
      mutations: ofKind('mutation'),
      mutationsApplied: this.#mutations.length,
    }
  }

  reset(): void {
    this.#requests.length = 0
    this.#mutations.length = 0
  }
}
