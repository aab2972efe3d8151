import { ConcordError } from '@shared/contract/app-error'
import type { Brake } from '@shared/contract/review'
import type { StartPush } from '@shared/contract/sync'
import { agreedCurrency } from '../catalog'
import { previewPush } from '../planning'
import type { ShopifyGateway, StateStore } from '../ports'

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
  return previewPush(store.outbox.allWaiting(), {
    plan: gateway.points(),
    bulkFrom,
    linkedVariants: store.comparison.linkedVariants(),
  })
}

/** A mass change needs its exact figure typed: a figure that is another by now was not looked at. */
export function refuseUnconfirmed(
  ports: { readonly store: StateStore; readonly gateway: ShopifyGateway },
  confirmed: StartPush['confirmed'],
): void {
  const open = previewOfPush(ports).brakes.find(({ kind, count }) => confirmed[kind] !== count)
  if (open) throw braked(open)
}

/** An amount that was agreed in one currency must not be sent into another. */
export function refuseOtherCurrency(store: StateStore, currencyNow: string | null): void {
  const agreed = agreedCurrency(store.runs, currencyNow)
  if (agreed === null || currencyNow === null || agreed === currencyNow) return
  const prices = store.outbox
    .allWaiting()
    .filter(({ choice, field }) => choice === 'ours' && field === 'retail-price').length
  if (prices === 0) return
  throw new ConcordError({
    code: 'currency-changed',
    message: `${prices} prices wait in ${agreed}, but the shop sells in ${currencyNow} now. Nothing was sent.`,
    nextStep:
      'Take these decisions back, or import the AMS catalog with prices in the new currency.',
    retryable: true,
  })
}

const WORDS: Readonly<Record<Brake['kind'], string>> = {
  price: 'prices would change',
  sku: 'SKUs would change',
  'sold-out': 'variants would be set to 0',
}

function braked({ kind, count, of, limitPercent }: Brake): ConcordError {
  return new ConcordError({
    code: 'brake',
    message: `${count} of ${of} ${WORDS[kind]} at once, more than ${limitPercent} %. Nothing was sent; all decisions wait.`,
    nextStep: `Look through them, then type ${count} to confirm.`,
    retryable: true,
    details: { brake: kind, count: String(count) },
  })
}
