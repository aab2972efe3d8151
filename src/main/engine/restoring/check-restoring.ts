import type { AmsProduct, ShopProduct } from '@shared/catalog/product'
import { t } from '@shared/words/words'
import type { OutboxEntry, Restoring } from '../ports'
import { receivingValue, sameReceived } from './receiving-value'

export type RestoringGround =
  | { readonly kind: 'as-seen' }
  | { readonly kind: 'already-there' }
  | { readonly kind: 'moved'; readonly reason: string }

/** Whether a roll back may give this field its earlier value: only what still stands as the push left it. */
export function checkRestoring(
  entry: OutboxEntry,
  restores: Restoring,
  ours: AmsProduct,
  theirs: ShopProduct,
): RestoringGround {
  const now = receivingValue(entry, ours, theirs)
  if (now === undefined) return { kind: 'moved', reason: t`The variant is gone. Nothing was sent.` }
  if (sameReceived(entry, now, restores.value)) return { kind: 'already-there' }
  if (sameReceived(entry, now, restores.since)) return { kind: 'as-seen' }
  return {
    kind: 'moved',
    reason:
      entry.choice === 'ours'
        ? t`Shopify changed it after the push. The roll back left it alone.`
        : t`AMS changed it after the push. The roll back left it alone.`,
  }
}
