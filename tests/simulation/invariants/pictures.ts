import type { MediaRecord } from '@main/store-simulator/state/media-record'
import type { ProductRecord } from '@main/store-simulator/state/records'
import type { AmsImage, AmsProduct } from '@shared/catalog/product'
import { variantGid } from '../world/fields'
import { hold } from '../world/violation'

/**
 * The pictures of a linked pair are the same, each once, in the same order, with the same texts, and show the same
 * variants; what differs is shown as a row. Told from the addresses that the two sides hold, not from labels.
 */
export function holdPictures(
  ours: AmsProduct,
  theirs: ProductRecord,
  isShown: (field: string, variantId?: string) => boolean,
): void {
  const media = theirs.media.filter(({ kind, content }) => kind === 'IMAGE' && !content.failure)
  const counterpart = (image: AmsImage): MediaRecord | undefined =>
    media.find((candidate) => isOf(image, candidate))
  const what = (): string =>
    `${ours.id}: AMS shows ${ours.images.map(({ url }) => url).join(', ')}, Shopify ${media.map(({ content }) => content.url).join(', ')}`

  if (!isShown('images')) {
    const matched = new Set(ours.images.map(counterpart))
    hold(!matched.has(undefined) && matched.size === media.length, 'R1', what)
  }
  const shared = ours.images.flatMap((image) => {
    const other = counterpart(image)
    return other ? [{ image, other }] : []
  })
  if (!isShown('image-order')) {
    const places = shared.map(({ other }) => media.indexOf(other))
    hold(
      places.every((place, index) => index === 0 || place > (places[index - 1] ?? 0)),
      'R1',
      () => `${what()}, in another order`,
    )
  }
  if (!isShown('image-alts')) {
    const odd = shared.find(({ image, other }) => plain(image.alt) !== plain(other.alt))
    hold(odd === undefined, 'R1', () => `${what()}: "${odd?.image.alt}" is "${odd?.other.alt}"`)
  }
  for (const variant of ours.variants) {
    const their = theirs.variants.find((one) => variantGid(one) === variant.shopifyVariantId)
    if (!their || isShown('variant-image', variant.id) || isShown('variant', variant.id)) continue
    const image = ours.images.find(({ id }) => id === variant.imageId)
    const other = media.find(({ id }) => id === their.mediaId)
    hold(
      image === undefined ? other === undefined : other !== undefined && isOf(image, other),
      'R1',
      () => `${variant.id} is shown by ${image?.url}, in Shopify by ${other?.content.url}`,
    )
  }
}

/** By the address that it was made from, or at which AMS found it. */
function isOf({ url }: AmsImage, { id, content }: MediaRecord): boolean {
  return url !== null && (url === content.url || url.includes(`/${id}/`))
}

function plain(alt: string): string {
  return alt.normalize('NFC').trim()
}
