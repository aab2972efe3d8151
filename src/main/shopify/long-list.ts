import { t } from '@shared/words/words'
import type { ListPage } from './operations'
import { readIncomplete } from './read-incomplete'

/**
 * Shopify pages no list beyond 25,000 objects (shopify.dev/docs/api/usage/limits). A longer one is read
 * in windows, each a search that begins where the one before ended; a window ends well before the cap.
 */
const WINDOW_OBJECTS = 20_000

export type LongList<Node> = {
  readonly read: (query: string | null, after: string | null) => Promise<ListPage<Node>>
  /** The first window's search; null for the list as it is. */
  readonly query: string | null
  /** The search of a window that begins at this node or right behind it, in the order of the list. */
  readonly queryFrom: (last: Node) => string
}

/** The pages of a list of any length. An object that moves while the list is read can come twice. */
export async function* pagesOf<Node>(list: LongList<Node>): AsyncGenerator<readonly Node[]> {
  let { query } = list
  let after: string | null = null
  let objects = 0
  for (;;) {
    const page: ListPage<Node> = await list.read(query, after)
    yield page.nodes
    after = nextCursor(page)
    if (after === null) return
    objects += page.nodes.length
    const last = page.nodes.at(-1)
    if (objects < WINDOW_OBJECTS || last === undefined) continue
    const next = list.queryFrom(last)
    // A window that begins where it began: its search was not heeded, or all of it is of one second.
    if (next === query) throw readIncomplete(t`Shopify's list does not go on.`)
    query = next
    after = null
    objects = 0
  }
}

/** The cursor of the page that follows; null when there is none. */
export function nextCursor({ pageInfo }: ListPage<unknown>): string | null {
  if (!pageInfo.hasNextPage) return null
  if (pageInfo.endCursor === null)
    throw readIncomplete(t`Shopify's list does not say how it goes on.`)
  return pageInfo.endCursor
}
