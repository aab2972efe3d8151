/** An invariant (docs/specs/simulation.md lists them) that did not hold. */
export class Violation extends Error {
  override readonly name = 'Violation'
  readonly invariant: string

  constructor(invariant: string, what: string) {
    super(`${invariant}: ${what}`)
    this.invariant = invariant
  }
}

export function hold(condition: boolean, invariant: string, what: () => string): void {
  if (!condition) throw new Violation(invariant, what())
}
