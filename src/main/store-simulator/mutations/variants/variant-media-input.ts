import { z } from 'zod'
import { mediaGid } from '../../queries/media'
import type { ProductRecord, VariantRecord } from '../../state/records'
import type { StoreState } from '../../state/store-state'
import { type UserError, userError } from '../user-error'

/** How a variant's row names its image: a media of the product, or the source of one that comes with the call. */
export const variantMediaShape = {
  mediaId: z.string().nullish(),
  mediaSrc: z.array(z.string()).nullish(),
}
type Row = {
  readonly mediaId?: string | null | undefined
  readonly mediaSrc?: readonly string[] | null | undefined
}

export function checkVariantMedia(
  store: StoreState,
  product: ProductRecord,
  { mediaId, mediaSrc }: Row,
  at: (...names: string[]) => string[],
): UserError[] {
  if (mediaId != null && mediaSrc != null) {
    const message = 'Cannot specify both mediaSrc and mediaId.'
    return [userError(at('mediaId'), message, 'CANNOT_SPECIFY_BOTH')]
  }
  if (mediaId == null) return []
  const media = product.media.find((record) => mediaGid(record) === mediaId)
  if (media === undefined) {
    const message = 'Media does not exist on the specified product'
    return [userError(at('mediaId'), message, 'MUST_BE_FOR_THIS_PRODUCT')]
  }
  if (media.kind === 'IMAGE' && media.statusAt(store.nowMs()) === 'READY') return []
  const message = 'Non-ready media cannot be attached to variants'
  return [userError(at('mediaId'), message, 'INVALID_VALUE')]
}

/** Shows the image on the variant, in place of the one it had; returns whether that is a change. */
export function applyVariantMedia(
  product: ProductRecord,
  variant: VariantRecord,
  { mediaId, mediaSrc }: Row,
): boolean {
  const wanted = product.media.find((record) =>
    mediaId == null
      ? mediaSrc?.includes(record.content.url ?? '') === true
      : mediaGid(record) === mediaId,
  )
  if (wanted === undefined || wanted.id === variant.mediaId) return false
  variant.mediaId = wanted.id
  return true
}
