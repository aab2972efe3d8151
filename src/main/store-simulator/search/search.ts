import { codedError } from '../schema/errors'
import { parseSearch, type SearchNode, type SearchTerm } from './parse-search'
import type { SearchFields } from './search-fields'

export type SearchWarning = {
  readonly field: string
  readonly message: string
  readonly code: string
}

/** One entry of `extensions.search`: how a query was read, and what of it was ignored. */
export type SearchNote = {
  readonly path: readonly (string | number)[]
  readonly query: string
  readonly parsed: unknown
  readonly warnings: readonly SearchWarning[]
}

export type Search<Node> = {
  readonly matches: (node: Node) => boolean
  readonly parsed: unknown
  readonly warnings: readonly SearchWarning[]
}

/**
 * A query as a predicate. A field that isn't searchable is left out and warned about, so everything matches it.
 * Throws `BAD_REQUEST` for text where a timestamp is expected.
 */
export function createSearch<Node>(query: string, fields: SearchFields<Node>): Search<Node> {
  const node = parseSearch(query)
  const warnings: SearchWarning[] = []
  const matches = predicateOf(node, fields, warnings)
  return { matches: matches ?? (() => true), parsed: describe(node), warnings }
}

type Predicate<Node> = (node: Node) => boolean

/** `null` for a part that is ignored. */
function predicateOf<Node>(
  search: SearchNode,
  fields: SearchFields<Node>,
  warnings: SearchWarning[],
): Predicate<Node> | null {
  switch (search.kind) {
    case 'all':
      return null
    case 'term':
      return termPredicate(search, fields, warnings)
    case 'not': {
      const inner = predicateOf(search.item, fields, warnings)
      return inner === null ? null : (node) => !inner(node)
    }
    case 'and':
    case 'or': {
      const parts = search.items.flatMap((item) => predicateOf(item, fields, warnings) ?? [])
      if (parts.length === 0) return null
      return search.kind === 'and'
        ? (node) => parts.every((part) => part(node))
        : (node) => parts.some((part) => part(node))
    }
  }
}

function termPredicate<Node>(
  term: SearchTerm,
  { fields, fallback, accepted, timestamps }: SearchFields<Node>,
  warnings: SearchWarning[],
): Predicate<Node> | null {
  if (term.field === null) return (node) => fallback(node, term)
  const matcher = Object.hasOwn(fields, term.field) ? fields[term.field] : undefined
  if (matcher === undefined) {
    const message = 'Invalid search field for this query.'
    warnings.push({ field: term.field, message, code: 'invalid_field' })
    return null
  }
  if (timestamps?.includes(term.field) === true && Number.isNaN(Date.parse(term.value))) {
    throw codedError(`Invalid timestamp for query filter \`${term.field}\`.`, 'BAD_REQUEST')
  }
  const unaccepted = term.value
    .split(',')
    .find((value) => accepted?.[term.field ?? '']?.includes(value.toLowerCase()) === false)
  if (unaccepted !== undefined) {
    const message = `Input \`${unaccepted}\` is not an accepted value.`
    warnings.push({ field: term.field, message, code: 'invalid_value' })
    return () => false
  }
  return (node) => matcher(node, term)
}

function describe(search: SearchNode): unknown {
  switch (search.kind) {
    case 'all':
      return {}
    case 'not':
      return { not: describe(search.item) }
    case 'and':
    case 'or':
      return { [search.kind]: search.items.map(describe) }
    case 'term': {
      const value = search.isPrefix ? `${search.value}*` : search.value
      const match =
        search.comparator === '=' ? { match_all: value } : { [RANGES[search.comparator]]: value }
      return search.field === null ? match : { field: search.field, ...match }
    }
  }
}

const RANGES = { '<': 'lt', '<=': 'lte', '>': 'gt', '>=': 'gte' } as const
