import type { z } from 'zod'
import type { CatalogPage, PullOptions, PullProof } from '../engine/ports'
import type { AdminClient } from './admin-client'
import { productsPage, type StockedVariantData, variantsPage } from './operations'
import { toCountedHead, toStockedVariant } from './to-catalog'

type ProductsPage = z.infer<ReturnType<typeof productsPage>['data']>
type VariantsPage = z.infer<ReturnType<typeof variantsPage>['data']>

/**
 * Reads the whole catalog page by page: for small shops, where it is quicker than an export, and for
 * shops whose app may not run bulk operations. Products that have more variants than fit a page are
 * read to their end. Pages are no snapshot, so an id that comes twice is counted once.
 */
export async function pullByPages(
  client: AdminClient,
  locationId: string | null,
  { signal, onPage }: PullOptions,
): Promise<Omit<PullProof, 'productsCounted'>> {
  const operation = productsPage(locationId)
  const seen = new Set<string>()
  let position = 0
  let after: string | null = null
  for (;;) {
    const { products }: ProductsPage = await client.query(operation, { after }, signal)
    const variants: CatalogPage['variants'][number][] = []
    for (const node of products.nodes) {
      seen.add(node.id)
      for (const variant of node.variants.nodes) {
        variants.push(toStockedVariant(variant, node.id, position++))
      }
      if (node.variants.pageInfo.hasNextPage) {
        const rest = await restOfVariants(client, locationId, node.id, signal)
        const known = new Set(variants.map(({ id }) => id))
        for (const variant of rest) {
          if (!known.has(variant.id)) variants.push(toStockedVariant(variant, node.id, position++))
        }
      }
    }
    await onPage({ products: products.nodes.map(toCountedHead), variants })
    if (!products.pageInfo.hasNextPage) return { products: seen.size, complete: true }
    after = products.pageInfo.endCursor
  }
}

async function restOfVariants(
  client: AdminClient,
  locationId: string | null,
  id: string,
  signal: AbortSignal,
) {
  const operation = variantsPage(locationId)
  const variants: StockedVariantData[] = []
  let after: string | null = null
  for (;;) {
    const { product }: VariantsPage = await client.query(operation, { id, after }, signal)
    if (!product) return variants
    variants.push(...product.variants.nodes)
    if (!product.variants.pageInfo.hasNextPage) return variants
    after = product.variants.pageInfo.endCursor
  }
}
