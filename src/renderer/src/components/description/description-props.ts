import type { Side } from '@shared/catalog/product'

export type DescriptionProps = {
  readonly html: string
  /** What it is marked against; null where this side did not move. */
  readonly base: string | null
  readonly side: Side | 'base'
}
