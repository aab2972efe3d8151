import { z } from 'zod'
import { Connection, compareKeys, type SortKey } from '../connections/connection'
import type { KeptList } from '../connections/kept-list'
import type { FieldCall } from '../endpoint/object-type'
import type { RequestContext } from '../endpoint/request-context'
import { createSearch } from '../search/search'
import type { SearchFields } from '../search/search-fields'

const listArguments = z.object({
  query: z.string().nullish(),
  reverse: z.boolean().nullish(),
  sortKey: z.string().nullish(),
})

export type ListRules<Node> = {
  /** All records, in any order. */
  readonly all: () => Iterable<Node>
  readonly search: SearchFields<Node>
  /** How a `sortKey` orders; a key that isn't here is not implemented and said so by the caller. */
  readonly keyOf: (sortKey: string | null, node: Node) => SortKey
  /** What searches see of a node: they may lag behind. `null` when they don't see it yet. */
  readonly indexed?: (node: Node) => Node | null
  /** Where the list is kept between requests, unless time alone may change it. */
  readonly kept?: KeptList<Node> | null
}

/** A root list: filtered by `query`, ordered by `sortKey` and `reverse`, ready to be paged. */
export function listConnection<Node>(
  call: FieldCall,
  context: RequestContext,
  rules: ListRules<Node>,
): Connection<Node> {
  const { query, reverse, sortKey } = listArguments.parse(call.args)
  const matches = matcher(query, call, context, rules.search, rules.indexed)
  const keyOf = (node: Node): SortKey => rules.keyOf(sortKey ?? null, node)
  const reversed = reverse ?? false
  let ordered: readonly Node[] | null = null
  return new Connection(
    () => {
      const make = (): readonly Node[] => inOrder(rules.all(), matches, keyOf, reversed)
      const key = JSON.stringify([query, sortKey, reversed])
      ordered ??= rules.kept ? rules.kept.get(context.store, key, make) : make()
      return ordered
    },
    keyOf,
    { reversed },
  )
}

/** The predicate of a `query` argument; what it ignores is noted for `extensions.search`. */
export function matcher<Node>(
  query: string | null | undefined,
  call: FieldCall,
  context: RequestContext,
  fields: SearchFields<Node>,
  indexed: (node: Node) => Node | null = (node) => node,
): ((node: Node) => boolean) | null {
  if (query == null || query.trim() === '') return null
  const { matches, parsed, warnings } = createSearch(query, fields)
  const isAsked = warnings.length > 0 || context.debugsSearch
  if (isAsked) context.searchNotes.push({ path: call.path, query, parsed, warnings })
  return (node) => {
    const seen = indexed(node)
    return seen !== null && matches(seen)
  }
}

function inOrder<Node>(
  all: Iterable<Node>,
  matches: ((node: Node) => boolean) | null,
  keyOf: (node: Node) => SortKey,
  reversed: boolean,
): readonly Node[] {
  const keyed: { node: Node; key: SortKey }[] = []
  for (const node of all)
    if (matches === null || matches(node)) keyed.push({ node, key: keyOf(node) })
  if (!isSorted(keyed)) keyed.sort((a, b) => compareKeys(a.key, b.key))
  if (reversed) keyed.reverse()
  return keyed.map(({ node }) => node)
}

/** Records are kept in the order of their ids nearly always, and a check is far cheaper than a sort. */
function isSorted(keyed: readonly { key: SortKey }[]): boolean {
  return keyed.every((entry, index) => {
    const previous = keyed[index - 1]
    return previous === undefined || compareKeys(previous.key, entry.key) <= 0
  })
}
