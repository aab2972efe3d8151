const RESTS_AFTER = 3
const FIRST_REST_MS = 30_000
const LONGEST_REST_MS = 10 * 60_000

/**
 * Hosts that don't answer are left alone for a while: a network that went away would else make every picture of a
 * catalog fail at once.
 */
export class RestingHosts {
  readonly #failures = new Map<string, { inRow: number; until: number }>()

  /** UTC milliseconds until which the host is left alone; null where it is not. */
  restsUntil(host: string, now: number): number | null {
    const until = this.#failures.get(host)?.until ?? 0
    // Further away than it is ever set: the clock was put back.
    return until > now && until - now <= LONGEST_REST_MS ? until : null
  }

  heard(host: string, answered: boolean, now: number): void {
    if (answered) {
      this.#failures.delete(host)
      return
    }
    const inRow = (this.#failures.get(host)?.inRow ?? 0) + 1
    const restMs = Math.min(FIRST_REST_MS * 2 ** (inRow - RESTS_AFTER), LONGEST_REST_MS)
    this.#failures.set(host, { inRow, until: inRow < RESTS_AFTER ? 0 : now + restMs })
  }

  forget(): void {
    this.#failures.clear()
  }
}
