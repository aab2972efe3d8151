import { t } from '@shared/words/words'
import { askEngine } from '../../api'
import { announce } from '../../components/announcer'
import { openProduct, useProductsStore } from './products-store'

export type Way = 'previous' | 'next'

const ENDS: Readonly<Record<Way, string>> = {
  previous: t`This is the first product`,
  next: t`This is the last product`,
}

let steps: Promise<void> = Promise.resolve()

/** Opens the product beside the one that is open, in the list as it is filtered; presses are taken in turn. */
export function stepProduct(way: Way): void {
  steps = steps.then(() => step(way))
}

async function step(way: Way): Promise<void> {
  const { openId, filter, sort } = useProductsStore.getState()
  if (openId === null) return
  const answer = await askEngine('products.neighbours', {
    amsProductId: openId,
    ...filter,
    sort,
  })
  if (!answer.ok || useProductsStore.getState().openId !== openId) return
  const beside = answer.value[way]
  if (beside === null) announce(ENDS[way])
  else openProduct(beside)
}
