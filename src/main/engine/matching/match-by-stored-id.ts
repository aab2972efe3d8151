import { t } from '@shared/words/words'
import type { Evidence } from './evidence'

/** An AMS product without a valid link, and the Shopify id that AMS stores or was linked to. */
export type StoredIdFacts = {
  readonly oursId: string
  readonly storedId: string
  /** The stored id is in the last complete read. */
  readonly isThere: boolean
  /** AMS products that claim this id, counted up to 2. */
  readonly claims: number
}

export type StoredIdVerdict =
  | { readonly kind: 'matched'; readonly theirsId: string; readonly evidence: Evidence }
  | { readonly kind: 'claimed-twice'; readonly theirsId: string }
  | { readonly kind: 'gone'; readonly theirsId: string }

/** The first pass: the strongest evidence is the id that AMS stored when the two were linked. */
export function matchByStoredId({ storedId, isThere, claims }: StoredIdFacts): StoredIdVerdict {
  if (!isThere) return { kind: 'gone', theirsId: storedId }
  if (claims > 1) return { kind: 'claimed-twice', theirsId: storedId }
  const evidence: Evidence = { kind: 'stored-id', text: t`Shopify id stored on the AMS product` }
  return { kind: 'matched', theirsId: storedId, evidence }
}
