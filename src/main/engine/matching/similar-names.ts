/** Share of words two names must have in common to be called similar (Dice's coefficient). */
const SIMILAR_FROM = 0.6
/** A word that more names than this share (a shop's own brand, "candle") tells nothing apart. */
const COMMON_WORD_NAMES = 200
const MOST_SUGGESTIONS = 5

export type SimilarName = {
  readonly id: string
  readonly name: string
  /** 0 to 1: 1 means the same words. */
  readonly likeness: number
}

/**
 * Finds names that say nearly the same words. A similar name is a suggestion for a person, never a
 * link: it only keeps Concord from offering to create what the other side seems to have.
 */
export class SimilarNames {
  readonly #names = new Map<string, { readonly name: string; readonly words: number }>()
  readonly #byWord = new Map<string, string[]>()

  get size(): number {
    return this.#names.size
  }

  add(id: string, name: string): void {
    const words = wordsOf(name)
    this.#names.set(id, { name, words: words.size })
    for (const word of words) {
      const ids = this.#byWord.get(word)
      if (ids) ids.push(id)
      else this.#byWord.set(word, [id])
    }
  }

  /** The most alike first. */
  find(name: string): SimilarName[] {
    const words = wordsOf(name)
    const shared = new Map<string, number>()
    for (const word of words) {
      const ids = this.#byWord.get(word) ?? []
      if (ids.length > COMMON_WORD_NAMES) continue
      for (const id of ids) shared.set(id, (shared.get(id) ?? 0) + 1)
    }
    return [...shared]
      .flatMap(([id, count]): SimilarName[] => {
        const known = this.#names.get(id)
        if (!known) return []
        const likeness = (2 * count) / (words.size + known.words)
        return likeness >= SIMILAR_FROM ? [{ id, name: known.name, likeness }] : []
      })
      .sort((left, right) => right.likeness - left.likeness || (left.id < right.id ? -1 : 1))
      .slice(0, MOST_SUGGESTIONS)
  }
}

/** Lower-case words without accents; a single letter or digit counts where the name has nothing else. */
function wordsOf(name: string): Set<string> {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  return new Set(plain.match(/[\p{L}\p{N}]+/gu) ?? [])
}
