import type { ImageType } from '@shared/catalog/image-type'

/** What the bytes of a picture say of themselves, read from the file's head without decoding it. */
export type ImageFacts = {
  /** SHA-256 of the bytes as lower-case hex: the name of the picture's content. */
  readonly sha256: string
  readonly bytes: number
  readonly width: number
  readonly height: number
  readonly mediaType: ImageType
}

/** Where the bytes of a picture come from. */
export type ImageSource =
  /** `hosts`: those that a person or Shopify vouches for; nothing else is asked, also not by a redirect. */
  | { readonly kind: 'address'; readonly url: string; readonly hosts: readonly string[] }
  /** A file beside the catalog file that names it. */
  | { readonly kind: 'file'; readonly path: string }
  /** The AMS server, by the content. */
  | { readonly kind: 'ams-server'; readonly sha256: string }

/** Why a picture can't be had. `reason` is for people: what is wrong, and what to do where that helps. */
export type ImageFailure = {
  readonly code:
    | 'host-not-allowed'
    | 'address-refused'
    | 'unreachable'
    | 'gone'
    | 'too-large'
    | 'too-many-pixels'
    | 'not-a-picture'
    | 'broken'
    | 'no-file'
    | 'disk'
  readonly reason: string
  /** Asking again may help; what is refused for good is not asked again. */
  readonly retryable: boolean
  /** With `host-not-allowed`: the host that a person may allow. */
  readonly host?: string
}

export type ImageResult =
  | { readonly kind: 'kept'; readonly facts: ImageFacts }
  | { readonly kind: 'failed'; readonly failure: ImageFailure }

/**
 * The pictures that are on this computer, each once, by content. It can be emptied at any time: what is asked for
 * and not there is fetched again.
 */
export type ImageLibrary = {
  /** Fetches, checks and keeps a picture. Never rejects, but with the signal's reason when aborted. */
  fetch(source: ImageSource, signal: AbortSignal): Promise<ImageResult>
  /** The bytes, proven to be those; null where they are not here or were changed (then they are dropped). */
  read(sha256: string): Promise<Uint8Array | null>
  has(sha256: string): boolean
  /** The host of an address that a person may allow; null for an address that is refused whatever they say. */
  hostOf(url: string): string | null
  /** What is on this computer. */
  kept(): { readonly pictures: number; readonly bytes: number }
  /** The ones that were not used for the longest time go when more would be kept. */
  readonly mostBytes: number
  /** Deletes all of them. Rejects when the disk does not let them go. */
  clear(): Promise<void>
}

/** Where the pictures of a store are kept, and what may always be asked for them. */
export type ImageOptions = {
  readonly library: ImageLibrary
  /** Shopify's own hosts, and the store's: nobody has to allow them. */
  readonly hosts: readonly string[]
}

/** Width times height: more is never decoded (invariant D12). */
export const MOST_PIXELS = 50_000_000
/** Also Shopify's own bound (help.shopify.com, product media types). */
export const MOST_BYTES = 20_000_000
