import type { Refusal } from '../../engine/ports'
import type { AdminClient, MutationAnswer } from '../admin-client'
import { appendVariantMedia, detachVariantMedia } from '../operations'
import type { Sending } from '../sending'

/** A picture and a variant of one product, with the row of the write that they come from. */
export type Pair = { readonly index: number; readonly variantId: string; readonly mediaId: string }

type Sent =
  | {
      readonly kind: 'answered'
      readonly refusals: readonly Refusal[]
      readonly requestId: string
    }
  | Exclude<MutationAnswer, { kind: 'ok' }>

/** Refusals that mean: somebody changed it since it was read (`MediaUserErrorCode`). */
const MOVED: ReadonlySet<string | null> = new Set([
  'MEDIA_IS_NOT_ATTACHED_TO_VARIANT',
  'PRODUCT_VARIANT_ALREADY_HAS_MEDIA',
])

/**
 * Joins or parts pictures and variants. Shopify carries out all pairs or none, so what it names as wrong is left
 * out and the others go once more; what names no pair refuses all.
 */
export async function sendPairs(
  client: AdminClient,
  kind: 'append' | 'detach',
  productId: string,
  pairs: readonly Pair[],
  sending: Sending,
): Promise<Sent> {
  const operation = kind === 'append' ? appendVariantMedia : detachVariantMedia
  const refusals: Refusal[] = []
  let left = pairs
  for (;;) {
    const answer: MutationAnswer = await client.mutate(
      operation,
      {
        productId,
        variantMedia: left.map(({ variantId, mediaId }) => ({ variantId, mediaIds: [mediaId] })),
      },
      sending,
    )
    if (answer.kind !== 'ok') return answer
    const { requestId } = answer
    const { userErrors } = operation.data.parse(answer.data).changed
    const named = new Map<number, Refusal>()
    for (const { field, message, code } of userErrors) {
      const row = field?.[0] === 'variantMedia' ? Number(field[1]) : Number.NaN
      const pair = left[row]
      const isStale = MOVED.has(code)
      if (pair === undefined) {
        const all = left.map(({ index }) => ({ message, variantIndex: index, isStale }))
        return { kind: 'answered', refusals: [...refusals, ...all], requestId }
      }
      named.set(row, { message, variantIndex: pair.index, isStale })
    }
    refusals.push(...named.values())
    left = left.filter((_, row) => !named.has(row))
    if (named.size === 0 || left.length === 0) return { kind: 'answered', refusals, requestId }
  }
}
