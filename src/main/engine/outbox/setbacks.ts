import { t } from '@shared/words/words'
/**
 * Why a round of writes has to begin anew. `lost`: an answer did not come · `late`: no write could leave soon
 * enough after the read · `moved`: Shopify refused a count because another one stood there by then.
 */
export type Setback = 'lost' | 'late' | 'moved'

/** Rounds of each kind that one product is given. */
const MOST: Readonly<Record<Setback, number>> = { lost: 3, late: 10, moved: 3 }
/** Rounds in all: a write that is answered and leaves no trace must not go on for ever. */
const MOST_ROUNDS = 30

const REASONS: Readonly<Record<Setback, string>> = {
  lost: t`Three times the answer of Shopify was lost. Reading shows no change. Try again when the connection is better.`,
  late: t`Again and again the write could not leave within 2 seconds after the product was read, because the connection is slow or other apps use up what Shopify allows. It was not sent, so that nobody’s change is overwritten. Try again when either is better.`,
  moved: t`Again and again the stock changed in Shopify between reading and writing. It was not set. Try again when there are fewer sales.`,
}

/** Counts the rounds of one product that brought nothing; one that brought something is none of them. */
export class Setbacks {
  readonly #counts: Record<Setback, number> = { lost: 0, late: 0, moved: 0 }
  #rounds = 0

  /** `wasAnswered`: another write of the round was. */
  count(setback: Setback, wasAnswered: boolean): void {
    this.#rounds++
    if (!wasAnswered) this.#counts[setback]++
    else if (this.#rounds >= MOST_ROUNDS) this.#counts[setback] = MOST[setback]
  }

  /** Why nothing more is tried, as a person reads it; null while there is reason to go on. */
  whyEnough(): string | null {
    for (const setback of ['lost', 'late', 'moved'] as const) {
      if (this.#counts[setback] >= MOST[setback]) return REASONS[setback]
    }
    return null
  }
}
