import type { ShopProduct } from '@shared/catalog/product'
import { inGroups } from '@shared/in-groups'
import type { PointsShare } from '../../ports'
import { type BulkRun, READ_TOGETHER } from './bulk-run'

export type ReadTogether = {
  /** By id; one that is gone, or too large to come with others, is not among them. */
  readonly read: ReadonlyMap<string, ShopProduct>
  /** UTC milliseconds at which the first was asked for. */
  readonly askedAt: number
  /** To be given back. */
  readonly points: PointsShare
}

/** Reads products side by side with points set aside for that, and for `writes` more requests. */
export async function readTogether(
  { context, environment, signal }: BulkRun,
  ids: readonly string[],
  writes = 0,
): Promise<ReadTogether> {
  const groups = inGroups(ids, READ_TOGETHER)
  const need = { products: ids.length, reads: groups.length, writes }
  const points = await context.gateway.setAside(need, signal)
  const askedAt = environment.clock.now()
  try {
    const parts = await Promise.all(groups.map((group) => points.readProducts(group)))
    const read = new Map<string, ShopProduct>()
    for (const [id, product] of parts.flatMap((part) => [...part])) {
      if (product) read.set(id, context.store.shop.withRemembered(product))
    }
    return { read, askedAt, points }
  } catch (error) {
    points.giveBack()
    throw error
  }
}
