import { isWebAddress } from '@shared/catalog/web-address'
import { t } from '@shared/words/words'
import type { NewPicture } from '../../engine/ports'

/** Shopify's bound of an alt text, in characters (help of fileUpdate, Admin API). */
const MOST_ALT_CHARACTERS = 512
const MOST_ADDRESS_CHARACTERS = 2048

export const NOT_HERE: string = t`The file of this picture is not on this computer any more. Import the catalog again, then push it again.`
export const NO_PICTURE: string = t`This file is no picture that Shopify takes. Save it as JPEG, PNG, GIF or WebP, then push it again.`

/** Why Shopify would refuse an alt text; null when it takes it. */
export function altRefusal(alt: string): string | null {
  // As code points, which is how Shopify's language counts.
  const characters = Array.from(alt).length
  return characters <= MOST_ALT_CHARACTERS
    ? null
    : t`The alt text has ${characters} characters; Shopify takes ${MOST_ALT_CHARACTERS} at most. Shorten it, then push it again.`
}

/** Why a picture need not be sent; null when nothing is known against it. One such refuses a whole request. */
export function unsendable({ alt, source }: NewPicture): string | null {
  const refusal = altRefusal(alt)
  if (refusal !== null || source.kind === 'upload' || isAddress(source.url)) return refusal
  return t`The address of this picture is none that Shopify can fetch: it has to begin with http:// or https:// and have ${MOST_ADDRESS_CHARACTERS} characters at most.`
}

function isAddress(url: string): boolean {
  return url.length <= MOST_ADDRESS_CHARACTERS && isWebAddress(url)
}
