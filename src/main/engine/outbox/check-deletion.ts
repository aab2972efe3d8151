import type { AmsProduct, ShopProduct } from '@shared/catalog/product'
import type { Deletion } from '@shared/contract/review'
import { t } from '@shared/words/words'
import { matchVariants } from '../matching'
import { whyKept } from '../planning'
import type { OutboxEntry } from '../ports'
import type { Ground } from './check-ground'
import { type Facts, factsOf } from './list-deletions'

export type DeletionGround =
  | Ground
  /** It was decided after the list of this push was confirmed: it waits for the next one. */
  | { readonly kind: 'not-confirmed' }

const GROWN_LINK = t`The other side has this variant by now, so it is no longer alone.`
const LEFT_ALONE = t`It was not deleted.`

/**
 * Whether a variant may be deleted now: it is as it stood in the list that a person confirmed, the other
 * side still has no counterpart, and it is not the last one of its product.
 */
export function checkDeletion(
  entry: OutboxEntry,
  listed: Deletion | undefined,
  ours: AmsProduct,
  theirs: ShopProduct,
): DeletionGround {
  const { onlyOurs, onlyTheirs } = matchVariants(ours.variants, theirs.variants)
  const inShopify = entry.choice === 'ours'
  const there = inShopify ? theirs.variants : ours.variants
  const id = inShopify ? entry.shopifyVariantId : entry.amsVariantId
  const variant = there.find((candidate) => candidate.id === id)
  if (!variant) return { kind: 'already-there' }
  if (!listed) return { kind: 'not-confirmed' }
  const isAlone = (inShopify ? onlyTheirs : onlyOurs).some((candidate) => candidate.id === id)
  if (!isAlone) return moved(GROWN_LINK)
  const [why] = whyKept(variant, there.length, inShopify ? onlyOurs : onlyTheirs) ?? []
  if (why !== undefined) return moved(why)
  const facts = factsOf(entry, ours, theirs)
  if (!facts || !isAsListed(listed, facts)) {
    return moved(
      inShopify
        ? t`It changed in Shopify after it was listed.`
        : t`It changed in AMS after it was listed.`,
    )
  }
  return { kind: 'as-seen' }
}

/** The reason why none of these goes: together they are all that the product has. Null where one stays. */
export function whyNotAll(deleted: number, variantsThere: number): string | null {
  return deleted > 0 && deleted >= variantsThere
    ? t`These are all variants that the product has, and it keeps at least one. ${LEFT_ALONE}`
    : null
}

function isAsListed(listed: Facts, now: Facts): boolean {
  return (
    listed.sku === now.sku &&
    listed.variantLabel === now.variantLabel &&
    listed.price === now.price &&
    listed.stock === now.stock
  )
}

function moved(reason: string): Ground {
  return { kind: 'moved', reason: `${reason} ${LEFT_ALONE}` }
}
