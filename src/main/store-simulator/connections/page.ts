import { z } from 'zod'
import { codedError } from '../schema/errors'
import type { Connection } from './connection'
import { decodeCursor, encodeCursor } from './cursor'

/** Paging one list ends here (shopify.dev/docs/api/usage/limits#pagination-limits); the words of the refusal are ours. */
const MAX_OFFSET = 25_000

const pageArguments = z.object({
  first: z.number().nullish(),
  last: z.number().nullish(),
  after: z.string().nullish(),
  before: z.string().nullish(),
})

export type Page = {
  readonly edges: readonly { readonly cursor: string; readonly node: unknown }[]
  readonly nodes: readonly unknown[]
  readonly pageInfo: {
    readonly hasNextPage: boolean
    readonly hasPreviousPage: boolean
    readonly startCursor: string | null
    readonly endCursor: string | null
  }
}

/**
 * The window that `first`/`after` or `last`/`before` name (shopify.dev/docs/api/usage/pagination-graphql).
 * Throws `BAD_REQUEST` when none or both of `first` and `last` are given, when one is too large or negative,
 * or when a cursor isn't one of ours.
 */
export function pageOf(connection: Connection, args: unknown): Page {
  const { first, last, after, before } = pageArguments.parse(args)
  const size = pageSize(first, last, connection.maxPageSize)
  const total = connection.nodes.length
  const start = after == null ? 0 : connection.indexAfter(placeOf(after), false)
  const end = before == null ? total : connection.indexAfter(placeOf(before), true)
  const from = first == null ? Math.max(start, end - size) : start
  const to = first == null ? end : Math.min(end, start + size)
  if (from >= MAX_OFFSET) {
    const message = `Cannot paginate beyond ${MAX_OFFSET} objects. Narrow the query or use a bulk operation.`
    throw codedError(message, 'BAD_REQUEST')
  }
  const edges = connection
    .window(from, Math.max(from, to))
    .map(({ node, key }) => ({ cursor: encodeCursor(key), node }))
  return {
    edges,
    nodes: edges.map((edge) => edge.node),
    pageInfo: {
      hasNextPage: to < total,
      hasPreviousPage: from > 0,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  }
}

function pageSize(
  first: number | null | undefined,
  last: number | null | undefined,
  maximum: number,
): number {
  if (first == null && last == null) {
    throw codedError('you must provide one of first or last', 'BAD_REQUEST')
  }
  if (first != null && last != null) {
    throw codedError('providing both first and last is not supported', 'BAD_REQUEST')
  }
  const size = first ?? last ?? 0
  const name = first == null ? 'last' : 'first'
  if (size < 0) throw codedError(`${name} must be greater than or equal to 0`, 'BAD_REQUEST')
  if (size > maximum) throw codedError(`${name} cannot exceed ${maximum}`, 'BAD_REQUEST')
  return size
}

function placeOf(cursor: string): { id: number; value: string | number } {
  const place = decodeCursor(cursor)
  if (place === null) throw codedError('Invalid cursor for current pagination sort.', 'BAD_REQUEST')
  return place
}
