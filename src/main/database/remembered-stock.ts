import type { ShopProduct } from '@shared/catalog/product'
import type { StagedVariant } from '../engine/ports'
import type { Database } from './database'

/** A variant as it is written: what could not be read of it is what was read last. */
export type CountedVariant = StagedVariant & { readonly available: number | null }

type Units = { readonly available: number | null; readonly web_orders: number | null }
const NONE: Units = { available: null, web_orders: null }

/**
 * Stock that could not be read stays as the live snapshot has it. As "not stocked" it would be no number
 * to compare: every difference of stock would be gone, and the decisions about them with it.
 */
export function rememberedStock(db: Database) {
  const select = db.prepare<[number, string], Units>(
    'SELECT available, web_orders FROM shop_variant WHERE generation = ? AND id = ?',
  )
  const lastOf = (live: number, id: string): Pick<CountedVariant, 'available' | 'webOrders'> => {
    const { available, web_orders: webOrders } = select.get(live, id) ?? NONE
    return { available, ...(webOrders === null ? {} : { webOrders }) }
  }
  return {
    ofVariants(live: number, variants: readonly StagedVariant[]): readonly CountedVariant[] {
      // Nearly always: a read of a large shop must not copy every row.
      if (variants.every(isCounted)) return variants
      return variants.map((variant) =>
        isCounted(variant) ? variant : { ...variant, ...lastOf(live, variant.id) },
      )
    },
    ofProduct(live: number, product: ShopProduct): ShopProduct {
      if (product.stockLocationId !== undefined) return product
      const variants = product.variants.map((variant) => ({
        ...variant,
        ...lastOf(live, variant.id),
      }))
      return { ...product, variants }
    },
  }
}

function isCounted(variant: StagedVariant): variant is CountedVariant {
  return variant.available !== undefined
}
