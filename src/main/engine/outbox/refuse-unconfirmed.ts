import { ConcordError } from '@shared/contract/app-error'
import type { Brake, Deletion } from '@shared/contract/review'
import type { StartPush } from '@shared/contract/sync'
import { t } from '@shared/words/words'
import { agreedCurrency } from '../catalog'
import { isDeletion, previewPush } from '../planning'
import type { OutboxEntry, ShopifyGateway, StateStore } from '../ports'
import { listDeletions } from './list-deletions'

/** What a push of everything that waits would send, with the brakes that it runs into. */
export function previewOfPush({
  store,
  gateway,
  bulkFrom,
}: {
  readonly store: StateStore
  readonly gateway: ShopifyGateway
  readonly bulkFrom?: number | undefined
}) {
  const waiting = store.outbox.allWaiting()
  return previewPush(waiting, {
    plan: gateway.points(),
    bulkFrom,
    linkedVariants: store.comparison.linkedVariants(),
    deletions: listDeletions(store, waiting),
  })
}

/**
 * A mass change and any deletion need their exact figure typed: a figure that is another by now was not
 * looked at. Gives the deletions that were confirmed by it: the push carries out no other one.
 */
export function refuseUnconfirmed(
  ports: { readonly store: StateStore; readonly gateway: ShopifyGateway },
  confirmed: StartPush['confirmed'],
): readonly Deletion[] {
  const { brakes, deletions } = previewOfPush(ports)
  const open = brakes.find(({ kind, count }) => confirmed[kind] !== count)
  if (open) throw braked(open)
  return deletions
}

/** An amount that was agreed in one currency must not be sent into another. */
export function refuseOtherCurrency(store: StateStore, currencyNow: string | null): void {
  const agreed = agreedCurrency(store.runs, currencyNow)
  if (agreed === null || currencyNow === null || agreed === currencyNow) return
  const prices = store.outbox.allWaiting().filter(carriesPrice).length
  if (prices === 0) return
  throw new ConcordError({
    code: 'currency-changed',
    message:
      prices === 1
        ? t`1 decision with prices waits in ${agreed}, but the shop sells in ${currencyNow} now. Nothing was sent.`
        : t`${prices} decisions with prices wait in ${agreed}, but the shop sells in ${currencyNow} now. Nothing was sent.`,
    nextStep: t`Take these decisions back, or import the AMS catalog with prices in the new currency.`,
    retryable: true,
  })
}

/** A price itself, and whatever is made in Shopify with one. */
function carriesPrice(entry: OutboxEntry): boolean {
  const { choice, kind, field } = entry
  if (choice !== 'ours') return false
  return (
    field === 'retail-price' || kind === 'product' || (kind === 'variant' && !isDeletion(entry))
  )
}

function brakeWords({ kind, count, of, limitPercent }: Brake): string {
  switch (kind) {
    case 'deletion':
      return count === 1
        ? t`1 variant would be deleted, which can't be undone. Nothing was sent; all decisions wait.`
        : t`${count} variants would be deleted, which can't be undone. Nothing was sent; all decisions wait.`
    case 'price':
      return t`${count} of ${of} prices would change at once, more than ${limitPercent} %. Nothing was sent; all decisions wait.`
    case 'sku':
      return t`${count} of ${of} SKUs would change at once, more than ${limitPercent} %. Nothing was sent; all decisions wait.`
    case 'sold-out':
      return t`${count} of ${of} variants would be set to 0 at once, more than ${limitPercent} %. Nothing was sent; all decisions wait.`
  }
}

function braked(brake: Brake): ConcordError {
  const { kind, count } = brake
  return new ConcordError({
    code: 'brake',
    message: brakeWords(brake),
    nextStep: t`Look through them, then type ${count} to confirm.`,
    retryable: true,
    details: { brake: kind, count: String(count) },
  })
}
