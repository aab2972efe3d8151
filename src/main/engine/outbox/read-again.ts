import { assembleShopProduct } from '@shared/catalog/assemble-shop-product'
import type { ShopProduct } from '@shared/catalog/product'
import { isAboutImages } from '@shared/fields/field-registry'
import type { OutboxEntry, ProductParts } from '../ports'
import type { PushContext } from './send-attempt'

/** Up to so many variants a product is read whole as quickly as a part of it. */
const SMALL = 50

/** The product as Shopify has it now; null when it is there no more. */
export async function readWhole(
  { gateway, store }: Pick<PushContext, 'gateway' | 'store'>,
  id: string | null,
): Promise<ShopProduct | null> {
  const theirs = id === null ? null : await gateway.readProduct(id)
  return theirs && store.shop.withRemembered(theirs)
}

/**
 * The product read again right before it is written. Of a large one, which may take longer to read than a
 * write may follow its read (invariant R3), only what these decisions rest on is read: the rest stays as it
 * was read whole before.
 */
export async function readDecided(
  context: Pick<PushContext, 'gateway' | 'store'>,
  entries: readonly OutboxEntry[],
  known: ShopProduct,
): Promise<ShopProduct | null> {
  if (known.variants.length > SMALL && !entries.some(({ field }) => isAboutImages(field))) {
    const needsAll = entries.some(restsOnAllVariants)
    const wanted = needsAll ? known.variants.map(({ id }) => id) : variantsOf(entries)
    const parts = await context.gateway.readParts(known.id, wanted)
    if (parts === null) return null
    const hasAll = parts.variants.length === wanted.length
    const isAllThereIs = parts.variantsCounted === known.variants.length
    if (hasAll && (isAllThereIs || !needsAll)) {
      return context.store.shop.withRemembered(withParts(known, parts))
    }
  }
  return readWhole(context, known.id)
}

/** Whether a variant may be made or deleted, and an option or a value be changed, others have a say in. */
function restsOnAllVariants({ kind, field }: OutboxEntry): boolean {
  return kind !== 'field' || field === 'option-names' || field === 'option-values'
}

function variantsOf(entries: readonly OutboxEntry[]): string[] {
  return [...new Set(entries.flatMap(({ shopifyVariantId }) => shopifyVariantId ?? []))]
}

/** As old as its oldest part, so it keeps the time of change with which it was read whole. */
function withParts(known: ShopProduct, { head, variants }: ProductParts): ShopProduct {
  const fresh = new Map(variants.map((variant) => [variant.id, variant]))
  const { images, updatedAt } = known
  return assembleShopProduct(
    { ...head, images, updatedAt },
    known.variants.map((variant) => fresh.get(variant.id) ?? variant),
  )
}
