import type { ImageFacts, ImageFailure } from './image-library'

/** Where a picture's content is known by: a Shopify media id, a public address, or `file:<path>`. */
export type ImageKey = string

/** A picture that a catalog names, and where its bytes are to be had. */
export type NamedImage = {
  readonly source: ImageKey
  /** A public address, or the path of a file where `source` begins with `file:`. */
  readonly address: string
}

/** What is known of a source's content. */
export type ImageContent = {
  readonly source: ImageKey
  /** What was asked last. */
  readonly address: string
  /** Null while it was never had from this address. */
  readonly facts: ImageFacts | null
  /** Why it was not had when it was asked last. */
  readonly failure: ImageFailure | null
  /** How often in a row it was not had. */
  readonly tries: number
  /** UTC, ISO 8601. */
  readonly checkedAt: string
}

/** Pictures of a stretch of a catalog. */
export type NamedImages = {
  /** Id of the last product looked at; null when there is no more. */
  readonly last: string | null
  readonly images: readonly (NamedImage & { readonly content: ImageContent | null })[]
}

/** What is known of the contents of pictures, and the hosts that a person allowed. */
export type ImageContentStore = {
  /** Pictures of up to `limit` products of AMS after an id. */
  ofAms(after: string, limit: number): NamedImages
  /** The same for Shopify, of linked products and of pictures that have an address. */
  ofLinked(after: string, limit: number): NamedImages
  content(source: ImageKey): ImageContent | null
  /** Null when no source has had this content. */
  facts(sha256: string): ImageFacts | null
  /** The content was had. */
  had(image: NamedImage, facts: ImageFacts, at: string): void
  failed(image: NamedImage, failure: ImageFailure, at: string): void
  /** Failures are forgotten, so that they are asked anew: all of them, or those of a host that was not allowed. */
  forgetFailures(notAllowedHost?: string): void
  /** Hosts that a person spoke of. */
  hosts(): readonly { readonly host: string; readonly isAllowed: boolean }[]
  setHost(host: string, isAllowed: boolean): void
  /** Hosts that redirects led to and that were not allowed. */
  refusedHosts(): readonly string[]
}
