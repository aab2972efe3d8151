import { toContent } from '@shared/ams-http/to-content'
import type { AmsProduct } from '@shared/catalog/product'
import { type AmsAttempt, AmsFailure } from '../ports'
import { productFieldsOf, sameJson, variantFieldsOf, variantOf, withPlace } from './place'
import { carryOut, type Sending, settle } from './sending'

/**
 * An attempt whose answer never came is read back before anything else is sent: a movement by its id, content and a
 * removal by the product. A movement that has not arrived goes once more, under the same id and with the same bytes.
 */
export async function readBack(
  parts: Sending,
  attempt: AmsAttempt,
  signal: AbortSignal,
): Promise<void> {
  const { server, store } = parts
  const { key, kind, productId, expected, after } = attempt
  if (kind === 'stock') {
    const served = await server.moved(key, signal)
    if (served) settle(parts, attempt, 'confirmed', served, after)
    else {
      try {
        await carryOut(parts, attempt, signal)
      } catch (thrown) {
        if (!(thrown instanceof AmsFailure) || !thrown.isAboutRequest) throw thrown
        settle(parts, attempt, 'refused')
      }
    }
    return
  }
  const served = await server.product(productId, signal)
  const isUntouched = (served?.version ?? null) === expected
  if (isUntouched) {
    settle(parts, attempt, 'not-there')
    return
  }
  if (kind === 'removal') {
    settle(parts, attempt, served ? 'moved' : 'confirmed', served)
    return
  }
  const before = store.amsServer.served(productId)?.product ?? null
  const known = served && arrived(before, after, served.product)
  const isThere = served && sameJson(toContent(served.product), toContent(after))
  settle(parts, attempt, isThere ? 'confirmed' : 'moved', served, known)
}

/**
 * What the server had before somebody else, if anybody, wrote: of what was sent, what can be seen there. Null for a
 * product that is not the one that was to be made.
 */
function arrived(before: AmsProduct | null, after: AmsProduct, now: AmsProduct): AmsProduct | null {
  if (sameJson(toContent(now), toContent(after))) return after
  if (before === null) return null
  const ofProduct = productFieldsOf([after, now])
    .filter(({ read }) => sameJson(read(after), read(now)))
    .map(({ field }) => ({ variantId: '', field }))
  const ofVariants = after.variants.flatMap((variant) => {
    const there = variantOf(now, variant.id)
    if (!there) return []
    return variantFieldsOf([variant, there])
      .filter(({ read }) => sameJson(read(variant), read(there)))
      .map(({ field }) => ({ variantId: variant.id, field }))
  })
  return [...ofProduct, ...ofVariants].reduce(
    (product, place) => withPlace(product, after, place),
    before,
  )
}
