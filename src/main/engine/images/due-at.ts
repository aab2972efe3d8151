import type { ImageContent, NamedImage } from '../ports'

const HOUR_MS = 3_600_000
/** After this many in a row it is asked once a day. */
const LONGEST_MS = 24 * HOUR_MS

/**
 * UTC milliseconds from which on a picture is fetched by itself: 0 for one that was never asked for, null for one that
 * is known or was refused for good. What failed is asked again after an hour, then in growing distances.
 */
export function dueAt(image: NamedImage, content: ImageContent | null, now: number): number | null {
  if (content === null || isOtherContent(image, content)) return 0
  const { facts, failure, tries, checkedAt } = content
  if (failure === null) return facts === null ? 0 : null
  if (!failure.retryable) return null
  const asked = Date.parse(checkedAt)
  // It was asked in what is the future: the system's clock was put back since.
  if (asked > now) return now
  return asked + Math.min(HOUR_MS * 2 ** (tries - 1), LONGEST_MS)
}

/**
 * Whether what is known is of another content: Shopify serves new content of a media id at another address. The host
 * counts for nothing, as the same file is served by several.
 */
export function isOtherContent({ address }: NamedImage, content: ImageContent): boolean {
  return address !== content.address && withinHost(address) !== withinHost(content.address)
}

function withinHost(address: string): string {
  try {
    const { pathname, search } = new URL(address)
    return pathname + search
  } catch {
    return address
  }
}
