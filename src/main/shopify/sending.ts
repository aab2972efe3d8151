import type { SetAside } from './points-bucket'

/** How a request goes. Nothing given: as soon as the points are there. */
export type Sending = {
  readonly signal?: AbortSignal | undefined
  /** UTC milliseconds by which a mutation leaves or not at all. */
  readonly notAfter?: number | undefined
  /** Aborted, a mutation that has not left yet never does; one that is on its way is waited for. */
  readonly unless?: AbortSignal | undefined
  /** Points set aside for it; `screen`: a person waits for it, so it may use what is kept for that. */
  readonly from?: SetAside | 'screen' | undefined
  /** Points that it will be asked for at least, where that grows with what is in it. */
  readonly points?: number | undefined
  /** It makes variants, of which Shopify lets a large shop make so many a day. */
  readonly makesVariants?: boolean
}
