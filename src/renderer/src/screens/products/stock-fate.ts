import { availableToPush } from '@shared/catalog/available-stock'
import type { DifferenceRow } from '@shared/contract/review'
import type { ProductDetail } from '@shared/contract/store'
import { t } from '@shared/words/words'
import { count, whyStockStays } from '../../format'
import { standingOf } from './product-words'

type Variant = ProductDetail['variants'][number]

export type StockFate = {
  readonly look: 'agrees' | 'goes' | 'stays' | 'plain'
  /** What happens, in bold; "" where the text says it all. */
  readonly what: string
  readonly text: string
  /** Compare can settle it. */
  readonly review: boolean
}

type Known = {
  readonly variant: Variant
  readonly isLinked: boolean
  /** The review's row about its stock; null where nothing differs. */
  readonly row: DifferenceRow | null
  /** A person set the policy of the field to *never*. */
  readonly isNeverCompared: boolean
}

/** What will happen to a variant's stock, and for one that is not pushed, why. */
export function stockFate({ variant, isLinked, row, isNeverCompared }: Known): StockFate {
  const { stock } = variant
  if (!isLinked) return plain(t`Not pushed. The product is not in Shopify.`)
  if (variant.follows !== null) return following(variant, availableToPush(stock, stock.webOrders))
  const stays = whyStockStays(stock)
  if (stays !== null) {
    const review = stock.tracked === null
    return { look: 'stays', what: t`Not pushed.`, text: stays, review }
  }
  if (isNeverCompared) return plain(t`Not pushed. The policy of stock is Never.`)
  const available = availableToPush(stock, stock.webOrders)
  if (row === null) {
    if (available !== stock.shopifyAvailable) {
      return plain(t`Not pushed. It changed since the last compare.`)
    }
    if (stock.isSoldOut) {
      return {
        look: 'plain',
        what: t`Sold out now.`,
        text: t`Taken off sale by hand.`,
        review: false,
      }
    }
    const short = stock.wholesaleCommitments + stock.webOrders - (stock.onHand ?? 0)
    if (short <= 0) return { look: 'agrees', what: '', text: t`In agreement`, review: false }
    const text =
      stock.webOrders === 0
        ? t`Wholesale needs ${count(short)} more; never below 0.`
        : t`Orders need ${count(short)} more; never below 0.`
    return { look: 'plain', what: t`Sold out.`, text, review: false }
  }
  if (row.decisionState === 'waiting') return waiting(row, available, stock.shopifyAvailable)
  const { look, words, why } = standingOf(row)
  if (look === 'waits') return plain(`${words}.`)
  const text = (sentence: string): string => [`${sentence}.`, why].filter(Boolean).join(' ')
  // "Not pushed: parked": what stands before the colon, in every language, is what becomes of it.
  const [what = '', reason] = words.split(': ')
  if (reason === undefined) return { look: 'stays', what: '', text: text(words), review: true }
  return { look: 'stays', what: `${what}.`, text: text(capital(reason)), review: true }
}

/** It is in the stock queue. */
function following({ follows }: Variant, available: number | null): StockFate {
  if (follows === null || follows.state === 'waiting') {
    const what = t`${count(available ?? 0)} goes to Shopify by itself.`
    return { look: 'goes', what, text: '', review: false }
  }
  const what = follows.state === 'parked' ? t`Given up on.` : t`Not pushed.`
  return { look: 'stays', what, text: follows.reason, review: follows.state === 'held' }
}

function waiting(row: DifferenceRow, available: number | null, shopify: number | null): StockFate {
  if (row.choice === 'ours') {
    const what = t`${count(available ?? 0)} goes out with the next push.`
    return { look: 'goes', what, text: '', review: false }
  }
  const what = t`Shopify’s ${count(shopify ?? 0)} goes into AMS with the next push.`
  return { look: 'goes', what, text: '', review: false }
}

function plain(text: string): StockFate {
  return { look: 'plain', what: '', text, review: false }
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
