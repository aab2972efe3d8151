import { t } from '@shared/words/words'
import type { Candidate, Evidence } from './evidence'

/** One variant of an AMS product, seen by its SKU. `""`: the SKU is blank and says nothing. */
export type SkuFact = {
  readonly sku: string
  /** Variants with this SKU on each side, counted up to 2. */
  readonly ourUses: number
  readonly theirUses: number
  /** A Shopify product that has the SKU; null when none has. */
  readonly theirsId: string | null
}

/** The SKUs of one AMS product, one fact for each variant. */
export type ProductSkus = { readonly oursId: string; readonly facts: readonly SkuFact[] }

/** SKUs that more than one variant of a side uses. */
export type SkusUsedTwice = {
  readonly ours: ReadonlySet<string>
  readonly theirs: ReadonlySet<string>
}

/** What the SKUs of one product say at a glance. */
export type SkuGlance =
  /** Exactly one Shopify product shares SKUs with it, and `proof` is used once on each side. */
  | {
      readonly kind: 'one'
      readonly theirsId: string
      readonly proof: string
      /** SKUs that the two share, each used once on each side. */
      readonly sharedOnce: number
    }
  | { readonly kind: 'none'; readonly hasSku: boolean }
  /** Something is not unique: every candidate has to be looked at. */
  | { readonly kind: 'look-closer' }

/** The quick look that settles nearly every product of a healthy catalog. */
export function glanceAtSkus(facts: readonly SkuFact[]): SkuGlance {
  let hasSku = false
  let theirsId: string | null = null
  let proof: string | null = null
  let sharedOnce = 0
  for (const fact of facts) {
    if (fact.sku === '') continue
    hasSku = true
    if (fact.theirsId === null) continue
    if (fact.theirUses > 1 || (theirsId !== null && theirsId !== fact.theirsId)) return LOOK_CLOSER
    theirsId = fact.theirsId
    if (fact.ourUses > 1) continue
    proof ??= fact.sku
    sharedOnce++
  }
  if (theirsId === null) return { kind: 'none', hasSku }
  return proof === null ? LOOK_CLOSER : { kind: 'one', theirsId, proof, sharedOnce }
}

const LOOK_CLOSER: SkuGlance = { kind: 'look-closer' }

/** A Shopify product that shares a SKU, one entry for each SKU shared. */
export type SharedSku = {
  readonly theirsId: string
  readonly sku: string
  readonly ourUses: number
  readonly theirUses: number
  /** Linked to another AMS product already. */
  readonly isTaken: boolean
}

export type SkuVerdict =
  | { readonly kind: 'matched'; readonly theirsId: string; readonly evidence: Evidence }
  | { readonly kind: 'only-ours' }
  | {
      readonly kind: 'ambiguous' | 'duplicate-sku'
      readonly candidates: readonly Candidate[]
      readonly reason: string
    }

/**
 * The second pass, in full: a SKU links only where it is not blank, used once on each side, and points
 * to one product to which no other AMS product points. Everything else is doubt, and doubt is a result.
 * `isContested`: something else speaks against the only candidate.
 */
export function matchBySku(shared: readonly SharedSku[], isContested: boolean): SkuVerdict {
  const candidates = candidatesOf(shared)
  const [first] = candidates
  if (!first) return { kind: 'only-ours' }
  const proof = shared.find(({ ourUses, theirUses }) => ourUses === 1 && theirUses === 1)
  if (candidates.length === 1 && proof && !first.isTaken && !isContested) {
    return { kind: 'matched', theirsId: first.theirsId, evidence: skuEvidence(proof.sku) }
  }
  const twiceOurs = shared.find(({ ourUses }) => ourUses > 1)
  const twiceTheirs = shared.find(({ theirUses }) => theirUses > 1)
  const offered = toCandidates(shared)
  if (twiceOurs)
    return doubt('duplicate-sku', t`SKU ${twiceOurs.sku} is used more than once in AMS`)
  if (twiceTheirs) {
    return doubt('duplicate-sku', t`SKU ${twiceTheirs.sku} is used more than once in Shopify`)
  }
  if (candidates.some(({ isTaken }) => isTaken)) {
    return doubt(
      'ambiguous',
      t`The Shopify product with the same SKU is linked to another AMS product`,
    )
  }
  return doubt('ambiguous', t`Several products share SKUs with this one`)

  function doubt(kind: 'ambiguous' | 'duplicate-sku', reason: string): SkuVerdict {
    return { kind, candidates: offered, reason }
  }
}

/** The evidence of a match by SKU. */
export function skuEvidence(sku: string): Evidence {
  return { kind: 'sku', text: t`Same SKU ${sku}, used once on each side` }
}

/** The candidates that a set of shared SKUs names, each with what speaks for it. */
export function toCandidates(shared: readonly SharedSku[]): Candidate[] {
  return candidatesOf(shared).map(({ theirsId, skus }) => ({
    theirsId,
    evidence: t`Same SKU ${skus.join(', ')}`,
  }))
}

function candidatesOf(shared: readonly SharedSku[]) {
  const byId = new Map<string, { theirsId: string; skus: string[]; isTaken: boolean }>()
  for (const { theirsId, sku, isTaken } of shared) {
    const known = byId.get(theirsId) ?? { theirsId, skus: [], isTaken }
    known.skus.push(sku)
    byId.set(theirsId, known)
  }
  return [...byId.values()]
}
