import type { Comparator, SearchTerm } from './parse-search'

export type TermMatcher<Node> = (node: Node, term: SearchTerm) => boolean

/**
 * How searchable fields compare. `fallback` serves words without a field. `accepted` names the only values a
 * field takes: another one finds nothing and is warned about. The fields in `timestamps` refuse other text.
 */
export type SearchFields<Node> = {
  readonly fields: Readonly<Record<string, TermMatcher<Node>>>
  readonly fallback: TermMatcher<Node>
  readonly accepted?: Readonly<Record<string, readonly string[]>>
  readonly timestamps?: readonly string[]
}

/** Equal when case is ignored; `value*` matches beginnings. */
export function exactText<Node>(
  read: (node: Node) => readonly (string | null)[],
): TermMatcher<Node> {
  return (node, term) => {
    const wanted = term.value.toLowerCase()
    return read(node).some((text) => {
      const own = text?.toLowerCase()
      return own !== undefined && (term.isPrefix ? own.startsWith(wanted) : own === wanted)
    })
  }
}

/**
 * Full-text: the words of the value occur next to each other, case and punctuation ignored. So `sku:'A-1'`
 * also finds `A-1-RED`: whoever needs one SKU compares the answers.
 */
export function words<Node>(read: (node: Node) => readonly (string | null)[]): TermMatcher<Node> {
  return (node, term) => {
    const wanted = wordsOf(term.value)
    if (wanted === ' ') return false
    const needle = term.isPrefix ? wanted.slice(0, -1) : wanted
    return read(node).some((text) => text !== null && wordsOf(text).includes(needle))
  }
}

function wordsOf(text: string): string {
  return ` ${text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .join(' ')} `
}

/** Numbers, e.g. ids: `id:>8001001`. A value that is no number matches nothing. */
export function numeric<Node>(read: (node: Node) => readonly number[]): TermMatcher<Node> {
  return (node, term) => {
    const wanted = Number(term.value)
    return !Number.isNaN(wanted) && read(node).some((own) => compare(own, term.comparator, wanted))
  }
}

/** Times in whole seconds against ISO 8601 text, e.g. `updated_at:>='2026-11-23T08:00:00Z'`; `now` isn't known. */
export function time<Node>(read: (node: Node) => number): TermMatcher<Node> {
  return (node, term) => {
    const wanted = Math.floor(Date.parse(term.value) / 1000)
    return !Number.isNaN(wanted) && compare(read(node), term.comparator, wanted)
  }
}

function compare(own: number, comparator: Comparator, wanted: number): boolean {
  switch (comparator) {
    case '<':
      return own < wanted
    case '<=':
      return own <= wanted
    case '>':
      return own > wanted
    case '>=':
      return own >= wanted
    case '=':
      return own === wanted
  }
}
