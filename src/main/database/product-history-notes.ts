import { MOVEMENT_KINDS, type MovementKind } from '@shared/catalog/stock-movement'
import { t } from '@shared/words/words'
import { z } from 'zod'

const movementKindSchema = z.enum(MOVEMENT_KINDS)

type Noted = {
  readonly action: string
  /** Outcome of a try, or kind of a movement; "" where the note says all. */
  readonly about: string
  readonly quantity: number | null
  /** What was written down: a reason, evidence, or what Shopify said. */
  readonly note: string
}

/** What a line of the history says besides its values, as a sentence. */
export function noteOf({ action, about, quantity, note }: Noted): string {
  if (action === 'tried') return triedWords(about, note)
  if (action !== 'stock-moved') return note
  return [movedWords(movementKindSchema.parse(about), quantity ?? 0), note]
    .filter(Boolean)
    .join(' ')
}

function triedWords(outcome: string, message: string): string {
  switch (outcome) {
    case 'done':
      return t`Shopify carried it out.`
    case 'refused':
      return t`Shopify refused it: ${message}`
    case 'not-sent':
      return t`It was not sent: ${message}`
    default:
      return message === '' ? t`The answer was lost.` : t`The answer was lost: ${message}`
  }
}

function movedWords(kind: MovementKind, quantity: number): string {
  switch (kind) {
    case 'sale':
      return t`Sale of ${quantity}.`
    case 'receipt':
      return t`Receipt of ${quantity}.`
    case 'adjustment':
      return t`Counted ${quantity}.`
    case 'order-placed':
      return t`Wholesale order of ${quantity}.`
    case 'order-shipped':
      return t`Wholesale order shipped, ${quantity}.`
    case 'order-cancelled':
      return t`Wholesale order cancelled, ${quantity}.`
  }
}
