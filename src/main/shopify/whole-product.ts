import type { AdminClient } from './admin-client'
import { nextCursor } from './long-list'
import {
  type ListPage,
  type MediumData,
  mediaPage,
  type PagedVariantData,
  type StockRead,
  variantsPage,
} from './operations'

type Children = {
  readonly variants: readonly PagedVariantData[]
  readonly media: readonly MediumData[]
}

type Begun = {
  readonly id: string
  readonly variants: ListPage<PagedVariantData>
  readonly media: ListPage<MediumData>
}

/**
 * All variants and media of a product of which the first came with it: one page holds as many as a product
 * can have, however many more there will be. Null when the product went away meanwhile.
 */
export async function readChildren(
  client: AdminClient,
  stock: StockRead | null,
  { id, variants, media }: Begun,
  signal?: AbortSignal,
): Promise<Children | null> {
  const allVariants = await readRest(variants, async (after) => {
    const answer = await client.query(variantsPage(stock), { id, after }, signal)
    return answer.product?.variants ?? null
  })
  const allMedia = await readRest(media, async (after) => {
    const answer = await client.query(mediaPage, { id, after }, signal)
    return answer.product?.media ?? null
  })
  return allVariants && allMedia && { variants: allVariants, media: allMedia }
}

async function readRest<Node extends { readonly id: string }>(
  first: ListPage<Node>,
  readPage: (after: string) => Promise<ListPage<Node> | null>,
): Promise<readonly Node[] | null> {
  // By id: what moves between two pages comes twice.
  const nodes = new Map(first.nodes.map((node) => [node.id, node]))
  for (let after = nextCursor(first); after !== null; ) {
    const page = await readPage(after)
    if (!page) return null
    for (const node of page.nodes) nodes.set(node.id, node)
    after = nextCursor(page)
  }
  return [...nodes.values()]
}
